import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { LanguageQuery } from '../../../shared/duties.ts'
import {
  FigureSeries,
  MissingQuery,
  MissingUnits,
  Rollup,
  RollupChoices,
  RollupQuery,
  SeriesQuery,
} from '../../../shared/rollup.ts'
import { Uuid } from '../../../shared/schema.ts'
import {
  FigureUses,
  FigureUsesQuery,
  ProgrammeProgress,
  ProgressQuery,
  TargetFigures,
  TargetFiguresQuery,
  TargetProgress,
} from '../../../shared/target-progress.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { attachmentNamed } from '../documents/index.ts'
import { getProgrammeProgress, getTargetProgress } from './progress.service.ts'
import { getChoices, getMissing, getRollup } from './rollup.service.ts'
import { getRollupCsv, getRollupWorkbook } from './rollup-sheet.ts'
import { getSeries } from './series.service.ts'
import { getFigureUses, getTargetFigures } from './thread.service.ts'

const tags = ['rollup']
const config = { access: 'figures.read' } as const
const ChoicesQuery = Type.Object({ programmeId: Type.Optional(Uuid) })
const SheetQuery = Type.Object({ ...RollupQuery.properties, ...LanguageQuery.properties })
type SheetQuery = Static<typeof SheetQuery>

const ofProgramme = Type.Object({ id: Uuid })
type OfProgramme = Static<typeof ofProgramme>
const ofTarget = Type.Object({ id: Uuid, target: Uuid })
type OfTarget = Static<typeof ofTarget>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const fileOf = (type: string) => ({ 200: { content: { [type]: { schema: { type: 'string', format: 'binary' } } } } })

const sendFile = (reply: FastifyReply, type: string, { name, bytes }: { name: string; bytes: Buffer }) =>
  reply
    .type(type)
    .header('content-disposition', attachmentNamed(name))
    .header('cache-control', 'private, no-store')
    .send(bytes)

/** Sums over units, live. */
export function rollupRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: RollupQuery }>(
    '/rollup',
    { schema: { tags, querystring: RollupQuery, response: { 200: Rollup } }, config },
    ({ actor, query }) => getRollup(db, clock, actor, query),
  )
  app.get<{ Querystring: SheetQuery }>(
    '/rollup.xlsx',
    {
      schema: { tags, description: 'The table as a workbook.', querystring: SheetQuery, response: fileOf(XLSX) },
      config,
    },
    async ({ actor, query: { lang, ...query } }, reply) =>
      sendFile(reply, XLSX, await getRollupWorkbook(db, clock, actor, query, lang)),
  )
  app.get<{ Querystring: SheetQuery }>(
    '/rollup.csv',
    {
      schema: { tags, description: 'The table as plain text.', querystring: SheetQuery, response: fileOf('text/csv') },
      config,
    },
    async ({ actor, query: { lang, ...query } }, reply) =>
      sendFile(reply, 'text/csv; charset=utf-8', await getRollupCsv(db, clock, actor, query, lang)),
  )
  app.get<{ Querystring: Static<typeof ChoicesQuery> }>(
    '/rollup/choices',
    { schema: { tags, querystring: ChoicesQuery, response: { 200: RollupChoices } }, config },
    ({ actor, query }) => getChoices(db, clock, actor, query.programmeId),
  )
  app.get<{ Querystring: MissingQuery }>(
    '/rollup/missing',
    { schema: { tags, querystring: MissingQuery, response: { 200: MissingUnits } }, config },
    ({ actor, query }) => getMissing(db, clock, actor, query),
  )
  app.get<{ Querystring: SeriesQuery }>(
    '/rollup/series',
    { schema: { tags, querystring: SeriesQuery, response: { 200: FigureSeries } }, config },
    ({ actor, query }) => getSeries(db, clock, actor, query),
  )
  app.get<{ Params: OfProgramme; Querystring: ProgressQuery }>(
    '/programmes/:id/target-progress',
    {
      schema: { tags, params: ofProgramme, querystring: ProgressQuery, response: { 200: ProgrammeProgress } },
      config,
    },
    ({ actor, params, query }) => getProgrammeProgress(db, clock, actor, params.id, query.year),
  )
  app.get<{ Params: OfTarget }>(
    '/programmes/:id/target-progress/:target',
    { schema: { tags, params: ofTarget, response: { 200: TargetProgress } }, config },
    ({ actor, params }) => getTargetProgress(db, clock, actor, params.id, params.target),
  )
  app.get<{ Params: OfTarget; Querystring: TargetFiguresQuery }>(
    '/programmes/:id/target-progress/:target/figures',
    {
      schema: {
        tags,
        description: 'Every figure under a target, with who typed it.',
        params: ofTarget,
        querystring: TargetFiguresQuery,
        response: { 200: TargetFigures },
      },
      config: { ...config, reads: { action: 'figures.read', of: 'figures' } },
    },
    ({ actor, params, query }) => getTargetFigures(db, clock, actor, params.id, params.target, query),
  )
  app.get<{ Querystring: FigureUsesQuery }>(
    '/figure-uses',
    {
      schema: {
        tags,
        description: 'A figure with who typed it, and every target and clause that uses it.',
        querystring: FigureUsesQuery,
        response: { 200: FigureUses },
      },
      config: { ...config, reads: { action: 'figures.read', of: 'figures' } },
    },
    ({ actor, query }) => getFigureUses(db, clock, actor, query.unitId, query),
  )
}
