import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import {
  CalendarList,
  CalendarYearQuery,
  HolidayChangeMade,
  HolidayYear,
  NewHolidayChange,
} from '../../../shared/calendars.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { changeHoliday, getHolidayYear, listCalendarsInYear, undoHolidayChange } from './calendars.service.ts'

const tags = ['calendars']

export function calendarRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: CalendarYearQuery }>(
    '/calendars',
    {
      schema: { tags, querystring: CalendarYearQuery, response: { 200: CalendarList } },
      config: { access: 'known' },
    },
    async ({ query }) => ({ calendars: await listCalendarsInYear(db, query.year) }),
  )
  app.get<{ Querystring: CalendarYearQuery }>(
    '/holidays',
    {
      schema: { tags, querystring: CalendarYearQuery, response: { 200: HolidayYear } },
      config: { access: 'known' },
    },
    async ({ query }) => getHolidayYear(db, query.year),
  )
  app.post<{ Body: NewHolidayChange }>(
    '/holidays/changes',
    {
      schema: { tags, body: NewHolidayChange, response: { 201: HolidayChangeMade } },
      config: { access: 'system.operate' },
    },
    async (request, reply) => reply.code(201).send(await changeHoliday(db, clock, request.actor, request.body)),
  )
  app.delete<{ Params: { id: string } }>(
    '/holidays/changes/:id',
    { schema: { tags, params: Type.Object({ id: Uuid }) }, config: { access: 'system.operate' } },
    async (request, reply) => {
      await undoHolidayChange(db, clock, request.actor, request.params.id)
      return reply.code(204).send()
    },
  )
}
