import type { FastifyInstance } from 'fastify'
import { JobFilter, JobRef, Jobs } from '../../../shared/jobs.ts'
import type { Db } from '../../platform/database.ts'
import { type JobKinds, listJobs } from './jobs.service.ts'

const tags = ['jobs']
const manage = { access: 'jobs.manage' } as const

export function jobRoutes(app: FastifyInstance, { db, kinds }: { db: Db; kinds: JobKinds }): void {
  app.get<{ Querystring: JobFilter }>(
    '/jobs',
    {
      schema: { tags, description: 'Newest first.', querystring: JobFilter, response: { 200: Jobs } },
      config: { access: 'jobs.read' },
    },
    (request) => listJobs(db, kinds, request.actor, request.query),
  )
  app.delete<{ Params: JobRef }>(
    '/jobs/:kind/:id',
    { schema: { tags, description: 'Cancels it.', params: JobRef }, config: manage },
    async (request, reply) => {
      const { kind, id } = request.params
      await kinds[kind].cancel(request.actor, id)
      return reply.code(204).send()
    },
  )
  app.post<{ Params: JobRef }>(
    '/jobs/:kind/:id/retry',
    {
      schema: {
        tags,
        description: 'Has what failed or was cancelled done again; answers the new job, or the one under way.',
        params: JobRef,
        response: { 202: JobRef },
      },
      config: manage,
    },
    async (request, reply) => {
      const { kind, id } = request.params
      return reply.code(202).send({ kind, id: await kinds[kind].retry(request.actor, id) })
    },
  )
}
