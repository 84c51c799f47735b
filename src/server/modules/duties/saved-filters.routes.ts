import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { NewSavedFilter, RenamedFilter, SavedFilters, SavedFiltersQuery } from '../../../shared/saved-filters.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { addSavedFilter, getSavedFilters, removeSavedFilter, renameFilter } from './saved-filters.service.ts'

const tags = ['duties']
const config = { access: 'signed-in' } as const
const params = Type.Object({ id: Uuid })
type Params = Static<typeof params>
const response = { 200: SavedFilters }

export function savedFilterRoutes(app: FastifyInstance, { db }: { db: Db }): void {
  app.get<{ Querystring: SavedFiltersQuery }>(
    '/me/saved-filters',
    { schema: { tags, querystring: SavedFiltersQuery, response }, config },
    ({ actor, query }) => getSavedFilters(db, actor, query.programmeId),
  )
  app.post<{ Body: NewSavedFilter }>(
    '/me/saved-filters',
    { schema: { tags, body: NewSavedFilter, response }, config },
    ({ actor, body }) => addSavedFilter(db, actor, body),
  )
  app.post<{ Params: Params; Body: RenamedFilter }>(
    '/me/saved-filters/:id/name',
    { schema: { tags, params, body: RenamedFilter, response }, config },
    ({ actor, params, body }) => renameFilter(db, actor, params.id, body.name),
  )
  app.post<{ Params: Params }>(
    '/me/saved-filters/:id/remove',
    { schema: { tags, params, response }, config },
    ({ actor, params }) => removeSavedFilter(db, actor, params.id),
  )
}
