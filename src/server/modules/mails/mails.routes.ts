import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { Letter, Mails } from '../../../shared/mails.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { MailJobs } from './mail-jobs.ts'
import { listMails, openMail } from './mails.service.ts'

const MailId = Type.Object({ id: Uuid })

export type MailsDeps = { db: Db; clock: Clock; mails: MailJobs }

export function mailRoutes(app: FastifyInstance, { db, clock, mails }: MailsDeps): void {
  app.get(
    '/mails',
    {
      schema: { tags: ['system'], response: { 200: Mails } },
      config: { access: 'system.operate', reads: { action: 'people.list', of: 'people' } },
    },
    (request) => listMails(db, request.actor, mails),
  )
  app.post<{ Params: Static<typeof MailId> }>(
    '/mails/:id/open',
    { schema: { tags: ['system'], params: MailId, response: { 200: Letter } }, config: { access: 'system.operate' } },
    (request) => openMail(db, clock, request.actor, mails, request.params.id),
  )
}
