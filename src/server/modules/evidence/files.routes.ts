import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox'
import { MAX_EVIDENCE_BYTES } from '../../../shared/evidence.ts'
import type { Action } from '../../../shared/people.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Actor } from '../../platform/actor.ts'
import { limitPlaces } from '../../platform/places.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { readUploadForm, takeUploads } from '../../platform/upload-form.ts'
import { checkAgainst, validatorCompiler } from '../../platform/validation.ts'
import { attachmentNamed, fileTooLarge, uploadsWaiting } from '../documents/index.ts'
import { MEDIA_TYPES } from './evidence-kinds.ts'
import type { NewFile } from './examining.ts'

type Id = { id: string }
type OneFile = Id & { evidenceId: string }
const OneFile = Type.Object({ id: Uuid, evidenceId: Uuid })
const files = Object.fromEntries(
  Object.values(MEDIA_TYPES).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
)
/** Each is held whole until it is looked through and kept. */
const uploadPlaces = { all: 8, each: 3, waitMs: 15_000 }

/** What files stand with: how it is addressed, what is said beside each, and what its service does with them. */
export type FilesOf<Fields extends TProperties> = {
  tag: string
  /** Above the id: `/forms`. */
  path: string
  description: string
  fields: TObject<Fields>
  /** What stands in place of a field that was not sent. */
  usual?: Record<string, string>
  evidence: TSchema
  page: TSchema
  read: Action
  change: Action
  downloads: { action: 'duties.download' | 'figures.download'; of: 'assignment' | 'form' }
  /** Asked before the bytes are. Throws where the actor may add none. */
  requireAdding: (actor: Actor, id: string) => Promise<void>
  attach: (
    actor: Actor,
    id: string,
    file: NewFile & Static<TObject<Fields>>,
  ) => Promise<{ evidence: unknown; alreadyHere: boolean }>
  find: (
    actor: Actor,
    id: string,
    evidenceId: string,
  ) => Promise<{ fileName: string; mediaType: string; bytes: Buffer }>
  detach: (actor: Actor, id: string, evidenceId: string) => Promise<unknown>
}

/** To add a file, to download it and to take it away. */
export function fileRoutes<Fields extends TProperties>(app: FastifyInstance, of: FilesOf<Fields>): void {
  const { tag, path, fields, evidence, page, read, change } = of
  const tags = [tag]
  const inPlace = limitPlaces(uploadPlaces, uploadsWaiting)
  /** Told to those who read the description; the form itself is read piece by piece. */
  const body = Type.Object({
    file: Type.Unsafe<never>({
      type: 'string',
      format: 'binary',
      description: `${Object.keys(MEDIA_TYPES).join(', ')}; 25 MB`,
    }),
    ...fields.properties,
  })
  app.register(async (app) => {
    await takeUploads(app, MAX_EVIDENCE_BYTES)
    app.post<{ Params: Id }>(
      `${path}/:id/evidence`,
      {
        schema: {
          tags,
          description: of.description,
          consumes: ['multipart/form-data'],
          params: Type.Object({ id: Uuid }),
          body,
          response: { 200: evidence, 201: evidence },
        },
        validatorCompiler: (part) => (part.httpPart === 'body' ? () => true : validatorCompiler(part)),
        config: { access: change },
      },
      async (request, reply) => {
        const { actor, params } = request
        await of.requireAdding(actor, params.id)
        const { evidence, alreadyHere } = await inPlace(actor.personId, async () =>
          of.attach(actor, params.id, await readFile(request, of)),
        )
        return reply.code(alreadyHere ? 200 : 201).send(evidence)
      },
    )
  })
  app.get<{ Params: OneFile }>(
    `${path}/:id/evidence/:evidenceId/file`,
    {
      schema: { tags, params: OneFile, response: { 200: { description: 'As it was uploaded', content: files } } },
      config: { access: read, reads: of.downloads },
    },
    async ({ actor, params }, reply) => {
      const { fileName, mediaType, bytes } = await of.find(actor, params.id, params.evidenceId)
      return reply
        .type(mediaType)
        .header('content-disposition', attachmentNamed(fileName))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )
  app.post<{ Params: OneFile }>(
    `${path}/:id/evidence/:evidenceId/remove`,
    { schema: { tags, params: OneFile, response: { 200: page } }, config: { access: change } },
    async ({ actor, params }) => of.detach(actor, params.id, params.evidenceId),
  )
}

async function readFile<Fields extends TProperties>(
  request: FastifyRequest,
  { fields, usual = {} }: FilesOf<Fields>,
): Promise<NewFile & Static<TObject<Fields>>> {
  const { bytes, fileName, fields: sent } = await readUploadForm(request, () => fileTooLarge(MAX_EVIDENCE_BYTES))
  const said = Object.fromEntries(Object.keys(fields.properties).map((name) => [name, sent[name] ?? usual[name]]))
  const errors = checkAgainst(fields, said, '#')
  if (errors.length > 0) throw invalidRequest(errors)
  return { bytes, fileName, ...(said as Static<TObject<Fields>>) }
}
