import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { MAX_EVIDENCE_BYTES } from '../../../shared/evidence.ts'
import { CellKey } from '../../../shared/figures.ts'
import { FormEvidence, FormPage } from '../../../shared/forms.ts'
import { Uuid } from '../../../shared/schema.ts'
import { limitPlaces } from '../../platform/places.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { readUploadForm, takeUploads } from '../../platform/upload-form.ts'
import { checkAgainst, validatorCompiler } from '../../platform/validation.ts'
import { attachmentNamed, fileTooLarge, uploadsWaiting } from '../documents/index.ts'
import { MEDIA_TYPES } from '../duties/index.ts'
import {
  attachToCell,
  detachFromCell,
  type FormEvidenceDeps,
  getCellFile,
  type NewCellFile,
  requireEntering,
} from './form-evidence.service.ts'

const tags = ['figures']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const OneFile = Type.Object({ id: Uuid, evidenceId: Uuid })
type OneFile = Static<typeof OneFile>
/** Told to those who read the description; the form itself is read piece by piece. */
const CellFileForm = Type.Object({
  file: Type.Unsafe<never>({
    type: 'string',
    format: 'binary',
    description: `${Object.keys(MEDIA_TYPES).join(', ')}; 25 MB`,
  }),
  ...CellKey.properties,
})
const files = Object.fromEntries(
  Object.values(MEDIA_TYPES).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
)

/** Each is held whole until it is looked through and kept. */
const uploadPlaces = { all: 8, each: 3, waitMs: 15_000 }

export function formEvidenceRoutes(app: FastifyInstance, deps: FormEvidenceDeps): void {
  const { db, clock } = deps
  const inPlace = limitPlaces(uploadPlaces, uploadsWaiting)
  app.register(async (app) => {
    await takeUploads(app, MAX_EVIDENCE_BYTES)
    app.post<{ Params: Id }>(
      '/forms/:id/evidence',
      {
        schema: {
          tags,
          description: 'Keeps a file with a figure of a form that is open.',
          consumes: ['multipart/form-data'],
          params: Id,
          body: CellFileForm,
          response: { 200: FormEvidence, 201: FormEvidence },
        },
        validatorCompiler: (part) => (part.httpPart === 'body' ? () => true : validatorCompiler(part)),
        config: { access: 'figures.enter' },
      },
      async (request, reply) => {
        const { actor, params } = request
        await requireEntering(db, actor, params.id)
        const { evidence, alreadyHere } = await inPlace(actor.personId, async () =>
          attachToCell(deps, actor, params.id, await readForm(request)),
        )
        return reply.code(alreadyHere ? 200 : 201).send(evidence)
      },
    )
  })
  app.get<{ Params: OneFile }>(
    '/forms/:id/evidence/:evidenceId/file',
    {
      schema: { tags, params: OneFile, response: { 200: { description: 'As it was uploaded', content: files } } },
      config: { access: 'figures.read', reads: { action: 'figures.download', of: 'form' } },
    },
    async (request, reply) => {
      const { id, evidenceId } = request.params
      const { fileName, mediaType, bytes } = await getCellFile(db, request.actor, id, evidenceId)
      return reply
        .type(mediaType)
        .header('content-disposition', attachmentNamed(fileName))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )
  app.post<{ Params: OneFile }>(
    '/forms/:id/evidence/:evidenceId/remove',
    { schema: { tags, params: OneFile, response: { 200: FormPage } }, config: { access: 'figures.enter' } },
    (request) => detachFromCell(db, clock, request.actor, request.params.id, request.params.evidenceId),
  )
}

async function readForm(request: FastifyRequest): Promise<NewCellFile> {
  const { bytes, fileName, fields } = await readUploadForm(request, () => fileTooLarge(MAX_EVIDENCE_BYTES))
  const { elementId, category = '' } = fields
  const errors = checkAgainst(CellKey, { elementId, category }, '#')
  if (errors.length > 0) throw invalidRequest(errors)
  return { bytes, fileName, elementId: String(elementId), category: String(category) }
}
