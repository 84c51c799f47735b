import { randomUUID } from 'node:crypto'
import { addDays } from '../../src/rules/days.ts'
import { lastDayOf } from '../../src/rules/duties/index.ts'
import type { AssignmentPage } from '../../src/shared/assignment-page.ts'
import {
  type ActsDone,
  type AnswerAct,
  type AnswersPage,
  type AskedAnswerRow,
  MOST_ACTS,
} from '../../src/shared/duties.ts'
import type { LateAnswers } from '../../src/shared/reminders.ts'
import { type Caller, forEach } from './caller.ts'
import { productFile } from './product-file.ts'
import { EXTENSION, GRANTED, LATE_RESULT, MENDED, REFUSED, REMINDER, RESULTS, RETURNS } from './words.ts'
import type { WorkDay } from './world.ts'

/** What becomes of an answer: in time, late, returned and mended, with more time, refused more time, never. */
const FATES = ['in-time', 'late', 'returned', 'extended', 'refused', 'left'] as const
type Fate = (typeof FATES)[number]
const SHARES: Record<Fate, number> = {
  'in-time': 0.6,
  late: 0.1,
  returned: 0.12,
  extended: 0.06,
  refused: 0.03,
  left: 0.09,
}

const keyOf = ({ organisationName, quote, period }: AskedAnswerRow) => `${organisationName} ${period} ${quote}`

function fateOf({ chance }: WorkDay, row: AskedAnswerRow): Fate {
  let drawn = chance.of('fate', keyOf(row))
  for (const fate of FATES) {
    if (drawn < SHARES[fate]) return fate
    drawn -= SHARES[fate]
  }
  return 'in-time'
}

/** The day from which its officer hands it in; null: never. */
function plannedOn(day: WorkDay, row: AskedAnswerRow): string | null {
  const { chance } = day
  const fate = fateOf(day, row)
  const last = lastDayOf(row) ?? addDays(row.opensOn, 90)
  if (fate === 'left') return null
  if (fate === 'late' || fate === 'refused') return addDays(last, chance.between(5, 50, 'late', keyOf(row)))
  const early = chance.between(2, fate === 'extended' ? 8 : 75, 'early', keyOf(row))
  return addDays(last, -early)
}

/** Everything that is done with the duties of a programme on a day: first what was handed in before is looked at. */
export async function workOnDuties(day: WorkDay): Promise<void> {
  const rows = await listAnswers(day)
  await decideOnTime(day, rows)
  await review(day, rows)
  await forEach(
    rows.filter((row) => row.organisationId !== null && isToDo(day, row)),
    (row) => answer(day, row),
  )
  if (day.isFirstOfMonth) await remind(day)
}

async function listAnswers({ programme: { planner, programmeId } }: WorkDay): Promise<AskedAnswerRow[]> {
  const rows: AskedAnswerRow[] = []
  for (let after: string | null = ''; after !== null; ) {
    const next: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`
    const page: AnswersPage = await planner.get(`/programmes/${programmeId}/answers?limit=500${next}`)
    rows.push(...page.answers)
    after = page.after
  }
  return rows
}

/** What the reporting organisation answers with a drafted report is not answered here. */
const isOfReports = ({ programme }: WorkDay, { kind, organisationId }: AskedAnswerRow) =>
  kind === 'report' && organisationId === programme.agencyId

const isToDo = (day: WorkDay, row: AskedAnswerRow) =>
  ['not-started', 'in-progress', 'returned'].includes(row.state) &&
  row.opensOn <= day.today &&
  row.standing !== 'passed-before' &&
  !isOfReports(day, row)

const actOn = (
  { planner }: { planner: Caller },
  { assignmentId, period, revision }: AskedAnswerRow,
  act: AnswerAct,
  more: { words?: string; until?: string } = {},
) => planner.tryPost(`/assignments/${assignmentId}/acts`, { period, act, revision, ...more })

async function answer(day: WorkDay, row: AskedAnswerRow): Promise<void> {
  const { programme, chance, today, tally } = day
  const officer = programme.officers.get(row.organisationId ?? '')
  const on = plannedOn(day, row)
  if (!officer) return
  const key = keyOf(row)
  const act = (what: AnswerAct, more?: { words?: string; until?: string }) =>
    actOn({ planner: officer }, row, what, more)
  if (row.state === 'returned') {
    if ((await act('submit', { words: MENDED })) === undefined) tally('mended')
    return
  }
  const last = lastDayOf(row)
  const wantsTime = ['extended', 'refused'].includes(fateOf(day, row))
  if (wantsTime && last !== null && row.extendedTo === null && row.askedUntil === null) {
    const isTime = today >= addDays(last, -25) && today <= addDays(last, -15)
    if (isTime && (await act('ask-extension', { until: addDays(last, 30), words: EXTENSION })) === undefined) {
      tally('asked for more time')
      return
    }
  }
  if (on === null || today < on) {
    const begins =
      on !== null && row.state === 'not-started' && today >= addDays(on, -40) && chance.hits(0.4, 'begun', key)
    if (begins && (await act('start')) === undefined) tally('begun')
    return
  }
  if (row.askedUntil !== null) return
  const path = `/assignments/${row.assignmentId}`
  let { revision } = row
  if (chance.hits(0.12, 'product', key)) {
    const fileName = `san-pham-mau-${row.period || 'mot-lan'}.docx`.replace('#', '-')
    await officer.upload(await productFile(row.quote, today), fileName, `${path}/evidence`, { period: row.period })
    tally('products added')
    const page = await officer.get<AssignmentPage>(path)
    revision = page.answers.find(({ period }) => period === row.period)?.revision ?? revision
  }
  const isLate = last !== null && today > last
  const words = isLate ? LATE_RESULT : chance.pick(RESULTS, 'result', key)
  const problem = await actOn({ planner: officer }, { ...row, revision }, 'submit', { words })
  if (problem === undefined) tally(isLate ? 'answered late' : 'answered')
}

async function decideOnTime(day: WorkDay, rows: AskedAnswerRow[]): Promise<void> {
  const { programme, tally } = day
  await forEach(
    rows.filter(({ askedUntil }) => askedUntil !== null),
    async (row) => {
      const isGranted = fateOf(day, row) !== 'refused'
      const more = isGranted ? { until: row.askedUntil ?? '', words: GRANTED } : { words: REFUSED }
      const problem = await actOn(programme, row, isGranted ? 'grant-extension' : 'refuse-extension', more)
      if (problem === undefined) tally(isGranted ? 'given more time' : 'refused more time')
    },
  )
}

/** Most of what was handed in is looked at the next time; what waits longer stays for the time after. */
async function review(day: WorkDay, rows: AskedAnswerRow[]): Promise<void> {
  const { programme, chance, today, tally } = day
  const waiting = rows.filter(
    (row) =>
      row.state === 'submitted' &&
      (row.submittedOn ?? today) < today &&
      !isOfReports(day, row) &&
      chance.hits(0.85, 'looked at', today, keyOf(row)),
  )
  const toAccept: AskedAnswerRow[] = []
  await forEach(waiting, async (row) => {
    if (fateOf(day, row) !== 'returned') {
      toAccept.push(row)
      return
    }
    const page = await programme.planner.get<AssignmentPage>(`/assignments/${row.assignmentId}`)
    if (page.events.some(({ act, period }) => act === 'return' && period === row.period)) {
      toAccept.push(row)
      return
    }
    const words = chance.pick(RETURNS, 'return', keyOf(row))
    if ((await actOn(programme, row, 'return', { words })) === undefined) tally('returned')
  })
  for (let at = 0; at < toAccept.length; at += MOST_ACTS) {
    const answers = toAccept
      .slice(at, at + MOST_ACTS)
      .map(({ assignmentId, period, revision }) => ({ assignmentId, period, revision }))
    const done = await programme.planner.post<ActsDone>('/answers/acts', {
      batchId: randomUUID(),
      act: 'accept',
      answers,
    })
    tally('accepted', done.results.filter(({ problem }) => problem === null).length)
  }
}

/** The planner reminds of a part of what is late. */
async function remind({ programme, chance, today, tally }: WorkDay): Promise<void> {
  const { planner, programmeId } = programme
  const late = await planner.get<LateAnswers>(`/programmes/${programmeId}/late?limit=200`)
  const chosen = late.answers.filter((row) => chance.hits(0.4, 'reminded', today.slice(0, 7), keyOf(row)))
  if (chosen.length === 0) return
  const answers = chosen.map(({ assignmentId, period }) => ({ assignmentId, period }))
  const problem = await planner.tryPost(`/programmes/${programmeId}/reminders`, {
    way: 'message',
    answers,
    words: REMINDER,
  })
  if (problem === undefined) tally('reminded', chosen.length)
}
