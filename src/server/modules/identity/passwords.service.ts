import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { judgePassword, ownWordsOf } from './password-strength.ts'
import { getPerson, listAppointmentsOf } from './people.repository.ts'
import { passwordRefused } from './sign-in.problems.ts'

/** Refuses a password that is easily guessed of somebody with these words about them, and says why. */
export async function requireStrength(password: string, about: readonly string[]): Promise<void> {
  const { fault } = await judgePassword(password, ownWordsOf(...about))
  if (fault !== null) throw passwordRefused(fault)
}

/** The words about a person: name, address, the units and organisations of their roles. */
export async function wordsAbout(db: Db, clock: Clock, personId: string): Promise<string[]> {
  const { name, email } = await getPerson(db, personId)
  const roles = await listAppointmentsOf(db, [personId], today(clock))
  return [name, email, ...roles.flatMap(({ unitName, organisationName }) => [unitName, organisationName ?? ''])]
}

/** As `requireStrength`, of somebody who is here. */
export async function requireGoodPassword(db: Db, clock: Clock, personId: string, password: string): Promise<void> {
  await requireStrength(password, await wordsAbout(db, clock, personId))
}
