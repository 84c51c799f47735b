import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  AddedPerson,
  EndedPerson,
  HandedLink,
  Home,
  NewHome,
  NewPerson,
  NewRole,
  People,
  Person,
} from '../../../shared/people.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { MailJobs } from '../mails/index.ts'
import { factorRoutes } from './factors.routes.ts'
import { addPerson } from './invitations.service.ts'
import { endPerson } from './leavers.service.ts'
import { mailPasswordLink, renewPasswordLink } from './password-letters.service.ts'
import { addAppointment, describePersonOf, listPeopleOf, removeAppointment } from './people.service.ts'
import { sessionRoutes } from './sessions.routes.ts'
import { setUpProvince } from './setup.service.ts'
import type { SignInDeps } from './sign-in-tools.routes.ts'

const PersonId = Type.Object({ id: Uuid })

/** Who is here, and which provinces. */
export function identityRoutes(app: FastifyInstance, deps: SignInDeps & { mails: MailJobs }): void {
  const { db, clock, publicUrl, mails } = deps
  sessionRoutes(app, deps)
  factorRoutes(app, deps)
  const ways = { linkTo: (path: string) => `${publicUrl}${path}`, mails }

  app.post<{ Body: NewHome }>(
    '/homes',
    { schema: { tags: ['homes'], body: NewHome, response: { 201: Home } }, config: { access: 'homes.manage' } },
    async (request, reply) => reply.code(201).send(await setUpProvince(db, clock, request.actor, request.body)),
  )

  app.get(
    '/people',
    {
      schema: { tags: ['people'], response: { 200: People } },
      config: { access: 'people.read', reads: { action: 'people.list', of: 'people' } },
    },
    async (request) => ({ people: await listPeopleOf(db, clock, request.actor), mailWay: mails.way }),
  )
  app.post<{ Body: NewPerson }>(
    '/people',
    {
      schema: { tags: ['people'], body: NewPerson, response: { 201: AddedPerson } },
      config: { access: 'people.manage' },
    },
    async (request, reply) => reply.code(201).send(await addPerson(db, clock, request.actor, request.body, ways)),
  )
  app.post<{ Params: Static<typeof PersonId>; Body: NewRole }>(
    '/people/:id/appointments',
    {
      schema: { tags: ['people'], params: PersonId, body: NewRole, response: { 201: Person } },
      config: { access: 'people.manage' },
    },
    async (request, reply) =>
      reply.code(201).send(await addAppointment(db, clock, request.actor, request.params.id, request.body)),
  )
  const AppointmentOf = Type.Object({ id: Uuid, appointmentId: Uuid })
  app.delete<{ Params: Static<typeof AppointmentOf> }>(
    '/people/:id/appointments/:appointmentId',
    { schema: { tags: ['people'], params: AppointmentOf }, config: { access: 'people.manage' } },
    async (request, reply) => {
      await removeAppointment(db, clock, request.actor, request.params.id, request.params.appointmentId)
      return reply.code(204).send()
    },
  )
  app.post<{ Params: Static<typeof PersonId> }>(
    '/people/:id/link',
    {
      schema: { tags: ['people'], params: PersonId, response: { 201: HandedLink } },
      config: { access: 'people.manage' },
    },
    async (request, reply) =>
      reply.code(201).send(await renewPasswordLink(db, clock, request.actor, ways, request.params.id)),
  )
  app.post<{ Params: Static<typeof PersonId> }>(
    '/people/:id/mail',
    {
      schema: { tags: ['people'], params: PersonId, response: { 201: Person } },
      config: { access: 'people.manage' },
    },
    async (request, reply) => {
      await mailPasswordLink(db, clock, request.actor, ways, request.params.id)
      return reply.code(201).send(await describePersonOf(db, clock, request.actor, request.params.id))
    },
  )
  app.post<{ Params: Static<typeof PersonId> }>(
    '/people/:id/end',
    {
      schema: { tags: ['people'], params: PersonId, response: { 200: EndedPerson } },
      config: { access: 'people.manage' },
    },
    (request) => endPerson(db, clock, request.actor, request.params.id),
  )
}
