import type { ReportEventKind } from '../../../shared/reports.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { insertReportEvent } from './report-events.repository.ts'
import type { ReportRecord } from './reports.repository.ts'

type Done = {
  act: ReportEventKind
  key?: string
  /** From where it was done, where that is not the place of the report. */
  atPath?: string
  stateBefore: string | null
  state: string
  words?: string | null
  revision: number
}

/** Writes what was done into the history of the report and onto the trail. */
export async function recordDone(db: Db, clock: Clock, actor: Actor, report: ReportRecord, done: Done): Promise<void> {
  const { act, key = null, atPath = null, stateBefore, state, words = null, revision } = done
  await insertReportEvent(db, report, {
    ...{ id: newId(), key, act, atPath, stateBefore, state, words, revision },
    byPerson: actor.personId,
    at: clock.now(),
  })
  await recordAudit(db, clock, actor, {
    homeId: report.homeId,
    unitPath: atPath ?? report.unitPath,
    action: act === 'make' ? 'reports.make' : 'reports.act',
    subject: `report:${report.id}`,
    detail: { act, state, ...(key && { section: key }), programme: report.programmeId },
  })
}
