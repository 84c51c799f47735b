import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { BindingEdits, DataSetEdits, FiguresPlan, NewDataSet } from '../../../shared/data-sets.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { addDataSet, editBindings, editDataSet } from './edits.service.ts'
import { getFiguresPlan } from './figures-plan.service.ts'

const tags = ['catalogue']
const params = Type.Object({ id: Uuid })
type ById = { Params: { id: string } }

export function dataSetRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<ById>(
    '/programmes/:id/figures-plan',
    { schema: { tags, params, response: { 200: FiguresPlan } }, config: { access: 'figures.read' } },
    async ({ actor, params }) => getFiguresPlan(db, clock, actor, params.id),
  )
  app.post<ById & { Body: BindingEdits }>(
    '/programmes/:id/bindings',
    {
      schema: { tags, params, body: BindingEdits, response: { 200: FiguresPlan } },
      config: { access: 'figures.plan' },
    },
    async ({ actor, params, body }) => editBindings(db, clock, actor, params.id, body),
  )
  app.post<ById & { Body: NewDataSet }>(
    '/programmes/:id/data-sets',
    { schema: { tags, params, body: NewDataSet, response: { 200: FiguresPlan } }, config: { access: 'figures.plan' } },
    async ({ actor, params, body }) => addDataSet(db, clock, actor, params.id, body),
  )
  app.post<ById & { Body: DataSetEdits }>(
    '/data-sets/:id/edits',
    {
      schema: { tags, params, body: DataSetEdits, response: { 200: FiguresPlan } },
      config: { access: 'figures.plan' },
    },
    async ({ actor, params, body }) => editDataSet(db, clock, actor, params.id, body),
  )
}
