import { REPORT_STEPS, reportStateAfter } from '../../../rules/reports/index.ts'
import type { NewReportAct, ReportAct, ReportPage, ReportState } from '../../../shared/reports.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { answerWithReport, decideWithReport } from '../duties/index.ts'
import { writeReportFile } from './paper.service.ts'
import { openAt } from './places.ts'
import { recordDone } from './recording.ts'
import { describeReport } from './report-page.service.ts'
import { reportActNotPossible, reportChanged } from './reports.problems.ts'
import { lockReport, type ReportChange, type ReportRecord, updateReport } from './reports.repository.ts'
import { lockSections } from './sections.repository.ts'
import { getShownReport, receivingPlace } from './sides.ts'
import { tellOfReport } from './telling.ts'

/**
 * Sends a report where it goes, takes it back, or says what becomes of it; the duty that it answers follows. Throws `report-changed`
 * where somebody did something meanwhile, `report-act-not-possible`, and `invalid-request` where the act needs words.
 */
export async function doReportAct(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { act, revision, words }: NewReportAct,
): Promise<ReportPage> {
  if (REPORT_STEPS[act].needsWords && words === undefined)
    throw invalidRequest([{ pointer: '#/words', code: 'needed' }])
  return inTransaction(db, actor, async (db) => {
    const seen = await getShownReport(db, actor, id)
    requireSide(actor, act, seen)
    if (reportStateAfter(seen.state, act) === undefined) throw reportActNotPossible(act, seen.state)
    // Whoever writes a part holds it and then looks whether the report was sent.
    if (act === 'send') await lockSections(db, seen)
    await lockReport(db, seen)
    const report = await getShownReport(db, actor, id)
    const atPath = requireSide(actor, act, report)
    if (report.revision !== revision) throw reportChanged(report.revision)
    const state = reportStateAfter(report.state, act)
    if (state === undefined) throw reportActNotPossible(act, report.state)
    const said = words?.trim() ?? null
    await followAnswer(db, clock, actor, report, act, said)
    await updateReport(db, report, changeOf(clock, report, act, state))
    await recordDone(db, clock, actor, report, {
      ...{ act, stateBefore: report.state, state, words: said, revision: revision + 1 },
      ...(atPath === undefined ? {} : { atPath }),
    })
    await tellOfReport(db, clock, actor, report, { act, words: said, sentFrom: atPath ?? report.unitPath })
    return describeReport(db, clock, actor, id)
  })
}

/** From which place the actor does it, where that is not the report's. */
function requireSide(actor: Actor, act: ReportAct, report: ReportRecord): string | undefined {
  if (REPORT_STEPS[act].side === 'maker') {
    requireAction(actor, 'duties.answer', report.unitPath)
    return undefined
  }
  const place = receivingPlace(actor, report)
  if (place === undefined) requireAction(actor, 'duties.plan', report.programmePath)
  return place
}

const changeOf = (clock: Clock, report: ReportRecord, act: ReportAct, state: ReportState): ReportChange => ({
  state,
  ...(act === 'send' ? { sentOn: today(clock), openTo: openAt([...report.openTo, ...report.receivedAt]) } : {}),
})

async function followAnswer(
  db: Db,
  clock: Clock,
  actor: Actor,
  report: ReportRecord,
  act: ReportAct,
  words: string | null,
): Promise<void> {
  const { assignmentId, answerPeriod, subject } = report
  if (assignmentId === null || answerPeriod === null) return
  const answer = { assignmentId, period: answerPeriod }
  if (act === 'send') {
    const file = await writeReportFile(db, clock, actor, report)
    await answerWithReport(db, clock, actor, answer, { ...file, words: words ?? subject })
  }
  if (act === 'take-back') await decideWithReport(db, clock, actor, answer, 'withdraw', words)
  if (act === 'accept' || act === 'return') await decideWithReport(db, clock, actor, answer, act, words)
}
