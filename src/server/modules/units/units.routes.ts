import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { Uuid } from '../../../shared/schema.ts'
import {
  AsOfDay,
  MergedUnits,
  MergeUnits,
  SharedUnit,
  UnitActs,
  UnitChildren,
  UnitId,
  UnitPage,
  UnitSearch,
  UnitSearchResult,
  UnitShares,
} from '../../../shared/units.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { getUnitActs, mergeUnits, undoUnitAct } from './unit-acts.service.ts'
import { shareUnit } from './unit-shares.service.ts'
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
  app.get(
    '/unit-changes',
    { config: { access: 'homes.manage' }, schema: { response: { 200: UnitActs } } },
    async ({ actor }) => getUnitActs(db, actor),
  )
  app.post<{ Body: MergeUnits }>(
    '/unit-changes',
    { config: { access: 'homes.manage' }, schema: { body: MergeUnits, response: { 200: MergedUnits } } },
    async ({ actor, body }) => mergeUnits(db, clock, actor, body),
  )
  app.post<{ Params: { id: string } }>(
    '/unit-changes/:id/undo',
    { config: { access: 'homes.manage' }, schema: { params: Type.Object({ id: Uuid }) } },
    async ({ actor, params }, reply) => {
      await undoUnitAct(db, clock, actor, params.id)
      return reply.code(204).send()
    },
  )
  app.post<{ Params: { id: UnitId }; Body: UnitShares }>(
    '/units/:id/shares',
    {
      config: { access: 'homes.manage' },
      schema: { params: OneUnit, body: UnitShares, response: { 200: SharedUnit } },
    },
    async ({ actor, params, body }) => shareUnit(db, clock, actor, params.id, body),
  )
}
