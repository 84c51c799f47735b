import { composePasswordLetters } from './modules/identity/index.ts'
import type { Compose } from './modules/mails/index.ts'
import { composeNoticesLetters, type LettersDeps } from './modules/reminders/index.ts'

/** Writes every kind of letter, each by its module. */
export function composeLetters(deps: LettersDeps): Compose {
  const ofAccounts = composePasswordLetters(deps.db, deps.clock, deps.publicUrl)
  const ofNotices = composeNoticesLetters(deps)
  return (mail) => (mail.kind === 'notices' ? ofNotices(mail) : ofAccounts(mail))
}
