import type { MyReminders, StopLink } from '../../../shared/telling.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { SignedIds } from '../../platform/signed-ids.ts'
import { ownDeed, recordOwn } from '../identity/index.ts'
import { findAddressee, getHabits, saveHabits, setStopped } from './my-letters.repository.ts'
import { remindersChanged, stopLinkNotValid } from './reminders.problems.ts'

export const getMyReminders = (db: Db, actor: Actor): Promise<MyReminders> =>
  inTransaction(db, ownDeed(actor), (db) => getHabits(db, actor.personId))

/** How what I am told reaches me by mail. Throws `reminders-changed`. */
export async function setMyReminders(db: Db, clock: Clock, actor: Actor, habits: MyReminders): Promise<MyReminders> {
  return inTransaction(db, ownDeed(actor), async (db) => {
    if (!(await saveHabits(db, actor.personId, habits)))
      throw remindersChanged((await getHabits(db, actor.personId)).revision)
    await recordOwn(db, clock, actor.personId, 'people.set-letters')
    return getHabits(db, actor.personId)
  })
}

/** Whose letters a link stops, and whether they are stopped. Throws `stop-link-not-valid`. */
export async function describeStopLink(db: Db, tokens: SignedIds, token: string): Promise<StopLink> {
  return inTransaction(db, ownDeed({}), (db) => describe(db, personOf(tokens, token)))
}

/** Stops the letters of whose link it is, or lets them come again; twice is as once. Throws `stop-link-not-valid`. */
export async function useStopLink(
  db: Db,
  clock: Clock,
  tokens: SignedIds,
  token: string,
  stopped: boolean,
): Promise<StopLink> {
  return inTransaction(db, ownDeed({}), async (db) => {
    const personId = personOf(tokens, token)
    const before = await describe(db, personId)
    if (before.stopped === stopped) return before
    await setStopped(db, personId, stopped)
    await recordOwn(db, clock, personId, 'people.set-letters')
    return describe(db, personId)
  })
}

function personOf(tokens: SignedIds, token: string): string {
  const personId = tokens.read(token)
  if (personId === undefined) throw stopLinkNotValid()
  return personId
}

async function describe(db: Db, personId: string): Promise<StopLink> {
  const person = await findAddressee(db, personId)
  if (person === undefined) throw stopLinkNotValid()
  return { email: person.email, stopped: (await getHabits(db, personId)).mail === 'off' }
}
