import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  BoundariesList,
  HomeBoundaries,
  MAX_BOUNDARY_BYTES,
  ShapesQuery,
  UnitShapes,
} from '../../../shared/boundaries.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { limitPlaces } from '../../platform/places.ts'
import { readUploadForm, takeUploads } from '../../platform/upload-form.ts'
import { validatorCompiler } from '../../platform/validation.ts'
import { attachmentNamed, fileTooLarge, uploadsWaiting } from '../documents/index.ts'
import { getBoundaryFile, getShapes, listBoundaries, loadBoundaries, removeBoundaries } from './boundaries.service.ts'

const tags = ['boundaries']
const config = { access: 'homes.manage' } as const
const params = Type.Object({ homeId: Type.Integer({ minimum: 1, maximum: 100_000 }) })
type Params = Static<typeof params>
const GEOJSON = 'application/geo+json'
const BoundaryForm = Type.Object({
  file: Type.Unsafe<never>({
    type: 'string',
    format: 'binary',
    description: 'A FeatureCollection of polygons in WGS 84, each with the official code of its unit as `code`; 20 MB',
  }),
})
/** Each is held whole while it is read. */
const uploadPlaces = { all: 2, each: 1, waitMs: 15_000 }

/** Where units lie, loaded by whoever administers their home. */
export function boundaryRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  const inPlace = limitPlaces(uploadPlaces, uploadsWaiting)
  app.get('/boundaries', { schema: { tags, response: { 200: BoundariesList } }, config }, ({ actor }) =>
    listBoundaries(db, clock, actor),
  )
  app.get<{ Querystring: ShapesQuery }>(
    '/boundaries/shapes',
    {
      schema: { tags, querystring: ShapesQuery, response: { 200: UnitShapes } },
      config: { access: 'figures.read' },
    },
    ({ actor, query }) => getShapes(db, actor, query.unitId),
  )
  app.register(async (app) => {
    await takeUploads(app, MAX_BOUNDARY_BYTES)
    app.post<{ Params: Params }>(
      '/boundaries/:homeId',
      {
        schema: {
          tags,
          consumes: ['multipart/form-data'],
          params,
          body: BoundaryForm,
          response: { 200: HomeBoundaries },
        },
        validatorCompiler: (part) => (part.httpPart === 'body' ? () => true : validatorCompiler(part)),
        config,
      },
      async (request) =>
        inPlace(request.actor.personId, async () =>
          loadBoundaries(
            db,
            clock,
            request.actor,
            request.params.homeId,
            await readUploadForm(request, () => fileTooLarge(MAX_BOUNDARY_BYTES)),
          ),
        ),
    )
  })
  app.get<{ Params: Params }>(
    '/boundaries/:homeId/file',
    {
      schema: {
        tags,
        params,
        response: { 200: { content: { [GEOJSON]: { schema: { type: 'string', format: 'binary' } } } } },
      },
      config,
    },
    async ({ actor, params }, reply) => {
      const { fileName, bytes } = await getBoundaryFile(db, actor, params.homeId)
      return reply
        .type(GEOJSON)
        .header('content-disposition', attachmentNamed(fileName))
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )
  app.delete<{ Params: Params }>(
    '/boundaries/:homeId',
    { schema: { tags, params }, config },
    async (request, reply) => {
      await removeBoundaries(db, clock, request.actor, request.params.homeId)
      return reply.code(204).send()
    },
  )
}
