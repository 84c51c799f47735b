import { type Static, Type } from 'typebox'
import { Instant, Nullable, strict, Uuid } from './schema.ts'

/** Of somebody's way in. `role-given`: to whoever has an account; it brings no link that sets a password. */
export const ACCOUNT_MAIL_KINDS = ['password-link', 'role-given'] as const
/** `notices`: what the person was told here and has not been sent yet, in one letter. */
export const MAIL_KINDS = [...ACCOUNT_MAIL_KINDS, 'notices'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

export const MAIL_STATES = ['waiting', 'sending', 'sent', 'failed', 'cancelled'] as const
export type MailState = (typeof MAIL_STATES)[number]

/**
 * Why a letter is not sent, or not yet. `refused`: the mail server will not take it; `unreachable`: there is no server, or
 * it said to come again; `sign-in`, `encryption`: ours is not let in, or not safely; `unknown`: handed over, and no answer
 * heard; `rights-lost`: whoever asked may not any more; `replaced`: another link was given since; `nothing-left`: what it would
 * have told was done or seen meanwhile; `stopped`: the person wants none.
 */
export const MAIL_PROBLEMS = [
  'refused',
  'unreachable',
  'sign-in',
  'encryption',
  'unknown',
  'rights-lost',
  'replaced',
  'nothing-left',
  'stopped',
] as const
export type MailProblem = (typeof MAIL_PROBLEMS)[number]

/** Why a letter is not needed any more: nothing failed. */
export const NEEDLESS: readonly MailProblem[] = ['nothing-left', 'stopped']

export const MailStatus = Type.Object(
  {
    id: Uuid,
    state: Type.Enum([...MAIL_STATES]),
    requestedAt: Instant,
    tries: Type.Integer(),
    nextTryAt: Nullable(Instant),
    endedAt: Nullable(Instant),
    problem: Nullable(
      Type.Object(
        {
          code: Type.Enum([...MAIL_PROBLEMS]),
          status: Nullable(Type.Integer({ description: 'What the mail server answered: 550' })),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type MailStatus = Static<typeof MailStatus>

/** How letters leave: `off`: they do not; `kept`: they are read on a page here; `smtp`: through a mail server. */
export const MAIL_WAYS = ['off', 'kept', 'smtp'] as const
export type MailWay = (typeof MAIL_WAYS)[number]

export const Mail = Type.Object(
  {
    ...MailStatus.properties,
    kind: Type.Enum([...MAIL_KINDS]),
    person: Type.Object({ id: Uuid, name: Type.String(), email: Type.String() }, strict),
  },
  strict,
)
export type Mail = Static<typeof Mail>

export const Mails = Type.Object(
  { way: Type.Enum([...MAIL_WAYS]), mails: Type.Array(Mail, { description: 'The newest hundred' }) },
  strict,
)
export type Mails = Static<typeof Mails>

/** A letter as it is sent; opened where letters are kept, which is what sends it. */
export const Letter = Type.Object({ to: Type.String(), subject: Type.String(), text: Type.String() }, strict)
export type Letter = Static<typeof Letter>
