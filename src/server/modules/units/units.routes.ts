import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { AsOfDay, UnitChildren, UnitId, UnitPage, UnitSearch, UnitSearchResult } from '../../../shared/units.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { findUnitsByName, getUnitChildren, getUnitPage } from './units.service.ts'

const OneUnit = Type.Object({ id: UnitId })
type OneUnit = { Params: { id: UnitId }; Querystring: { on?: string } }
const AsOf = Type.Object({ on: Type.Optional(AsOfDay) })
const config = { access: 'known' } as const

export function unitRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: UnitSearch }>(
    '/units',
    { config, schema: { querystring: UnitSearch, response: { 200: UnitSearchResult } } },
    async ({ query }) => findUnitsByName(db, query, today(clock)),
  )
  app.get<OneUnit>(
    '/units/:id',
    { config, schema: { params: OneUnit, querystring: AsOf, response: { 200: UnitPage } } },
    async ({ params, query }) => getUnitPage(db, params.id, query.on ?? today(clock)),
  )
  app.get<OneUnit>(
    '/units/:id/children',
    { config, schema: { params: OneUnit, querystring: AsOf, response: { 200: UnitChildren } } },
    async ({ params, query }) => getUnitChildren(db, params.id, query.on ?? today(clock)),
  )
}
