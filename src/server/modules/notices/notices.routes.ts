import type { FastifyInstance } from 'fastify'
import { NoticesPage, NoticesQuery, SeenNotices, UnseenNotices } from '../../../shared/notices.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { getNotices, getUnseen, seeNotices } from './notices.service.ts'

const tags = ['notices']
const config = { access: 'signed-in' } as const

export function noticeRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: NoticesQuery }>(
    '/notices',
    { schema: { tags, querystring: NoticesQuery, response: { 200: NoticesPage } }, config },
    (request) => getNotices(db, request.actor, request.query),
  )
  app.get('/notices/unseen', { schema: { tags, response: { 200: UnseenNotices } }, config }, (request) =>
    getUnseen(db, request.actor),
  )
  app.post<{ Body: SeenNotices }>(
    '/notices/seen',
    { schema: { tags, body: SeenNotices, response: { 200: UnseenNotices } }, config },
    (request) => seeNotices(db, clock, request.actor, request.body.upTo),
  )
}
