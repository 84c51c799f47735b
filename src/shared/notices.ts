import { type Static, Type } from 'typebox'
import { Instant, Nullable, strict, Uuid } from './schema.ts'

// What people are told inside the system.

export const NOTICE_KINDS = [
  'answer-decided',
  'reminded',
  'mentioned',
  'duty-given',
  'part-given',
  'part-changed',
  'report-received',
  'proposal-to-answer',
  'proposal-decided',
  'form-decided',
  'forms-to-verify',
  'report-part',
  'report-moved',
  'due-soon',
  'late-week',
  'late-programmes',
] as const
/**
 * answer-decided: what somebody handed in or asked for was accepted, returned, extended, refused, opened again or given up.
 * reminded: somebody reminds of what an organisation has not handed in. mentioned: somebody named them in a comment.
 * duty-given: a duty of their organisation is theirs by name. part-given: their organisation has a part of another's duty. part-changed: its words or its day are others now.
 * report-received: a report that is sent to their organisation came.
 * proposal-to-answer: a difficulty or proposal came for an answer. proposal-decided: what somebody raised or sent up was answered,
 * returned, or went up or down. form-decided: a form in which they had a hand was returned, verified or locked, or that was taken
 * back. forms-to-verify: forms of a programme and a period wait for their verifying; once until it was seen. report-part: a part of a
 * report is asked for, taken back, returned or handed in. report-moved: a report came, was taken back, received, accepted or returned.
 * By the clock: due-soon: duties came to a step before their last day, or are late, once a day at most;
 * late-week: what was late when the week began, of one's own; late-programmes: of the programmes that one plans.
 */
export const NoticeKind = Type.Enum([...NOTICE_KINDS])
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Of these a letter tells as well, to those who want letters: what became of what they did, what was given to them, what came to them. */
export const MAILED_NOTICES: readonly NoticeKind[] = [
  'answer-decided',
  'duty-given',
  'part-given',
  'part-changed',
  'report-received',
]

export const NoticeParams = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))
export type NoticeParams = Static<typeof NoticeParams>

export const Notice = Type.Object(
  {
    id: Uuid,
    kind: NoticeKind,
    subject: Type.String({
      description:
        'What it is about: assignment:<id>, reminder:<id of the sending>, proposal:<id>, report:<id>, form:<id>, forms:<id of the programme>:<period>, programme:<id>, programmes, my-work',
    }),
    params: NoticeParams,
    words: Nullable(Type.String()),
    by: Nullable(Type.String({ description: 'The name of who sent it; null: nobody, or somebody who was erased' })),
    at: Instant,
    seenAt: Nullable(Instant),
    takenBackAt: Nullable(Type.String({ ...Instant, description: 'What it tells of was taken back' })),
  },
  strict,
)
export type Notice = Static<typeof Notice>

export const NoticesQuery = Type.Object({
  unseen: Type.Optional(Type.Boolean({ description: 'Only those that were not seen' })),
  before: Type.Optional(Type.String({ format: 'uuid', description: 'The last one of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
})
export type NoticesQuery = Static<typeof NoticesQuery>

/** Newest first. */
export const NoticesPage = Type.Object({ notices: Type.Array(Notice), more: Type.Boolean() }, strict)
export type NoticesPage = Static<typeof NoticesPage>

export const UnseenNotices = Type.Object(
  { unseen: Type.Integer({ description: 'At most 100: more are not counted' }) },
  strict,
)
export type UnseenNotices = Static<typeof UnseenNotices>

/** Up to and with this one, which is the newest that was seen. */
export const SeenNotices = Type.Object({ upTo: Uuid }, strict)
export type SeenNotices = Static<typeof SeenNotices>
