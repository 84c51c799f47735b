import type { FastifyInstance } from 'fastify'
import { FeedFile, MyFeed } from '../../../shared/feeds.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { signedIds } from '../../platform/signed-ids.ts'
import { getMyFeed, openMyFeed, readFeed, revokeMyFeed } from './feeds.service.ts'

const tags = ['feeds']
const ICS = 'text/calendar'

type FeedRoutesDeps = { db: Db; clock: Clock; publicUrl: string; sessionSecret: string }

export function feedRoutes(app: FastifyInstance, { sessionSecret, ...rest }: FeedRoutesDeps): void {
  const deps = { ...rest, ids: signedIds(sessionSecret, 'calendar feed') }
  const config = { access: 'signed-in' } as const
  app.get('/me/feed', { schema: { tags, response: { 200: MyFeed } }, config }, (request) =>
    getMyFeed(deps, request.actor),
  )
  app.post('/me/feed', { schema: { tags, response: { 200: MyFeed } }, config }, (request) =>
    openMyFeed(deps, request.actor),
  )
  app.delete('/me/feed', { schema: { tags }, config }, async (request, reply) => {
    await revokeMyFeed(deps, request.actor)
    return reply.code(204).send()
  })
  app.get<{ Params: FeedFile }>(
    '/feeds/:file',
    {
      schema: {
        tags,
        description: 'What the person of this private address has to do, for a calendar program (RFC 5545).',
        params: FeedFile,
        response: { 200: { content: { [ICS]: { schema: { type: 'string' } } } } },
      },
      config: { access: 'public' },
    },
    async (request, reply) => {
      const text = await readFeed(deps, request.params.file)
      return reply.type(`${ICS}; charset=utf-8`).header('cache-control', 'private, no-store').send(text)
    },
  )
}
