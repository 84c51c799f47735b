import type { NewVisit } from '../../../shared/overview.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { getReadableProgramme } from '../programmes/index.ts'
import { putVisit } from './visits.repository.ts'

/** Keeps that the caller looked at a programme, for what is new the next time. Throws `not-found`. */
export async function noteVisit(db: Db, clock: Clock, actor: Actor, { programmeId, states }: NewVisit): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    await getReadableProgramme(db, actor, programmeId)
    await putVisit(db, actor.personId, programmeId, {
      on: today(clock),
      at: clock.now(),
      states: Object.fromEntries(states.map(({ factId, state }) => [factId, state])),
    })
  })
}
