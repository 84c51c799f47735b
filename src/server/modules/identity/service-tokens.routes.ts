import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { Uuid } from '../../../shared/schema.ts'
import { IssuedServiceToken, NewServiceToken, ServiceTokens } from '../../../shared/service-tokens.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { issueToken, listServiceTokens, revokeToken } from './service-tokens.service.ts'

const TokenId = Type.Object({ id: Uuid })

export function serviceTokenRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get(
    '/service-tokens',
    { schema: { tags: ['people'], response: { 200: ServiceTokens } }, config: { access: 'people.read' } },
    async (request) => ({ tokens: await listServiceTokens(db, clock, request.actor) }),
  )
  app.post<{ Body: NewServiceToken }>(
    '/service-tokens',
    {
      schema: { tags: ['people'], body: NewServiceToken, response: { 201: IssuedServiceToken } },
      config: { access: 'people.manage' },
    },
    async (request, reply) => reply.code(201).send(await issueToken(db, clock, request.actor, request.body)),
  )
  app.delete<{ Params: Static<typeof TokenId> }>(
    '/service-tokens/:id',
    { schema: { tags: ['people'], params: TokenId }, config: { access: 'people.manage' } },
    async (request, reply) => {
      await revokeToken(db, clock, request.actor, request.params.id)
      return reply.code(204).send()
    },
  )
}
