import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { NewOrganisation, Organisation } from '../../../shared/organisations.ts'
import { BigId } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { listOrganisations } from './organisations.repository.ts'
import { addOrganisation, removeOrganisation } from './organisations.service.ts'

export function organisationRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get(
    '/organisations',
    {
      schema: { tags: ['organisations'], response: { 200: Type.Object({ organisations: Type.Array(Organisation) }) } },
      config: { access: 'organisations.read' },
    },
    async (request) => ({
      organisations: (await inTransaction(db, request.actor, listOrganisations)).map(
        ({ unitPath: _, homeId: __, place: ___, ...organisation }) => organisation,
      ),
    }),
  )
  app.post<{ Body: NewOrganisation }>(
    '/organisations',
    {
      schema: { tags: ['organisations'], body: NewOrganisation, response: { 201: Organisation } },
      config: { access: 'organisations.manage' },
    },
    async (request, reply) => reply.code(201).send(await addOrganisation(db, clock, request.actor, request.body)),
  )
  const OrganisationId = Type.Object({ id: BigId })
  app.delete<{ Params: Static<typeof OrganisationId> }>(
    '/organisations/:id',
    { schema: { tags: ['organisations'], params: OrganisationId }, config: { access: 'organisations.manage' } },
    async (request, reply) => {
      await removeOrganisation(db, clock, request.actor, request.params.id)
      return reply.code(204).send()
    },
  )
}
