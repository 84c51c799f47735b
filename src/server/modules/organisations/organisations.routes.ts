import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  CorrectOrganisation,
  EndOrganisation,
  MakeUsualOrganisations,
  NewOrganisation,
  NewOrganisationName,
  Organisation,
  OrganisationList,
  OrganisationPage,
  OrganisationQuery,
  OrganisationStepList,
  UndoneStep,
  UsualOrganisations,
} from '../../../shared/organisations.ts'
import { BigId } from '../../../shared/schema.ts'
import { AsOfDay } from '../../../shared/units.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { addName, correctOrganisation, endOrganisation, removeName, removeOrganisation } from './changes.service.ts'
import { addOrganisation, searchOrganisations } from './organisations.service.ts'
import { showOrganisation } from './page.service.ts'
import { relationRoutes } from './relations.routes.ts'
import { showSteps, undoStep } from './undo.service.ts'
import { makeUsualOrganisations } from './usual.service.ts'

const Id = Type.Object({ id: BigId })
type Id = Static<typeof Id>
const AsOf = Type.Object({ on: Type.Optional(AsOfDay) })
const tags = ['organisations']
const page = { 200: OrganisationPage }

export function organisationRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: OrganisationQuery }>(
    '/organisations',
    {
      schema: { tags, querystring: OrganisationQuery, response: { 200: OrganisationList } },
      config: { access: 'organisations.read' },
    },
    (request) => searchOrganisations(db, clock, request.actor, request.query),
  )
  app.post<{ Body: NewOrganisation }>(
    '/organisations',
    {
      schema: { tags, body: NewOrganisation, response: { 201: Organisation } },
      config: { access: 'organisations.manage' },
    },
    async (request, reply) => reply.code(201).send(await addOrganisation(db, clock, request.actor, request.body)),
  )
  app.get<{ Params: Id; Querystring: Static<typeof AsOf> }>(
    '/organisations/:id',
    { schema: { tags, params: Id, querystring: AsOf, response: page }, config: { access: 'organisations.read' } },
    (request) => showOrganisation(db, clock, request.actor, request.params.id, request.query.on),
  )
  app.patch<{ Params: Id; Body: CorrectOrganisation }>(
    '/organisations/:id',
    {
      schema: { tags, params: Id, body: CorrectOrganisation, response: page },
      config: { access: 'organisations.manage' },
    },
    ({ actor, params, body }) => correctOrganisation({ db, clock, actor, ...params, revision: body.revision }, body),
  )
  app.delete<{ Params: Id }>(
    '/organisations/:id',
    { schema: { tags, params: Id }, config: { access: 'organisations.manage' } },
    async ({ actor, params }, reply) => {
      await removeOrganisation({ db, clock, actor, ...params })
      return reply.code(204).send()
    },
  )
  app.post<{ Params: Id; Body: NewOrganisationName }>(
    '/organisations/:id/names',
    {
      schema: { tags, params: Id, body: NewOrganisationName, response: page },
      config: { access: 'organisations.manage' },
    },
    ({ actor, params, body }) => addName({ db, clock, actor, ...params, revision: body.revision }, body),
  )
  const NameId = Type.Object({ id: BigId, name: Type.String({ minLength: 1, maxLength: 300 }) })
  app.delete<{ Params: Static<typeof NameId> }>(
    '/organisations/:id/names/:name',
    { schema: { tags, params: NameId }, config: { access: 'organisations.manage' } },
    async ({ actor, params }, reply) => {
      await removeName({ db, clock, actor, id: params.id }, params.name.normalize('NFC'))
      return reply.code(204).send()
    },
  )
  app.post<{ Params: Id; Body: EndOrganisation }>(
    '/organisations/:id/end',
    {
      schema: { tags, params: Id, body: EndOrganisation, response: page },
      config: { access: 'organisations.manage' },
    },
    ({ actor, params, body }) => endOrganisation({ db, clock, actor, ...params, revision: body.revision }, body),
  )
  app.get(
    '/organisation-steps',
    { schema: { tags, response: { 200: OrganisationStepList } }, config: { access: 'organisations.manage' } },
    ({ actor }) => showSteps(db, actor),
  )
  app.post<{ Params: Id }>(
    '/organisation-steps/:id/undo',
    { schema: { tags, params: Id, response: { 200: UndoneStep } }, config: { access: 'organisations.manage' } },
    ({ actor, params }) => undoStep(db, clock, actor, params.id),
  )
  app.post<{ Params: Id; Body: MakeUsualOrganisations }>(
    '/units/:id/usual-organisations',
    {
      schema: { tags, params: Id, body: MakeUsualOrganisations, response: { 200: UsualOrganisations } },
      config: { access: 'organisations.manage' },
    },
    ({ actor, params, body }) => makeUsualOrganisations(db, clock, actor, params.id, body),
  )
  relationRoutes(app, { db, clock })
}
