import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { NewWatches, Parties, PartyBatch, UndoParties } from '../../../shared/parties.ts'
import { Uuid } from '../../../shared/schema.ts'
import { AsOfDay } from '../../../shared/units.ts'
import type { Telling } from './given.service.ts'
import { editParties, keepWatches, undoParties } from './parties.service.ts'
import { getParties } from './parties-page.service.ts'
import { plainJson } from './versions.routes.ts'

const tags = ['programmes']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const OnDay = Type.Object({ on: Type.Optional(AsOfDay) })
const response = { 200: Parties }

export function partyRoutes(app: FastifyInstance, telling: Telling): void {
  const { db, clock } = telling
  app.get<{ Params: Id; Querystring: Static<typeof OnDay> }>(
    '/programmes/:id/parties',
    {
      schema: { tags, params: Id, querystring: OnDay, response },
      config: { access: 'programmes.read', reads: { action: 'programmes.read', of: 'programme' } },
      ...plainJson,
    },
    (request) => getParties(db, clock, request.actor, request.params.id, request.query.on),
  )
  app.post<{ Params: Id; Body: PartyBatch }>(
    '/programmes/:id/parties',
    {
      schema: { tags, params: Id, body: PartyBatch, response },
      config: { access: 'programmes.publish' },
      bodyLimit: 4 * 1024 * 1024,
      ...plainJson,
    },
    (request) => editParties(telling, request.actor, request.params.id, request.body),
  )
  app.post<{ Params: Id; Body: UndoParties }>(
    '/programmes/:id/parties/undo',
    {
      schema: { tags, params: Id, body: UndoParties, response },
      config: { access: 'programmes.publish' },
      ...plainJson,
    },
    (request) => undoParties(telling, request.actor, request.params.id, request.body),
  )
  app.post<{ Params: Id; Body: NewWatches }>(
    '/programmes/:id/patronages',
    {
      schema: { tags, params: Id, body: NewWatches, response },
      config: { access: 'programmes.publish' },
      ...plainJson,
    },
    (request) => keepWatches(db, clock, request.actor, request.params.id, request.body),
  )
}
