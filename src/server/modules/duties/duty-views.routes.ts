import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  BoardQuery,
  CalendarQuery,
  DutyBoard,
  DutyCalendar,
  DutyMatrix,
  DutyTimeline,
  MatrixQuery,
  ReportMatrix,
  TimelineQuery,
} from '../../../shared/duty-views.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { getBoard, getCalendar, getDutyMatrix, getReportMatrix, getTimeline } from './duty-views.service.ts'

const tags = ['duties']
const params = Type.Object({ id: Uuid })
type Params = Static<typeof params>
const config = { access: 'duties.read' } as const

/** The duties of a programme seen otherwise than as a list. */
export function dutyViewRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Params: Params; Querystring: MatrixQuery }>(
    '/programmes/:id/duty-matrix',
    { schema: { tags, params, querystring: MatrixQuery, response: { 200: DutyMatrix } }, config },
    ({ actor, params, query }) => getDutyMatrix(db, clock, actor, params.id, query),
  )
  app.get<{ Params: Params; Querystring: MatrixQuery }>(
    '/programmes/:id/report-matrix',
    { schema: { tags, params, querystring: MatrixQuery, response: { 200: ReportMatrix } }, config },
    ({ actor, params, query }) => getReportMatrix(db, clock, actor, params.id, query),
  )
  app.get<{ Params: Params; Querystring: CalendarQuery }>(
    '/programmes/:id/duty-calendar',
    { schema: { tags, params, querystring: CalendarQuery, response: { 200: DutyCalendar } }, config },
    ({ actor, params, query }) => getCalendar(db, clock, actor, params.id, query),
  )
  app.get<{ Params: Params; Querystring: TimelineQuery }>(
    '/programmes/:id/duty-timeline',
    { schema: { tags, params, querystring: TimelineQuery, response: { 200: DutyTimeline } }, config },
    ({ actor, params, query }) => getTimeline(db, clock, actor, params.id, query),
  )
  app.get<{ Params: Params; Querystring: BoardQuery }>(
    '/programmes/:id/duty-board',
    { schema: { tags, params, querystring: BoardQuery, response: { 200: DutyBoard } }, config },
    ({ actor, params, query }) => getBoard(db, clock, actor, params.id, query),
  )
}
