import type { FastifyInstance } from 'fastify'
import { type TSchema, Type } from 'typebox'
import {
  type CatalogueDimension,
  type CatalogueElement,
  type CatalogueIndicator,
  CatalogueMade,
  CatalogueQuery,
  type CatalogueRule,
  DimensionCode,
  DimensionList,
  DimensionPage,
  DimensionVersion,
  ElementList,
  ElementPage,
  ElementVersion,
  EndOfVersion,
  IndicatorPage,
  IndicatorRows,
  IndicatorVersion,
  NewDimension,
  NewElement,
  NewIndicator,
  NewRule,
  RuleList,
  RulePage,
  RuleVersion,
} from '../../../shared/elements.ts'
import { IndicatorList } from '../../../shared/indicators.ts'
import { BigId, type Day, Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { addEntry, addVersion, endEntry, listCatalogue, type Said } from './catalogue.service.ts'
import type { CatalogueTable } from './catalogue-files.ts'
import { getDimension, getElement, getIndicator, getRule } from './entry-pages.service.ts'
import { listIndicatorEntries } from './indicators-file.ts'

const tags = ['catalogue']
const reads = { access: 'figures.read' } as const
const plans = { access: 'figures.plan' } as const
const ById = Type.Object({ id: BigId })

type Kept = { path: string; table: CatalogueTable; params: TSchema; added: TSchema; version: TSchema; list: TSchema }
const KEPT: readonly Kept[] = [
  { path: 'elements', table: 'elements', params: ById, added: NewElement, version: ElementVersion, list: ElementList },
  {
    path: 'indicators',
    table: 'indicators',
    params: ById,
    added: NewIndicator,
    version: IndicatorVersion,
    list: IndicatorRows,
  },
  {
    ...{ path: 'dimensions', table: 'dimensions', params: Type.Object({ id: DimensionCode }) },
    ...{ added: NewDimension, version: DimensionVersion, list: DimensionList },
  },
  {
    ...{ path: 'rules', table: 'validation_rules', params: Type.Object({ id: Uuid }) },
    ...{ added: NewRule, version: RuleVersion, list: RuleList },
  },
]

export function catalogueRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get(
    '/indicators',
    { schema: { tags, response: { 200: IndicatorList } }, config: { access: 'known' } },
    async () => ({ entries: listIndicatorEntries() }),
  )
  for (const kept of KEPT) keep(app, { db, clock }, kept)
  app.get<{ Params: { id: string } }>(
    '/catalogue/elements/:id',
    { schema: { tags, params: ById, response: { 200: ElementPage } }, config: reads },
    async ({ actor, params }) => getElement(db, clock, actor, params.id),
  )
  app.get<{ Params: { id: string } }>(
    '/catalogue/indicators/:id',
    { schema: { tags, params: ById, response: { 200: IndicatorPage } }, config: reads },
    async ({ actor, params }) => getIndicator(db, clock, actor, params.id),
  )
  app.get<{ Params: { id: string } }>(
    '/catalogue/rules/:id',
    { schema: { tags, params: Type.Object({ id: Uuid }), response: { 200: RulePage } }, config: reads },
    async ({ actor, params }) => getRule(db, clock, actor, params.id),
  )
  app.get<{ Params: { id: string } }>(
    '/catalogue/dimensions/:id',
    { schema: { tags, params: Type.Object({ id: DimensionCode }), response: { 200: DimensionPage } }, config: reads },
    async ({ actor, params }) => getDimension(db, clock, actor, params.id),
  )
}

type Row = CatalogueElement | CatalogueIndicator | CatalogueDimension | CatalogueRule
type SaidHere = Said[CatalogueTable]

/** To list, add, change from a day on and end what a table of the catalogue keeps. */
function keep(
  app: FastifyInstance,
  { db, clock }: { db: Db; clock: Clock },
  { path, table, params, added, version, list }: Kept,
): void {
  app.get<{ Querystring: CatalogueQuery }>(
    `/catalogue/${path}`,
    { schema: { tags, querystring: CatalogueQuery, response: { 200: list } }, config: reads },
    async ({ actor, query }) => listCatalogue<Row>(db, clock, actor, table, query),
  )
  app.post<{ Body: SaidHere & { homeId: number } }>(
    `/catalogue/${path}`,
    { schema: { tags, body: added, response: { 201: CatalogueMade } }, config: plans },
    async ({ actor, body: { homeId, ...said } }, reply) =>
      reply.code(201).send(await addEntry(db, clock, actor, table, homeId, said as SaidHere)),
  )
  app.post<{ Params: { id: string }; Body: SaidHere }>(
    `/catalogue/${path}/:id/versions`,
    { schema: { tags, params, body: version, response: { 201: CatalogueMade } }, config: plans },
    async ({ actor, params, body }, reply) =>
      reply.code(201).send(await addVersion(db, clock, actor, table, params.id, body)),
  )
  app.post<{ Params: { id: string }; Body: EndOfVersion }>(
    `/catalogue/${path}/:id/end`,
    { schema: { tags, params, body: EndOfVersion, response: { 200: CatalogueMade } }, config: plans },
    async ({ actor, params, body }) => endEntry(db, clock, actor, table, params.id, body.validUntil as Day),
  )
}
