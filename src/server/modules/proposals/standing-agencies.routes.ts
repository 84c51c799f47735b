import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { Uuid } from '../../../shared/schema.ts'
import { NewStandingAgency, StandingAgencyPage, UndoStandingAgency } from '../../../shared/standing-agencies.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { getStandingAgency, setStandingAgency, undoStandingAgency } from './standing-agencies.service.ts'

const tags = ['proposals']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>

export function standingAgencyRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  const response = { 200: StandingAgencyPage }
  app.get<{ Params: Id }>(
    '/programmes/:id/standing-agency',
    { schema: { tags, params: Id, response }, config: { access: 'programmes.read' } },
    (request) => getStandingAgency(db, clock, request.actor, request.params.id),
  )
  app.post<{ Params: Id; Body: NewStandingAgency }>(
    '/programmes/:id/standing-agency',
    { schema: { tags, params: Id, body: NewStandingAgency, response }, config: { access: 'duties.plan' } },
    (request) => setStandingAgency(db, clock, request.actor, request.params.id, request.body),
  )
  app.post<{ Params: Id; Body: UndoStandingAgency }>(
    '/programmes/:id/standing-agency/undo',
    { schema: { tags, params: Id, body: UndoStandingAgency, response }, config: { access: 'duties.plan' } },
    (request) => undoStandingAgency(db, clock, request.actor, request.params.id, request.body),
  )
}
