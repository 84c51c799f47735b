import type { ReportAct, SectionAct } from '../../../shared/reports.ts'
import { NATION_ID } from '../../../shared/units.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, seeingBelow } from '../../platform/database.ts'
import { listPeopleAnsweringFor, listPlannersOf } from '../identity/index.ts'
import { tellPeople } from '../notices/index.ts'
import { listMakers } from './report-events.repository.ts'
import type { ReportRecord } from './reports.repository.ts'
import type { SectionHead } from './sections.repository.ts'

type Told = { act: ReportAct | SectionAct; words: string | null; sentFrom: string }

/** Whoever tells sees no roles of elsewhere, so they are looked up for them. */
const answeringFor = (db: Db, homeId: number, ids: readonly string[], day: string) =>
  seeingBelow(db, [NATION_ID], async (db) =>
    (await listPeopleAnsweringFor(db, homeId, ids, day)).map(({ personId }) => personId),
  )

const paramsOf = ({ subject, period }: ReportRecord, act: Told['act'], title?: string) => ({
  act,
  subject,
  period,
  ...(title === undefined ? {} : { title }),
})

/** Tells who writes a part that it is asked for, taken back or returned, and who makes the report that it was handed in. */
export async function tellOfPart(
  db: Db,
  clock: Clock,
  actor: Actor,
  report: ReportRecord,
  { writerId, title }: SectionHead,
  { act, words, sentFrom }: Told,
): Promise<void> {
  if (act === 'take' || writerId === null) return
  const people =
    act === 'hand-in'
      ? [report.madeBy, ...(await listMakers(db, report))]
      : await answeringFor(db, report.homeId, [writerId], today(clock))
  await tellPeople(db, clock, {
    ...{ sentFrom, people, kind: 'report-part', subject: `report:${report.id}`, words, byPerson: actor.personId },
    params: paramsOf(report, act, title),
  })
}

/** Tells who receives the report that it came or was taken back, and who makes it what became of it. */
export async function tellOfReport(
  db: Db,
  clock: Clock,
  actor: Actor,
  report: ReportRecord,
  { act, words, sentFrom }: Told,
): Promise<void> {
  const toReceivers = act === 'send' || act === 'take-back'
  // What is done with the answer that it gives is told by that, except to whoever plans, who is told of no answer.
  if (report.assignmentId !== null && act !== 'receive' && !(toReceivers && report.toParties.length === 0)) return
  const people = toReceivers
    ? await receivers(db, report, today(clock))
    : [report.madeBy, ...(await listMakers(db, report))]
  await tellPeople(db, clock, {
    ...{ sentFrom, people, kind: 'report-moved', subject: `report:${report.id}`, words, byPerson: actor.personId },
    params: paramsOf(report, act),
  })
}

async function receivers(db: Db, { homeId, toParties, programmePath }: ReportRecord, day: string): Promise<string[]> {
  if (toParties.length > 0) return answeringFor(db, homeId, toParties, day)
  return seeingBelow(db, [NATION_ID], async (db) =>
    (await listPlannersOf(db, homeId, programmePath, day)).map(({ personId }) => personId),
  )
}
