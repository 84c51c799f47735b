import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  AddedPerson,
  EndedPerson,
  HandedLink,
  Home,
  LookAtOneTimeLink,
  NewHome,
  NewPerson,
  NewRole,
  OneTimeLink,
  People,
  Person,
  Session,
  SignIn,
  UseOneTimeLink,
} from '../../../shared/people.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { tooManyRequests } from '../../platform/problems.ts'
import type { MailJobs } from '../mails/index.ts'
import type { Accounts } from './accounts.ts'
import { endPerson } from './leavers.service.ts'
import { describeLink, useLink } from './one-time-links.service.ts'
import { mailPasswordLink, renewPasswordLink } from './password-letters.service.ts'
import { addAppointment, addPerson, describePersonOf, listPeopleOf, removeAppointment } from './people.service.ts'
import { describeSession, findActor, signIn, signOut } from './session.service.ts'
import { setUpProvince } from './setup.service.ts'

const PersonId = Type.Object({ id: Uuid })

const headersOf = (request: FastifyRequest) => new Headers(request.headers as Record<string, string>)
const setCookies = (reply: FastifyReply, cookies: string[]) => reply.header('set-cookie', cookies)

export type IdentityDeps = {
  db: Db
  accounts: Accounts
  clock: Clock
  publicUrl: string
  rateFactor: number
  mails: MailJobs
}

export function identityRoutes(
  app: FastifyInstance,
  { db, accounts, clock, publicUrl, rateFactor, mails }: IdentityDeps,
): void {
  /** Guessing is slowed twice: by the caller's address, and by the account, wherever its callers come from. */
  const throttled = { rateLimit: { max: 60 * rateFactor, timeWindow: '1 minute' } }
  const byAccount = app.createRateLimit({
    max: 10 * rateFactor,
    timeWindow: '1 minute',
    keyGenerator: (request) => `account ${(request.body as SignIn).email.toLowerCase()}`,
  })
  const ways = { linkTo: (path: string) => `${publicUrl}${path}`, mails }

  /** Answers the session that the given cookies open. */
  async function sendSession(reply: FastifyReply, cookies: string[]) {
    const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
    const actor = await findActor(db, accounts, clock, new Headers({ cookie }))
    return setCookies(reply, cookies).send(actor && (await describeSession(db, clock, actor)))
  }

  app.get(
    '/session',
    { schema: { tags: ['identity'], response: { 200: Session } }, config: { access: 'signed-in' } },
    (request) => describeSession(db, clock, request.actor),
  )
  app.post<{ Body: SignIn }>(
    '/session',
    {
      schema: { tags: ['identity'], body: SignIn, response: { 200: Session } },
      config: { access: 'public', ...throttled },
    },
    async (request, reply) => {
      const attempts = await byAccount(request)
      if (!attempts.isAllowed && attempts.isExceeded) throw tooManyRequests(attempts.ttlInSeconds)
      return sendSession(reply, await signIn(accounts, request.body))
    },
  )
  app.delete('/session', { schema: { tags: ['identity'] }, config: { access: 'signed-in' } }, async (request, reply) =>
    setCookies(reply, await signOut(accounts, headersOf(request)))
      .code(204)
      .send(),
  )

  app.post<{ Body: LookAtOneTimeLink }>(
    '/links/look',
    {
      schema: { tags: ['identity'], body: LookAtOneTimeLink, response: { 200: OneTimeLink } },
      config: { access: 'public', ...throttled },
    },
    (request) => describeLink(db, clock, request.body.token),
  )
  app.post<{ Body: UseOneTimeLink }>(
    '/links/use',
    {
      schema: { tags: ['identity'], body: UseOneTimeLink, response: { 200: Session } },
      config: { access: 'public', ...throttled },
    },
    async (request, reply) => {
      const email = await useLink(db, accounts, clock, request.body)
      return sendSession(reply, await signIn(accounts, { email, password: request.body.password }))
    },
  )

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
