import { sql } from 'kysely'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import {
  association,
  committee,
  education,
  interior,
  type Opened,
  useDutyWorld,
  wholePlan,
} from '../../../../tests/support/duty-world.ts'
import { standingOf, worstOf } from '../../../rules/duties/index.ts'
import type { AnswerState, Standing } from '../../../shared/duties.ts'
import type { DutyBoard, DutyCalendar, DutyMatrix, DutyTimeline, ReportMatrix } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'

const world = useDutyWorld()
const { context, idOf, officerOf, publish, answerTo, answersOf, act, pageOf } = world
const day = '2026-11-20'
let planner: Client
let opened: Opened

type Plain = {
  organisationId: string
  factId: string
  assignmentId: string
  kind: string
  period: string
  opensOn: Day
  dueOn: Day | null
  lastOn: Day | null
  state: AnswerState
  standing: Standing
}
/** Every answer as the owner of the tables sees it, told by the rules and not by SQL. */
async function everyAnswer(): Promise<Plain[]> {
  const { rows } = await sql<Plain & { extendedTo: Day | null; openedOn: Day; submittedOn: Day | null }>`
    select s.organisation_id::text, s.fact_id, s.id as assignment_id, s.kind, a.period, a.opens_on, a.due_on, a.extended_to,
      coalesce(a.extended_to, a.due_on) as last_on, a.state, a.opened_on, a.submitted_on
    from answers a join assignments s on s.id = a.assignment_id
    where a.programme_id = ${opened.programmeId} and not a.ended and s.organisation_id is not null`.execute(
    context.owner,
  )
  return rows.map((row) => ({ ...row, standing: standingOf(row, day).standing }))
}
const view = async <T>(client: Client, path: string): Promise<T> =>
  (await client.get(`/api/programmes/${opened.programmeId}/${path}`)).json()

beforeAll(async () => {
  ;({ planner } = world.made())
  opened = await publish(wholePlan())
  const given = await answerTo(opened, 'Hoàn thành trước')
  await act(officerOf(interior), given, 'submit', 1, 'xong')
  const ours = await answerTo(opened, 'Củng cố')
  await act(officerOf(education), ours, 'start', 1)
  const { assignmentId, period } = ours
  await planner.post(`/api/assignments/${assignmentId}/acts`, {
    ...{ period, act: 'grant-extension', revision: 2, until: '2026-12-31', words: 'Chờ số liệu' },
  })
  await act(officerOf(association), await answerTo(opened, 'Chỉ đạo'), 'submit', 1, 'xong')
})

test('where an organisation and a duty meet stands the worst of what was asked for by today', async () => {
  const matrix = await view<DutyMatrix>(planner, 'duty-matrix')
  const begun = (await everyAnswer()).filter(({ opensOn }) => opensOn <= day)
  expect(matrix.cells.length).toBeGreaterThan(4)
  for (const { row, column, assignmentId, standing, answers } of matrix.cells) {
    const its = begun.filter((each) => each.assignmentId === assignmentId)
    const [first] = its
    if (first) {
      expect(matrix.organisations[row]?.id).toBe(first.organisationId)
      expect(matrix.duties[column]?.factId).toBe(first.factId)
    }
    const worst = worstOf(its.map((each) => each.standing))
    expect([standing, answers]).toEqual(worst ? [worst.standing, worst.answers] : [null, 0])
  }
  const { rows } = await sql<{ cells: number; bodies: number; facts: number }>`
    select count(*)::int as cells, count(distinct organisation_id)::int as bodies, count(distinct fact_id)::int as facts
    from assignments where programme_id = ${opened.programmeId} and ended_on is null and organisation_id is not null`.execute(
    context.owner,
  )
  expect([matrix.cells.length, matrix.organisationCount, matrix.columnCount]).toEqual(Object.values(rows[0] ?? {}))
  expect(matrix.duties.map(({ quote }) => quote.slice(0, 7))[0]).toBe('Củng cố')
})

test('the workbooks of the matrices have what the pages show, with the same filters, and nothing of another organisation', async () => {
  const rowsOf = async (client: Client, path: string) => {
    const response = await client.get(`/api/programmes/${opened.programmeId}/${path}`)
    expect(response.statusCode, path).toBe(200)
    const [heads = [], ...rows] = await readSheet(response.rawPayload)
    return { heads: heads.slice(1), rows: rows.slice(0, -1) }
  }
  for (const client of [planner, officerOf(education)])
    for (const query of ['', '?standing=submitted', '?q=so+noi+vu']) {
      const duties = await view<DutyMatrix>(client, `duty-matrix${query}`)
      const ofDuties = await rowsOf(client, `duty-matrix.xlsx${query}`)
      expect(ofDuties.heads).toEqual(duties.duties.map(({ section, quote }) => `${section} ${quote}`.trim()))
      expect(ofDuties.rows.map(([name]) => name)).toEqual(duties.organisations.map(({ name }) => name))
      const given = ofDuties.rows.flatMap((row) => row.slice(1)).filter((each) => each !== null)
      expect(given.length).toBe(duties.cells.length)
      const reports = await view<ReportMatrix>(client, `report-matrix${query}`)
      const ofReports = await rowsOf(client, `report-matrix.xlsx${query}`)
      expect([ofReports.heads.length, ofReports.rows.length]).toEqual([
        reports.periods.length,
        reports.organisations.length,
      ])
    }
})

test('a matrix is read in parts, and narrowed to what has such answers', async () => {
  const whole = await view<DutyMatrix>(planner, 'duty-matrix')
  const part = await view<DutyMatrix>(planner, 'duty-matrix?row=1&rows=1&column=2&columns=3')
  expect(part.organisations).toEqual(whole.organisations.slice(1, 2))
  expect(part.duties).toEqual(whole.duties.slice(2, 5))
  expect(part.cells).toEqual(
    whole.cells
      .filter(({ row, column }) => row === 1 && column >= 2 && column < 5)
      .map((cell) => ({ ...cell, row: 0, column: cell.column - 2 })),
  )
  const submitted = await view<DutyMatrix>(planner, 'duty-matrix?standing=submitted')
  const fitting = (await everyAnswer()).filter(({ standing }) => standing === 'submitted')
  expect(submitted.cells.map(({ assignmentId }) => assignmentId).sort()).toEqual(
    [...new Set(fitting.map(({ assignmentId }) => assignmentId))].sort(),
  )
  expect(submitted.organisations.map(({ id }) => id).sort()).toEqual(
    [...new Set(fitting.map(({ organisationId }) => organisationId))].sort(),
  )
  expect(await view<DutyMatrix>(planner, 'duty-matrix?q=khong+co+gi')).toMatchObject({ cells: [], columnCount: 0 })
  const named = await view<DutyMatrix>(planner, 'duty-matrix?q=so+noi+vu')
  expect(named.organisations.map(({ id }) => id)).toEqual([idOf(interior)])
  const one = whole.duties[0]?.factId
  expect((await view<DutyMatrix>(planner, `duty-matrix?factId=${one}`)).duties).toEqual(whole.duties.slice(0, 1))
  expect((await answersOf(planner, opened, `&factId=${one}`)).map(({ quote }) => quote.slice(0, 7))).toEqual([
    'Củng cố',
  ])
})

test('reports stand by who reports and for which period, those to come too', async () => {
  const matrix = await view<ReportMatrix>(planner, 'report-matrix')
  const reports = (await everyAnswer()).filter(({ kind }) => kind === 'report')
  expect(reports.length).toBeGreaterThan(2)
  expect(matrix.reports.length).toBe(new Set(reports.map(({ factId }) => factId)).size)
  expect(matrix.periods).toEqual([...new Set(reports.map(({ period }) => period))].sort())
  const counted = matrix.cells.map(({ row, column, standing, answers, assignments }) => [
    ...[matrix.organisations[row]?.id, matrix.periods[column], standing, answers, assignments],
  ])
  const groups = Map.groupBy(reports, ({ organisationId, period }) => `${organisationId} ${period}`)
  const expected = [...groups.values()].map((its) => {
    const worst = worstOf(its.map(({ standing }) => standing))
    return [its[0]?.organisationId, its[0]?.period, worst?.standing, worst?.answers, its.length]
  })
  expect(counted.sort()).toEqual(expected.sort())
  const [factId] = matrix.reports.map((each) => each.factId)
  expect((await view<ReportMatrix>(planner, `report-matrix?factId=${factId}`)).cells).toEqual(matrix.cells)
  const duty = (await everyAnswer()).find(({ kind }) => kind !== 'report')
  expect((await view<ReportMatrix>(planner, `report-matrix?factId=${duty?.factId}`)).cells).toEqual([])
})

test('a month tells how much is due on which day, as the list of the day does', async () => {
  const all = await everyAnswer()
  for (const month of ['2026-12', '2027-02', '2027-12']) {
    const { days } = await view<DutyCalendar>(planner, `duty-calendar?month=${month}`)
    const due = all.filter(({ lastOn }) => lastOn?.startsWith(month))
    const expected = [...Map.groupBy(due, ({ lastOn }) => lastOn as Day)].map(([on, its]) => ({
      on,
      standings: Object.fromEntries(
        [...Map.groupBy(its, ({ standing }) => standing)].map(([standing, alike]) => [standing, alike.length]),
      ),
    }))
    expect(days).toEqual(expected.sort((a, b) => (a.on < b.on ? -1 : 1)))
    for (const { on, standings } of days) {
      const listed = await answersOf(planner, opened, `&from=${on}&to=${on}`)
      expect(listed.length).toBe(Object.values(standings).reduce((sum, many) => sum + many, 0))
    }
  }
  expect((await planner.get(`/api/programmes/${opened.programmeId}/duty-calendar?month=2026-13`)).statusCode).toBe(400)
})

test('a year has a line for each organisation or duty, and an extension shows from where the day was moved', async () => {
  const inYear = (await everyAnswer()).filter(({ lastOn }) => lastOn?.startsWith('2026'))
  for (const by of ['organisation', 'duty'] as const) {
    const { lines, lineCount } = await view<DutyTimeline>(planner, `duty-timeline?year=2026&by=${by}`)
    expect(lines.length).toBe(lineCount)
    const idOfLine = (each: Plain) => (by === 'duty' ? each.factId : each.organisationId)
    const told = lines.flatMap(({ organisationId, factId, points }) =>
      points.map(({ on, movedFrom, standing, answers }) => [
        organisationId ?? factId,
        on,
        movedFrom,
        standing,
        answers,
      ]),
    )
    const groups = Map.groupBy(inYear, (each) => `${idOfLine(each)} ${each.lastOn} ${each.standing} ${each.dueOn}`)
    const expected = [...groups.values()].flatMap((its) => {
      const [first] = its
      if (!first) return []
      const { lastOn, dueOn, standing } = first
      return [[idOfLine(first), lastOn, lastOn === dueOn ? null : dueOn, standing, its.length]]
    })
    expect(told.sort()).toEqual(expected.sort())
    expect(told.filter(([, on, movedFrom]) => on === '2026-12-31' && movedFrom !== null)).toHaveLength(1)
    const second = await view<DutyTimeline>(planner, `duty-timeline?year=2026&by=${by}&line=1&lines=1`)
    expect([second.lines, second.lineCount]).toEqual([lines.slice(1, 2), lineCount])
    const beyond = await view<DutyTimeline>(planner, `duty-timeline?year=2026&by=${by}&line=100`)
    expect([beyond.lines, beyond.lineCount]).toEqual([[], lineCount])
  }
})

test('the board has each answer in its state, with what may be done with it as its page says', async () => {
  const begun = (await everyAnswer()).filter(({ opensOn }) => opensOn <= day)
  for (const client of [planner, officerOf(education)]) {
    const { columns } = await view<DutyBoard>(client, 'duty-board')
    for (const { state, cards } of columns) {
      const listed = (await answersOf(client, opened)).filter((each) => each.state === state)
      expect(cards.map(({ may: _, ...card }) => card)).toEqual(listed)
      if (client === planner) {
        const withOwner = cards.filter(({ organisationId }) => organisationId !== null)
        expect(withOwner.length).toBe(begun.filter((each) => each.state === state).length)
      }
      for (const { assignmentId, period, may } of cards) {
        const { answers } = await pageOf(client, assignmentId)
        expect(may).toEqual(answers.find((answer) => answer.period === period)?.may)
      }
    }
  }
  const short = await view<DutyBoard>(planner, 'duty-board?limit=1')
  const long = await view<DutyBoard>(planner, 'duty-board')
  expect(short.columns.map(({ cards, more }) => [cards.length, more])).toEqual(
    long.columns.map(({ cards }) => [Math.min(cards.length, 1), cards.length > 1]),
  )
})

test('an officer sees their own part in every view, and whom nothing of it concerns sees none', async () => {
  const officer = officerOf(interior)
  const matrix = await view<DutyMatrix>(officer, 'duty-matrix')
  const own = await answersOf(officer, opened)
  const seen = new Set(own.map(({ organisationId }) => organisationId))
  // What they join in shows to them as well, with whoever has it.
  expect(matrix.organisations.map(({ id }) => id).sort()).toEqual([...seen].sort())
  expect(matrix.organisations.map(({ id }) => id)).not.toContain(idOf(association))
  const { columns } = await view<DutyBoard>(officer, 'duty-board')
  expect(columns.flatMap(({ cards }) => cards).length).toBe(own.length)
  const ownYear = (await answersOf(officer, opened, '&from=2026-01-01&to=2026-12-31')).length
  const months = ['09', '10', '11', '12']
  const days = await Promise.all(
    months.map(async (month) => (await view<DutyCalendar>(officer, `duty-calendar?month=2026-${month}`)).days),
  )
  const counted = days.flat().flatMap(({ standings }) => Object.values(standings))
  expect(counted.reduce((sum, many) => sum + many, 0)).toBe(ownYear)
  const lines = (await view<DutyTimeline>(officer, 'duty-timeline?year=2026')).lines
  const points = lines.flatMap(({ points }) => points.map(({ answers }) => answers))
  expect(points.reduce((sum, many) => sum + many, 0)).toBe(ownYear)
  expect((await view<ReportMatrix>(officer, 'report-matrix')).cells).toEqual([])

  const commune = officerOf(committee)
  expect(await view<DutyMatrix>(commune, 'duty-matrix')).toMatchObject({ cells: [], organisationCount: 0 })
  expect((await view<DutyBoard>(commune, 'duty-board')).columns.flatMap(({ cards }) => cards)).toEqual([])
  expect((await view<DutyCalendar>(commune, 'duty-calendar?month=2026-12')).days).toEqual([])
  expect((await view<DutyTimeline>(commune, 'duty-timeline?year=2026')).lineCount).toBe(0)
})
