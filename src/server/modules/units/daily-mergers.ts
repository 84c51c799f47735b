import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { type Rounds, startRounds } from '../../platform/rounds.ts'
import { listDueMergers } from './unit-acts.repository.ts'
import { carryOutPrepared } from './unit-acts.service.ts'

const lookEveryMs = 60_000

/**
 * Does the mergers that are prepared once their day has come. The row of each decides, so that of two servers one does it, and a server
 * that was off does it when it is on again.
 */
export function startDailyMergers({ db, clock, log }: { db: Db; clock: Clock; log: Log }): Rounds {
  async function mergeAll(isStopping: () => boolean): Promise<void> {
    for (const id of await listDueMergers(db, today(clock))) {
      if (isStopping()) return
      if (!(await carryOutPrepared(db, clock, id)))
        log.warn({ act: id }, 'a merger of units that was prepared was not done')
    }
  }
  return startRounds(lookEveryMs, mergeAll, { log, failed: 'mergers of units were not looked for' })
}
