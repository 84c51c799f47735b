import { type Static, Type } from 'typebox'
import { BigId, Nullable, strict } from './schema.ts'

// When people are told what is due and late, and how it reaches them.

const Hour = Type.Integer({ minimum: 0, maximum: 23, description: 'In Vietnam' })

/** What an office sets: how many days before its last day an answer is told of, whether there is a weekly list, and from which hour. */
export const OfficeReminders = Type.Object(
  {
    daysBefore: Type.Array(Type.Integer({ minimum: 1, maximum: 60 }), { maxItems: 5, uniqueItems: true }),
    weekly: Type.Boolean({ description: 'Each Monday a list of what is late' }),
    hour: Type.Integer({ minimum: 6, maximum: 20, description: 'In Vietnam' }),
  },
  strict,
)
export type OfficeReminders = Static<typeof OfficeReminders>

/** Where no office above has set its own: what the first provinces asked for, at the hour at which offices open. */
export const USUAL_REMINDERS: OfficeReminders = { daysBefore: [7, 3, 1], weekly: true, hour: 8 }

/** How it is in an office; `from`: whose setting it is where it is not its own, null: the usual one. */
export const OfficeRemindersPage = Type.Object(
  {
    name: Type.String(),
    own: Type.Boolean(),
    from: Nullable(Type.Object({ unitId: BigId, name: Type.String() }, strict)),
    settings: OfficeReminders,
    revision: Type.Integer({ minimum: 0, description: '0: nothing of its own is set' }),
    mayManage: Type.Boolean(),
  },
  strict,
)
export type OfficeRemindersPage = Static<typeof OfficeRemindersPage>

/** Null: as above it again. */
export const NewOfficeReminders = Type.Object(
  {
    settings: Nullable(OfficeReminders),
    revision: Type.Integer({ minimum: 0, description: 'The one that was seen' }),
  },
  strict,
)
export type NewOfficeReminders = Static<typeof NewOfficeReminders>

export const MAIL_PACES = ['at-once', 'daily', 'weekly', 'off'] as const
/** How soon what one is told goes out by mail: as it comes, at most one letter a day, or a week, or none. It is told here all the same. */
export const MailPace = Type.Enum([...MAIL_PACES])
export type MailPace = (typeof MAIL_PACES)[number]

export const LETTER_LANGUAGES = ['vi', 'en'] as const
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number]

const personal = {
  mail: MailPace,
  language: Type.Enum([...LETTER_LANGUAGES]),
  quietFrom: Hour,
  quietUntil: Type.Integer({
    minimum: 0,
    maximum: 23,
    description: 'In Vietnam; the same as quietFrom: no hour is quiet',
  }),
  workingDaysOnly: Type.Boolean({ description: 'Weekends and public holidays are quiet' }),
}
export const MyReminders = Type.Object({ ...personal, revision: Type.Integer({ minimum: 0 }) }, strict)
export type MyReminders = Static<typeof MyReminders>

/** Who has set nothing: at once, and never out of office hours. */
export const USUAL_MY_REMINDERS: MyReminders = {
  mail: 'at-once',
  language: 'vi',
  quietFrom: 18,
  quietUntil: 7,
  workingDaysOnly: true,
  revision: 0,
}

const Token = Type.String({ minLength: 20, maxLength: 100, description: 'What stands behind # in the link' })
/** With the link of a letter, without signing in. `stopped`: whether letters shall stop, or come again. */
export const LookAtStopLink = Type.Object({ token: Token }, strict)
export type LookAtStopLink = Static<typeof LookAtStopLink>
export const UseStopLink = Type.Object({ token: Token, stopped: Type.Boolean() }, strict)
export type UseStopLink = Static<typeof UseStopLink>
export const StopLink = Type.Object({ email: Type.String(), stopped: Type.Boolean() }, strict)
export type StopLink = Static<typeof StopLink>
/** As mail programs send it (RFC 8058). */
export const OneClickQuery = Type.Object({ token: Token }, strict)
export type OneClickQuery = Static<typeof OneClickQuery>
