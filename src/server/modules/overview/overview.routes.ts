import type { FastifyInstance } from 'fastify'
import { NewVisit, Overview, OverviewQuery, UnitTable, UnitTableQuery } from '../../../shared/overview.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { getOverview } from './overview.service.ts'
import { getUnitTable } from './unit-table.service.ts'
import { noteVisit } from './visits.service.ts'

const tags = ['overview']

/** What a leader looks at. */
export function overviewRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: OverviewQuery }>(
    '/overview',
    {
      schema: { tags, querystring: OverviewQuery, response: { 200: Overview } },
      // Figures and duties each only as far as the roles show them.
      config: { access: 'programmes.read' },
    },
    ({ actor, query }) => getOverview(db, clock, actor, query),
  )
  app.get<{ Querystring: UnitTableQuery }>(
    '/overview/units',
    {
      schema: { tags, querystring: UnitTableQuery, response: { 200: UnitTable } },
      config: { access: 'figures.read' },
    },
    ({ actor, query }) => getUnitTable(db, clock, actor, query),
  )
  app.post<{ Body: NewVisit }>(
    '/overview/visits',
    { schema: { tags, body: NewVisit }, config: { access: 'signed-in' } },
    async ({ actor, body }, reply) => {
      await noteVisit(db, clock, actor, body)
      return reply.code(204).send()
    },
  )
}
