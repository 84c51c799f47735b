import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { MAX_FILE_BYTES } from '../../../shared/documents.ts'
import { LanguageQuery } from '../../../shared/duties.ts'
import { LayoutReport } from '../../../shared/layout-checks.ts'
import { Uuid } from '../../../shared/schema.ts'
import { limitPlaces } from '../../platform/places.ts'
import { readUploadForm, takeUploads } from '../../platform/upload-form.ts'
import { validatorCompiler } from '../../platform/validation.ts'
import { fileTooLarge, uploadsWaiting } from '../documents/index.ts'
import { checkDocument, checkPaper, type LayoutChecksDeps } from './layout-checks.service.ts'
import { startLayoutProcesses } from './layout-process.ts'

/** Told to those who read the description; the form itself is read piece by piece. */
const PaperForm = Type.Object({
  file: Type.Unsafe<never>({ type: 'string', format: 'binary', description: '.docx, 25 MB' }),
})

const tags = ['papers']
const Id = Type.Object({ id: Uuid })

/** Each is held whole while it is checked. */
const checkPlaces = { all: 2, each: 1, waitMs: 15_000 }

export function layoutCheckRoutes(app: FastifyInstance, deps: LayoutChecksDeps): void {
  const inPlace = limitPlaces(checkPlaces, uploadsWaiting)
  const processes = startLayoutProcesses()
  app.addHook('onClose', async () => processes.stop())
  app.register(async (app) => {
    await takeUploads(app, MAX_FILE_BYTES)
    app.post<{ Querystring: LanguageQuery }>(
      '/layout-checks',
      {
        schema: {
          tags,
          description:
            'What the layout of a paper lacks by the decree in force on its day: where, what is needed, what is there, how to mend it. Nothing is kept.',
          consumes: ['multipart/form-data'],
          querystring: LanguageQuery,
          body: PaperForm,
          response: { 200: LayoutReport },
        },
        validatorCompiler: (part) => (part.httpPart === 'body' ? () => true : validatorCompiler(part)),
        config: { access: 'known' },
      },
      (request) =>
        inPlace(request.actor.personId, async () => {
          const { bytes } = await readUploadForm(request, () => fileTooLarge())
          return checkPaper(deps, processes, request.actor, { bytes, language: request.query.lang }, request.log)
        }),
    )
  })
  app.get<{ Params: Static<typeof Id>; Querystring: LanguageQuery }>(
    '/documents/:id/layout',
    {
      schema: {
        tags,
        description: 'The same of a document that is kept.',
        params: Id,
        querystring: LanguageQuery,
        response: { 200: LayoutReport },
      },
      config: { access: 'documents.read', reads: { action: 'documents.read', of: 'document' } },
    },
    ({ actor, params, query, log }) =>
      inPlace(actor.personId, () =>
        checkDocument(deps, processes, actor, { documentId: params.id, language: query.lang }, log),
      ),
  )
}
