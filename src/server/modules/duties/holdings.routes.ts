import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { Colleagues, HoldingsDone, NewHoldings, TakenBack } from '../../../shared/holdings.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { getColleagues, giveDuties, takeBackDuties } from './holdings.service.ts'

const tags = ['duties']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const config = { access: 'duties.answer' } as const

export function holdingRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Params: Id }>(
    '/assignments/:id/colleagues',
    { schema: { tags, params: Id, response: { 200: Colleagues } }, config },
    (request) => getColleagues(db, clock, request.actor, request.params.id),
  )
  app.post<{ Body: NewHoldings }>(
    '/holdings',
    { schema: { tags, body: NewHoldings, response: { 200: HoldingsDone } }, config },
    (request) => giveDuties(db, clock, request.actor, request.body),
  )
  app.post<{ Body: TakenBack }>(
    '/holdings/undo',
    { schema: { tags, body: TakenBack, response: { 200: HoldingsDone } }, config },
    (request) => takeBackDuties(db, clock, request.actor, request.body),
  )
}
