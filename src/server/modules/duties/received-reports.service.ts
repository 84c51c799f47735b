import type { ReceivedReports } from '../../../shared/received-reports.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { countReceived } from './received-reports.repository.ts'

/** How the reports stand that are sent to the organisations of the actor, by programme. */
export async function getReceivedReports(db: Db, clock: Clock, actor: Actor): Promise<ReceivedReports> {
  const day = today(clock)
  return inTransaction(db, actor, async (db) => {
    const rows = await countReceived(db, actor.parties, day)
    const byPlace = Map.groupBy(rows, ({ programmeId, organisationId }) => `${programmeId} ${organisationId}`)
    return {
      today: day,
      reports: [...byPlace.values()].flatMap((its) => {
        const [first] = its
        if (!first) return []
        const { programmeId, programmeName, organisationId, organisationName } = first
        const standings = Object.fromEntries(its.map(({ standing, answers }) => [standing, answers]))
        return [{ programmeId, programmeName, organisationId, organisationName, standings }]
      }),
    }
  })
}
