import type { MyWork, MyWorkQuery } from '../../../shared/duties.ts'
import { type Actor, actingFor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { findPersonNames } from '../identity/index.ts'
import { type AskedRow, listAnswersOf, listAnswersToDecide } from './answer-lists.repository.ts'
import { toAsked } from './answer-words.ts'
import type { HeldBy } from './holdings.repository.ts'
import { findHolders } from './holdings.service.ts'
import { receivesReports } from './received-reports.repository.ts'

const mostShown = 200

/** What my organisations have to do, what they handed in, and what waits for me; nothing else. */
export async function getMyWork(
  db: Db,
  clock: Clock,
  actor: Actor,
  { whose }: MyWorkQuery = {},
  mostOfEach = mostShown,
): Promise<MyWork> {
  const day = today(clock)
  const { scopes: planned } = actingFor(actor, 'duties.plan')
  const told = (rows: readonly AskedRow[]) => ({
    answers: rows.slice(0, mostOfEach).map((row) => toAsked(row, day)),
    more: rows.length > mostOfEach,
  })
  return inTransaction(db, actor, async (db) => {
    const holders = await findHolders(db, clock, actor.parties)
    const others = whose === 'to-me' ? holders.filter(({ personId }) => personId !== actor.personId) : []
    const mine = await listAnswersOf(db, actor.parties, ['open', 'handed-in'], day, mostOfEach + 1, others)
    const decided = await listAnswersToDecide(db, planned, actor.parties, ['to-accept', 'asking'], mostOfEach + 1)
    const isHandedIn = ({ state }: AskedRow) => state === 'submitted'
    return {
      today: day,
      mine: told(mine.filter((row) => !isHandedIn(row))),
      handedIn: told(mine.filter(isHandedIn)),
      toAccept: told(decided.filter(isHandedIn)),
      asking: told(decided.filter((row) => !isHandedIn(row))),
      receives: actor.parties.length > 0 && (await receivesReports(db)),
      held: await tellHeld(db, actor, holders, mine),
    }
  })
}

async function tellHeld(
  db: Db,
  actor: Actor,
  holders: readonly HeldBy[],
  rows: readonly AskedRow[],
): Promise<MyWork['held']> {
  const names = await findPersonNames(db, [...new Set(holders.map(({ personId }) => personId))])
  const answering = new Set(holders.map(({ personId, organisationId }) => `${personId} ${organisationId}`))
  return Object.fromEntries(
    rows.flatMap(({ assignmentId, organisationId, heldBy, heldRevision }) => {
      if (heldRevision === 0) return []
      const holder = heldBy !== null && answering.has(`${heldBy} ${organisationId}`) ? heldBy : null
      const name = holder === null ? null : (names.get(holder) ?? null)
      return [[assignmentId, { revision: heldRevision, holder: name, mine: holder === actor.personId }] as const]
    }),
  )
}
