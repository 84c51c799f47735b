import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { BigId } from '../../../shared/schema.ts'
import {
  LookAtStopLink,
  MyReminders,
  NewOfficeReminders,
  OfficeRemindersPage,
  OneClickQuery,
  StopLink,
  UseStopLink,
} from '../../../shared/telling.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { signedIds } from '../../platform/signed-ids.ts'
import { describeStopLink, getMyReminders, setMyReminders, useStopLink } from './my-letters.service.ts'
import { getOfficeReminders, setOfficeReminders } from './office-settings.service.ts'

const tags = ['reminders']
const Id = Type.Object({ id: BigId })
type Id = Static<typeof Id>

type RemindersDeps = { db: Db; clock: Clock; sessionSecret: string }

export function tellingRoutes(app: FastifyInstance, { db, clock, sessionSecret }: RemindersDeps): void {
  const tokens = signedIds(sessionSecret, 'stop letters')
  for (const [path, of, access] of [
    // Units are known to everybody.
    ['/units', 'unit', 'known'],
    ['/organisations', 'organisation', 'organisations.read'],
  ] as const) {
    app.get<{ Params: Id }>(
      `${path}/:id/reminders`,
      {
        schema: { tags, params: Id, response: { 200: OfficeRemindersPage } },
        config: { access },
      },
      (request) => getOfficeReminders(db, clock, request.actor, { of, id: request.params.id }),
    )
    app.put<{ Params: Id; Body: NewOfficeReminders }>(
      `${path}/:id/reminders`,
      {
        schema: { tags, params: Id, body: NewOfficeReminders, response: { 200: OfficeRemindersPage } },
        config: { access: 'organisations.manage' },
      },
      (request) => setOfficeReminders(db, clock, request.actor, { of, id: request.params.id }, request.body),
    )
  }
  app.get(
    '/me/reminders',
    { schema: { tags, response: { 200: MyReminders } }, config: { access: 'signed-in' } },
    (request) => getMyReminders(db, request.actor),
  )
  app.put<{ Body: MyReminders }>(
    '/me/reminders',
    { schema: { tags, body: MyReminders, response: { 200: MyReminders } }, config: { access: 'signed-in' } },
    (request) => setMyReminders(db, clock, request.actor, request.body),
  )
  app.post<{ Body: LookAtStopLink }>(
    '/stop-letters/look',
    { schema: { tags, body: LookAtStopLink, response: { 200: StopLink } }, config: { access: 'public' } },
    (request) => describeStopLink(db, tokens, request.body.token),
  )
  app.post<{ Body: UseStopLink }>(
    '/stop-letters/use',
    { schema: { tags, body: UseStopLink, response: { 200: StopLink } }, config: { access: 'public' } },
    (request) => useStopLink(db, clock, tokens, request.body.token, request.body.stopped),
  )
  app.get<{ Querystring: OneClickQuery }>(
    '/stop-letters',
    {
      schema: { tags, description: 'Leads to the page that asks; only POST stops.', querystring: OneClickQuery },
      config: { access: 'public' },
    },
    (request, reply) => reply.redirect(`/stop-letters#${request.query.token}`, 303),
  )
  void app.register(async (app) => {
    // What a mail program sends says nothing that the address does not.
    app.addContentTypeParser('application/x-www-form-urlencoded', { bodyLimit: 1024 }, (_request, payload, done) => {
      payload.resume().once('end', () => done(null))
    })
    app.post<{ Querystring: OneClickQuery }>(
      '/stop-letters',
      {
        schema: {
          tags,
          description: 'As mail programs do with one click (RFC 8058).',
          consumes: ['application/x-www-form-urlencoded'],
          querystring: OneClickQuery,
        },
        config: { access: 'public' },
      },
      async (request, reply) => {
        await useStopLink(db, clock, tokens, request.query.token, true)
        return reply.code(204).send()
      },
    )
  })
}
