import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { HandOvers, NewHandOver, NewHandOvers, ReceiverQuery, Receivers } from '../../../shared/hand-overs.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { findReceivers, handOver, handOverFor, listHandOvers, takeBack } from './hand-overs.service.ts'

const Id = Type.Object({ id: Uuid })

export function handOverRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get(
    '/hand-overs',
    { schema: { tags: ['identity'], response: { 200: HandOvers } }, config: { access: 'signed-in' } },
    (request) => listHandOvers(db, clock, request.actor),
  )
  app.get<{ Querystring: ReceiverQuery }>(
    '/hand-overs/receivers',
    {
      schema: { tags: ['identity'], querystring: ReceiverQuery, response: { 200: Receivers } },
      config: { access: 'signed-in' },
    },
    (request) => findReceivers(db, clock, request.actor, request.query.q),
  )
  app.post<{ Body: NewHandOver }>(
    '/hand-overs',
    {
      schema: { tags: ['identity'], body: NewHandOver, response: { 201: NewHandOvers } },
      config: { access: 'signed-in' },
    },
    async (request, reply) =>
      reply.code(201).send({ handOvers: await handOver(db, clock, request.actor, request.body) }),
  )
  app.delete<{ Params: Static<typeof Id> }>(
    '/hand-overs/:id',
    { schema: { tags: ['identity'], params: Id }, config: { access: 'signed-in' } },
    async (request, reply) => {
      await takeBack(db, clock, request.actor, request.params.id)
      return reply.code(204).send()
    },
  )
  app.post<{ Params: Static<typeof Id>; Body: NewHandOver }>(
    '/people/:id/hand-overs',
    {
      schema: { tags: ['people'], params: Id, body: NewHandOver, response: { 201: NewHandOvers } },
      config: { access: 'people.manage' },
    },
    async (request, reply) =>
      reply.code(201).send({ handOvers: await handOverFor(db, clock, request.actor, request.params.id, request.body) }),
  )
}
