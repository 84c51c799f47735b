import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { GuidancePage, GuidanceQuery } from '../../../shared/proposals.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { getGuidance } from './guidance.service.ts'

const Id = Type.Object({ id: Uuid })

export function guidanceRoutes(app: FastifyInstance, { db }: { db: Db }): void {
  app.get<{ Params: Static<typeof Id>; Querystring: GuidanceQuery }>(
    '/programmes/:id/guidance',
    {
      schema: { tags: ['proposals'], params: Id, querystring: GuidanceQuery, response: { 200: GuidancePage } },
      config: { access: 'programmes.read' },
    },
    (request) => getGuidance(db, request.actor, request.params.id, request.query),
  )
}
