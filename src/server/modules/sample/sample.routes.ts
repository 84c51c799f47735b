import type { FastifyInstance } from 'fastify'
import { Home } from '../../../shared/people.ts'
import { takeTurns } from '../../platform/turns.ts'
import { addSample, removeSample, type SampleDeps } from './sample.service.ts'

export function sampleRoutes(app: FastifyInstance, deps: SampleDeps): void {
  const inTurn = takeTurns(1)
  app.post(
    '/sample',
    { schema: { tags: ['homes'], response: { 201: Home } }, config: { access: 'homes.manage' } },
    async (request, reply) => reply.code(201).send(await inTurn(() => addSample(deps, request.actor))),
  )
  app.delete('/sample', { schema: { tags: ['homes'] }, config: { access: 'homes.manage' } }, async (request, reply) => {
    await inTurn(() => removeSample(deps, request.actor))
    return reply.code(204).send()
  })
}
