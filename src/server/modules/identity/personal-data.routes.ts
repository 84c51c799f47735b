import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { AuditCursor } from '../../../shared/audit.ts'
import { ErasurePreview, LookPage, PersonalData } from '../../../shared/personal-data.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { cursorOf } from '../audit/index.ts'
import { erasePerson, getDataOf, getOwnData, listLooksAtMe, previewErasure } from './personal-data.service.ts'

const tags = ['people']
const PersonId = Type.Object({ id: Uuid })
type OfPerson = { Params: Static<typeof PersonId> }
const WhichLooks = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
  before: Type.Optional(AuditCursor),
})

export function personalDataRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get(
    '/me/personal-data',
    {
      schema: { tags, description: 'All that is kept about you.', response: { 200: PersonalData } },
      config: { access: 'signed-in' },
    },
    (request) => getOwnData(db, clock, request.actor),
  )
  app.get<{ Querystring: Static<typeof WhichLooks> }>(
    '/me/looks',
    {
      schema: {
        tags,
        description: 'Who saw or changed what is kept about you, newest first.',
        querystring: WhichLooks,
        response: { 200: LookPage },
      },
      config: { access: 'signed-in' },
    },
    (request) => {
      const { limit, before } = request.query
      return listLooksAtMe(db, request.actor, { limit, before: cursorOf(before) })
    },
  )
  app.get<OfPerson>(
    '/people/:id/personal-data',
    {
      schema: { tags, params: PersonId, response: { 200: PersonalData } },
      config: { access: 'people.manage' },
    },
    (request) => getDataOf(db, clock, request.actor, request.params.id),
  )
  app.get<OfPerson>(
    '/people/:id/erasure',
    {
      schema: {
        tags,
        description: 'What erasing this person would take away and what it would leave.',
        params: PersonId,
        response: { 200: ErasurePreview },
      },
      config: { access: 'people.manage' },
    },
    (request) => previewErasure(db, clock, request.actor, request.params.id),
  )
  app.delete<OfPerson>(
    '/people/:id',
    {
      schema: { tags, description: 'Erases a person without a role; it cannot be undone.', params: PersonId },
      config: { access: 'people.manage' },
    },
    async (request, reply) => {
      await erasePerson(db, clock, request.actor, request.params.id)
      return reply.code(204).send()
    },
  )
}
