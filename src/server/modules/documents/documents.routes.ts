import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { Document, DocumentText, MAX_FILE_BYTES, ReadingStatus, UploadedDocument } from '../../../shared/documents.ts'
import { BigId, strict, Uuid } from '../../../shared/schema.ts'
import { inTransaction } from '../../platform/database.ts'
import { limitPlaces } from '../../platform/places.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { readUploadForm, takeUploads } from '../../platform/upload-form.ts'
import { checkAgainst } from '../../platform/validation.ts'
import { fileTooLarge, uploadsWaiting } from './documents.problems.ts'
import {
  type DocumentsDeps,
  getDocument,
  getDocumentFile,
  getDocumentText,
  listDocuments,
  removeDocument,
  type Upload,
  uploadDocument,
} from './documents.service.ts'
import { attachmentNamed, nameAs } from './file-name.ts'
import { readAgain } from './readings.service.ts'

const Id = Type.Object({ id: Uuid })
type OfId = { Params: Static<typeof Id> }
const Page = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 200 }),
  before: Type.Optional(Uuid),
})
const DocumentPage = Type.Object({ documents: Type.Array(Document), more: Type.Boolean() }, strict)
/** Told to those who read the description; the form itself is read piece by piece. */
const UploadForm = Type.Object({
  file: Type.Unsafe<never>({ type: 'string', format: 'binary', description: '.docx or .txt, 25 MB' }),
  unitId: Type.Optional(BigId),
})
const WhichText = Type.Object({ textId: Type.Optional(Uuid) })

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  // Its encoding is whatever its author had.
  txt: 'application/octet-stream',
}
const originals = {
  description: 'As it was uploaded',
  content: Object.fromEntries(
    Object.values(mediaTypes).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
  ),
}
const tags = ['documents']
const read = { access: 'documents.read' } as const
const readOne = { ...read, reads: { action: 'documents.read', of: 'document' } } as const
const download = { ...read, reads: { action: 'documents.download', of: 'document' } } as const
const upload = { access: 'documents.upload' } as const

/** Each is held whole, some times over, until it is looked through and kept. */
const uploadPlaces = { all: 8, each: 3, waitMs: 15_000 }

export function documentRoutes(app: FastifyInstance, deps: DocumentsDeps): void {
  const { db } = deps
  const inPlace = limitPlaces(uploadPlaces, uploadsWaiting)
  app.register(async (app) => {
    await takeUploads(app, MAX_FILE_BYTES)
    app.post(
      '/documents',
      {
        schema: {
          tags,
          description: 'Keeps a document at `unitId` (your own unit where it is left out) and has it read.',
          consumes: ['multipart/form-data'],
          body: UploadForm,
          response: { 200: UploadedDocument, 201: UploadedDocument },
        },
        validatorCompiler: () => () => true,
        config: upload,
      },
      async (request, reply) => {
        // Until there is a place what they send waits on the line, and not in memory.
        const uploaded = await inPlace(request.actor.personId, async () =>
          uploadDocument(deps, request.actor, await readForm(request)),
        )
        return reply
          .code(uploaded.alreadyHere ? 200 : 201)
          .header('location', `/api/documents/${uploaded.document.id}`)
          .send(uploaded)
      },
    )
  })

  app.get<{ Querystring: Static<typeof Page> }>(
    '/documents',
    { schema: { tags, querystring: Page, response: { 200: DocumentPage } }, config: read },
    (request) => listDocuments(db, request.actor, request.query),
  )
  app.get<OfId>(
    '/documents/:id',
    { schema: { tags, params: Id, response: { 200: Document } }, config: readOne },
    (request) => getDocument(db, request.actor, request.params.id),
  )
  app.get<OfId>(
    '/documents/:id/file',
    { schema: { tags, params: Id, response: { 200: originals } }, config: download },
    async (request, reply) => {
      const { fileName, format, bytes } = await getDocumentFile(db, request.actor, request.params.id)
      return reply
        .type(mediaTypes[format])
        .header('content-disposition', attachmentNamed(nameAs(format, fileName)))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )
  app.get<OfId & { Querystring: Static<typeof WhichText> }>(
    '/documents/:id/text',
    { schema: { tags, params: Id, querystring: WhichText, response: { 200: DocumentText } }, config: readOne },
    (request) => inTransaction(db, request.actor, (db) => getDocumentText(db, request.params.id, request.query.textId)),
  )
  app.delete<OfId>('/documents/:id', { schema: { tags, params: Id }, config: upload }, async (request, reply) => {
    await removeDocument(deps, request.actor, request.params.id)
    return reply.code(204).send()
  })
  app.post<OfId>(
    '/documents/:id/readings',
    { schema: { tags, params: Id, response: { 202: ReadingStatus } }, config: upload },
    async (request, reply) => reply.code(202).send(await readAgain(deps, request.actor, request.params.id)),
  )
}

async function readForm(request: FastifyRequest): Promise<Upload> {
  const { bytes, fileName, fields } = await readUploadForm(request, () => fileTooLarge())
  const { unitId } = fields
  if (unitId !== undefined) {
    const errors = checkAgainst(BigId, unitId, '#/unitId')
    if (errors.length > 0) throw invalidRequest(errors)
  }
  return { bytes, fileName, unitId: unitId as string | undefined }
}
