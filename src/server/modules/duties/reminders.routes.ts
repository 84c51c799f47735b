import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { NewLetterhead, ProgrammeLetterhead } from '../../../shared/letterheads.ts'
import { LateAnswers, LateQuery, NewReminder, ReminderSent, Reminders } from '../../../shared/reminders.ts'
import { Uuid } from '../../../shared/schema.ts'
import { attachmentNamed } from '../documents/index.ts'
import { getLetterhead, setLetterhead } from './letterheads.service.ts'
import { getReminderLetter, getRemindersOf, listLateAnswers, type RemindDeps, remind } from './reminders.service.ts'

const tags = ['duties']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function reminderRoutes(app: FastifyInstance, deps: RemindDeps): void {
  const { db, clock } = deps
  app.get<{ Params: Id; Querystring: LateQuery }>(
    '/programmes/:id/late',
    {
      schema: { tags, params: Id, querystring: LateQuery, response: { 200: LateAnswers } },
      config: { access: 'duties.read' },
    },
    (request) => listLateAnswers(deps, request.actor, request.params.id, request.query),
  )
  app.post<{ Params: Id; Body: NewReminder }>(
    '/programmes/:id/reminders',
    {
      schema: { tags, params: Id, body: NewReminder, response: { 201: ReminderSent } },
      config: { access: ['duties.remind', 'duties.answer'] },
    },
    async (request, reply) => reply.code(201).send(await remind(deps, request.actor, request.params.id, request.body)),
  )
  app.get<{ Params: Id }>(
    '/assignments/:id/reminders',
    { schema: { tags, params: Id, response: { 200: Reminders } }, config: { access: 'duties.read' } },
    (request) => getRemindersOf(deps, request.actor, request.params.id),
  )
  app.get<{ Params: Id }>(
    '/reminders/:id/letter.docx',
    {
      schema: {
        tags,
        description: 'The official letter that was drafted for a sending, ready to be numbered and signed.',
        params: Id,
        response: { 200: { content: { [DOCX]: { schema: { type: 'string', format: 'binary' } } } } },
      },
      config: { access: ['duties.remind', 'duties.answer'] },
    },
    async (request, reply) => {
      const { name, bytes } = await getReminderLetter(db, request.actor, request.params.id)
      return reply
        .type(DOCX)
        .header('content-disposition', attachmentNamed(name))
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )
  app.get<{ Params: Id }>(
    '/programmes/:id/letterhead',
    { schema: { tags, params: Id, response: { 200: ProgrammeLetterhead } }, config: { access: 'duties.plan' } },
    (request) => getLetterhead(db, request.actor, request.params.id),
  )
  app.post<{ Params: Id; Body: NewLetterhead }>(
    '/programmes/:id/letterhead',
    {
      schema: { tags, params: Id, body: NewLetterhead, response: { 200: ProgrammeLetterhead } },
      config: { access: 'duties.plan' },
    },
    (request) => setLetterhead(db, clock, request.actor, request.params.id, request.body),
  )
}
