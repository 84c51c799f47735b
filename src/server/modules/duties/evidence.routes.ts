import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { AssignmentPage } from '../../../shared/assignment-page.ts'
import { AnswerPeriod } from '../../../shared/duties.ts'
import { Evidence, MAX_EVIDENCE_BYTES } from '../../../shared/evidence.ts'
import { Uuid } from '../../../shared/schema.ts'
import { limitPlaces } from '../../platform/places.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { readUploadForm, takeUploads } from '../../platform/upload-form.ts'
import { checkAgainst, validatorCompiler } from '../../platform/validation.ts'
import { attachmentNamed, fileTooLarge, uploadsWaiting } from '../documents/index.ts'
import {
  attachEvidence,
  detachEvidence,
  type EvidenceDeps,
  getEvidenceFile,
  type NewFile,
  requireAnswering,
} from './evidence.service.ts'
import { MEDIA_TYPES } from './evidence-kinds.ts'

const tags = ['duties']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const OneFile = Type.Object({ id: Uuid, evidenceId: Uuid })
type OneFile = Static<typeof OneFile>
/** Told to those who read the description; the form itself is read piece by piece. */
const EvidenceForm = Type.Object({
  file: Type.Unsafe<never>({
    type: 'string',
    format: 'binary',
    description: `${Object.keys(MEDIA_TYPES).join(', ')}; 25 MB`,
  }),
  period: AnswerPeriod,
})
const files = Object.fromEntries(
  Object.values(MEDIA_TYPES).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
)

/** Each is held whole until it is looked through and kept. */
const uploadPlaces = { all: 8, each: 3, waitMs: 15_000 }

export function evidenceRoutes(app: FastifyInstance, deps: EvidenceDeps): void {
  const { db, clock } = deps
  const inPlace = limitPlaces(uploadPlaces, uploadsWaiting)
  app.register(async (app) => {
    await takeUploads(app, MAX_EVIDENCE_BYTES)
    app.post<{ Params: Id }>(
      '/assignments/:id/evidence',
      {
        schema: {
          tags,
          description: 'Keeps a file with the answer of a period that is not handed in.',
          consumes: ['multipart/form-data'],
          params: Id,
          body: EvidenceForm,
          response: { 200: Evidence, 201: Evidence },
        },
        validatorCompiler: (part) => (part.httpPart === 'body' ? () => true : validatorCompiler(part)),
        config: { access: 'duties.answer' },
      },
      async (request, reply) => {
        const { actor, params } = request
        await requireAnswering(db, actor, params.id)
        const { evidence, alreadyHere } = await inPlace(actor.personId, async () =>
          attachEvidence(deps, actor, params.id, await readForm(request)),
        )
        return reply.code(alreadyHere ? 200 : 201).send(evidence)
      },
    )
  })
  app.get<{ Params: OneFile }>(
    '/assignments/:id/evidence/:evidenceId/file',
    {
      schema: { tags, params: OneFile, response: { 200: { description: 'As it was uploaded', content: files } } },
      config: { access: 'duties.read', reads: { action: 'duties.download', of: 'assignment' } },
    },
    async (request, reply) => {
      const { id, evidenceId } = request.params
      const { fileName, mediaType, bytes } = await getEvidenceFile(db, request.actor, id, evidenceId)
      return reply
        .type(mediaType)
        .header('content-disposition', attachmentNamed(fileName))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )
  app.post<{ Params: OneFile }>(
    '/assignments/:id/evidence/:evidenceId/remove',
    { schema: { tags, params: OneFile, response: { 200: AssignmentPage } }, config: { access: 'duties.answer' } },
    (request) => detachEvidence(db, clock, request.actor, request.params.id, request.params.evidenceId),
  )
}

async function readForm(request: FastifyRequest): Promise<NewFile> {
  const { bytes, fileName, fields } = await readUploadForm(request, () => fileTooLarge(MAX_EVIDENCE_BYTES))
  const { period } = fields
  if (typeof period !== 'string') throw invalidRequest([{ pointer: '#/period', code: 'required' }])
  const errors = checkAgainst(AnswerPeriod, period, '#/period')
  if (errors.length > 0) throw invalidRequest(errors)
  return { bytes, fileName, period }
}
