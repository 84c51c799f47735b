import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { Amendment, AmendmentQuery } from '../../../shared/amendment.ts'
import { Uuid } from '../../../shared/schema.ts'
import { type AmendmentDeps, getAmendment } from './amendment.service.ts'
import { plainJson } from './versions.routes.ts'

const tags = ['programmes']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>

export function amendmentRoutes(app: FastifyInstance, deps: AmendmentDeps): void {
  app.get<{ Params: Id; Querystring: AmendmentQuery }>(
    '/versions/:id/amendment',
    {
      schema: { tags, params: Id, querystring: AmendmentQuery, response: { 200: Amendment } },
      config: { access: 'programmes.read', reads: { action: 'programmes.read-draft', of: 'version' } },
      ...plainJson,
    },
    ({ actor, params, query, signal }) => getAmendment(deps, actor, params.id, { against: query.against, signal }),
  )
}
