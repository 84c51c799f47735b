import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { LinkEdits, Links, LinksMade } from '../../../shared/links.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Telling } from './given.service.ts'
import { editLinks, getLinks } from './links.service.ts'
import { plainJson } from './versions.routes.ts'

const tags = ['programmes']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>

export function linkRoutes(app: FastifyInstance, telling: Telling): void {
  app.get<{ Params: Id }>(
    '/versions/:id/links',
    {
      schema: { tags, params: Id, response: { 200: Links } },
      config: { access: 'programmes.read', reads: { action: 'programmes.read-draft', of: 'version' } },
      ...plainJson,
    },
    (request) => getLinks(telling.db, request.actor, request.params.id),
  )
  app.post<{ Params: Id; Body: LinkEdits }>(
    '/versions/:id/links',
    {
      schema: { tags, params: Id, body: LinkEdits, response: { 200: LinksMade } },
      config: { access: 'programmes.review' },
      bodyLimit: 1024 * 1024,
      ...plainJson,
    },
    (request) => editLinks(telling, request.actor, request.params.id, request.body),
  )
}
