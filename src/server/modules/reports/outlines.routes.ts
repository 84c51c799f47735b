import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { EndOutline, NewOutline, Outline, OutlineCode, OutlineList, OutlinesQuery } from '../../../shared/outlines.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { endOutline, getOutline, listOutlines, saveOutline } from './outlines.service.ts'

const tags = ['reports']
const Code = Type.Object({ code: OutlineCode })
type Code = Static<typeof Code>

/** What reports are made of: shipped, and as a home has it. */
export function outlineRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: OutlinesQuery }>(
    '/outlines',
    { schema: { tags, querystring: OutlinesQuery, response: { 200: OutlineList } }, config: { access: 'duties.read' } },
    ({ actor, query }) => listOutlines(db, clock, actor, query.homeId),
  )
  app.get<{ Params: Code; Querystring: OutlinesQuery }>(
    '/outlines/:code',
    {
      schema: { tags, params: Code, querystring: OutlinesQuery, response: { 200: Outline } },
      config: { access: 'duties.read' },
    },
    ({ actor, params, query }) => getOutline(db, clock, actor, query.homeId, params.code),
  )
  app.post<{ Params: Code; Body: NewOutline }>(
    '/outlines/:code/versions',
    {
      schema: { tags, params: Code, body: NewOutline, response: { 201: Outline } },
      config: { access: 'duties.plan' },
    },
    async ({ actor, params, body }, reply) =>
      reply.code(201).send(await saveOutline(db, clock, actor, params.code, body)),
  )
  app.post<{ Params: Code; Body: EndOutline }>(
    '/outlines/:code/end',
    {
      schema: { tags, params: Code, body: EndOutline, response: { 200: OutlineList } },
      config: { access: 'duties.plan' },
    },
    ({ actor, params, body }) => endOutline(db, clock, actor, params.code, body),
  )
}
