import type { FastifyInstance } from 'fastify'
import type { ReadAction } from '../../shared/audit.ts'
import type { Actor } from './actor.ts'

/** What a route's answer leaves in the trail: what was done, and what kind of thing `:id` names (of a list: the list). */
export type Reading = {
  action: ReadAction
  of:
    | 'people'
    | 'audit'
    | 'document'
    | 'programme'
    | 'version'
    | 'clause'
    | 'assignment'
    | 'form'
    | 'figures'
    | 'proposals'
    | 'proposal'
    | 'report'
}

declare module 'fastify' {
  interface FastifyContextConfig {
    reads?: Reading
  }
}

/** Before an answer that shows personal data or what is not published leaves, `record` has written who saw it. Answers which routes do so. */
export function noteReads(
  app: FastifyInstance,
  record: (actor: Actor, reading: Reading, id: string | undefined) => Promise<void>,
): Map<string, Reading> {
  const table = new Map<string, Reading>()
  app.addHook('onRoute', ({ method, url, config }) => {
    const { reads } = (config as { reads?: Reading } | undefined) ?? {}
    for (const name of [method].flat()) if (reads !== undefined && name !== 'HEAD') table.set(`${name} ${url}`, reads)
  })
  app.addHook('onSend', async (request, reply) => {
    const { reads } = request.routeOptions.config
    if (reads === undefined || request.foundActor === undefined || reply.statusCode >= 300) return
    await record(request.foundActor, reads, (request.params as { id?: string }).id)
  })
  return table
}
