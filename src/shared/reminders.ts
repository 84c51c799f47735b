import { type Static, Type } from 'typebox'
import { AnswerPeriod, AnswersPage, AnswersQuery } from './duties.ts'
import { BigId, Day, Instant, Nullable, strict, Uuid } from './schema.ts'

export const REMINDER_WAYS = ['message', 'mail', 'letter'] as const
/**
 * message: to whoever answers for the organisation, in the system. mail: by mail as well, to those who want letters. letter: an
 * official letter (công văn đôn đốc) was drafted, to be signed and sent.
 */
export const ReminderWay = Type.Enum([...REMINDER_WAYS])
export type ReminderWay = (typeof REMINDER_WAYS)[number]

const ofAnswer = { assignmentId: Uuid, period: AnswerPeriod }

/** That whoever answers for an organisation was reminded of one answer. */
export const Reminder = Type.Object(
  {
    ...ofAnswer,
    sendingId: Uuid,
    way: ReminderWay,
    at: Instant,
    by: Nullable(Type.String({ description: 'The name of the person; null where they were erased' })),
    words: Nullable(Type.String()),
    answerBy: Nullable(Day),
    told: Nullable(
      Type.Object(
        {
          people: Type.Integer(),
          seen: Type.Integer({ description: 'How many of them have seen it' }),
          lastSeenAt: Nullable(Instant),
        },
        { ...strict, description: 'Of a message, as far as I may know: whom it went to' },
      ),
    ),
  },
  strict,
)
export type Reminder = Static<typeof Reminder>

const whatReminds = { mayRemind: Type.Boolean(), mayMail: Type.Boolean({ description: 'Letters leave this server' }) }

/** The last first. */
export const Reminders = Type.Object({ ...whatReminds, reminders: Type.Array(Reminder) }, strict)
export type Reminders = Static<typeof Reminders>

export const LateQuery = Type.Pick(AnswersQuery, ['sentTo', 'after', 'limit'])
export type LateQuery = Static<typeof LateQuery>

/** What is late, the oldest day first, and when somebody was last reminded of each of it. */
export const LateAnswers = Type.Object(
  {
    ...AnswersPage.properties,
    ...whatReminds,
    sentTo: Nullable(
      Type.String({
        ...BigId,
        description:
          'Only reports that are sent to it: as asked, or my own organisation, where I remind of these alone',
      }),
    ),
    reminders: Type.Array(Reminder),
  },
  strict,
)
export type LateAnswers = Static<typeof LateAnswers>

/** Reminds of answers of one programme, of one organisation or several, at once. */
export const NewReminder = Type.Object(
  {
    way: ReminderWay,
    answers: Type.Array(Type.Object(ofAnswer, strict), { minItems: 1, maxItems: 500 }),
    words: Type.Optional(Type.String({ minLength: 1, maxLength: 5000, pattern: '\\S' })),
    answerBy: Type.Optional(Type.String({ ...Day, description: 'By when an answer is asked' })),
    again: Type.Optional(Type.Boolean({ description: 'Although somebody reminded of one of them today' })),
  },
  strict,
)
export type NewReminder = Static<typeof NewReminder>

export const ReminderSent = Type.Object(
  {
    sendingId: Uuid,
    reminded: Type.Integer({ description: 'How many answers' }),
    people: Type.Integer({ description: 'How many were told in the system; 0 of a letter' }),
    nobody: Type.Array(Type.String(), { description: 'Organisations for which nobody answers in the system' }),
  },
  strict,
)
export type ReminderSent = Static<typeof ReminderSent>
