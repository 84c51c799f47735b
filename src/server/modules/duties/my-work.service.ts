import type { MyWork } from '../../../shared/duties.ts'
import { type Actor, actingFor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { type AskedRow, listAnswersOf, listAnswersToDecide } from './answer-lists.repository.ts'
import { toAsked } from './answer-words.ts'

const mostOfEach = 200

/** What my organisations have to do, what they handed in, and what waits for me; nothing else. */
export async function getMyWork(db: Db, clock: Clock, actor: Actor): Promise<MyWork> {
  const day = today(clock)
  const { scopes: planned } = actingFor(actor, 'duties.plan')
  const told = (rows: readonly AskedRow[]) => ({
    answers: rows.slice(0, mostOfEach).map((row) => toAsked(row, day)),
    more: rows.length > mostOfEach,
  })
  return inTransaction(db, actor, async (db) => ({
    today: day,
    mine: told(await listAnswersOf(db, actor.parties, 'open', day, mostOfEach + 1)),
    handedIn: told(await listAnswersOf(db, actor.parties, 'handed-in', day, mostOfEach + 1)),
    toAccept: told(await listAnswersToDecide(db, planned, actor.parties, 'to-accept', mostOfEach + 1)),
    asking: told(await listAnswersToDecide(db, planned, actor.parties, 'asking', mostOfEach + 1)),
  }))
}
