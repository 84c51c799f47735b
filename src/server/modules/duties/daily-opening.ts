import type { Day } from '../../../shared/schema.ts'
import { clockActor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { type Rounds, startRounds } from '../../platform/rounds.ts'
import { describeGiven, lockProgramme, showToParties } from '../programmes/index.ts'
import { listPathsInCharge } from '../units/index.ts'
import { listUnopened, type ProgrammePlace, wasOpenedOn } from './daily-opening.repository.ts'
import { openDuties } from './opening.service.ts'

export type DailyOpeningDeps = {
  db: Db
  /** As the system's own role: it sees which programmes are behind, and nothing of what they say. */
  systemDb: Db
  clock: Clock
  log: Log
}
const lookEveryMs = 60_000
/** What failed is left alone for so long. */
const againAfterMs = 60 * 60_000

/**
 * Holds every published programme against its plan once a day: a document that begins or ends, an organisation that ends, the
 * next answers of an open end, and to whom it shows. The row of the day decides, so that of two servers one does it, and a server that was off does it
 * when it is on again.
 */
export function startDailyOpening(deps: DailyOpeningDeps): Rounds {
  const { systemDb, clock, log } = deps
  const failedAt = new Map<string, number>()
  async function openAll(isStopping: () => boolean): Promise<void> {
    const day = today(clock)
    for (const programme of await listUnopened(systemDb, day)) {
      if (isStopping()) return
      const failed = failedAt.get(programme.id)
      if (failed !== undefined && clock.now().getTime() - failed < againAfterMs) continue
      try {
        await openOne(deps, programme, day)
        failedAt.delete(programme.id)
      } catch (error) {
        failedAt.set(programme.id, clock.now().getTime())
        log.error({ err: error, programme: programme.id }, 'the duties of a programme were not opened for the day')
      }
    }
  }
  return startRounds(lookEveryMs, openAll, { log, failed: 'programmes were not looked for' })
}

/** With the eyes and hands of whoever is in charge of the programme's unit, and no others. */
async function openOne(
  { db }: DailyOpeningDeps,
  { unitId, unitPath, ...key }: ProgrammePlace,
  day: Day,
): Promise<void> {
  const paths = await listPathsInCharge(db, unitId, day)
  const actor = clockActor([...new Set([unitPath, ...paths])])
  await inTransaction(db, actor, async (db) => {
    const programme = await lockProgramme(db, key.id)
    if (await wasOpenedOn(db, key, day)) return
    await showToParties(db, actor, programme, day)
    await openDuties(db, await describeGiven(db, actor, programme, day))
  })
}
