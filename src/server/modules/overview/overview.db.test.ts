import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Client } from '../../../../tests/support/app.ts'
import { committee, duty, education, interior, report, useDutyWorld } from '../../../../tests/support/duty-world.ts'
import {
  insertDataSet,
  insertElement,
  insertForm,
  insertIndicator,
  insertValues,
} from '../../../../tests/support/figures.ts'
import type { SomeClause } from '../../../../tests/support/read-document.ts'
import type { Overview, UnitTable } from '../../../shared/overview.ts'
import { PROGRESS_STATES, type ProgressState, type TargetStand } from '../../../shared/target-progress.ts'

const { context, made, idOf, officerOf, publish, answersOf, answerTo, act } = useDutyWorld()

const target = (text: string, value: number, milestone: number): SomeClause => ({
  text,
  kind: 'target',
  body: { milestone, comparator: 'at-least', value, upper: null, unit: '%', partOf: null, indicator: null },
})
const by = (date: string) => ({ due: { kind: 'by' as const, date } })

/** A plan with five targets, one of each state, late duties of two organisations, and figures of a commune. */
async function somePlan() {
  const { province } = made()
  // Whoever plans did so when the year began, so that what fell due since is late.
  await sql`update appointments set from_day = '2026-01-01'`.execute(context.owner)
  context.clock.set('2026-01-05T02:00:00Z')
  const opened = await publish(
    [
      target('Đến năm 2030 có 50% người biết chữ', 50, 2030),
      target('Đến năm 2030 có 90% người có kỹ năng số', 90, 2030),
      target('Đến năm 2030 có 95% người học thường xuyên', 95, 2030),
      target('Đến năm 2027 có 99% công dân học tập', 99, 2027),
      target('Đến năm 2030 có 80% gia đình học tập', 80, 2030),
      duty('Rà soát trung tâm học tập cộng đồng', { responsible: [education, interior], ...by('2026-03-01') }),
      duty('Tổ chức tuần lễ học tập', { responsible: [education], ...by('2026-06-01') }),
      duty('Mở lớp xóa mù chữ', { responsible: [education], ...by('2027-06-01') }),
      report('Báo cáo trước ngày 20 tháng 12 hằng năm', { from: [education] }),
    ],
    { horizon: { from: 2025, to: 2030 } },
  )
  const dataSetId = await insertDataSet(context.owner, province, {
    programmeId: opened.programmeId,
    elementIds: await Promise.all(Array.from({ length: 5 }, () => insertElement(context.owner, province))),
  })
  const { rows: asked } = await sql<{ id: string }>`
    select element_id::text as id from data_set_elements where data_set_id = ${dataSetId} order by position`.execute(
    context.owner,
  )
  const all = await insertElement(context.owner, province, { name: 'Số người' })
  await sql`
    insert into data_set_elements (home_id, data_set_id, element_id, unit_path, position, frequency)
    values (${province.homeId}, ${dataSetId}, ${all}, ${province.path}, 9, 'year')`.execute(context.owner)
  const { rows: facts } = await sql<{ id: string }>`
    select f.id from facts f where f.version_id = ${opened.versionId} and f.kind = 'target' order by f.quote`.execute(
    context.owner,
  )
  const stands: TargetStand[] = (
    await made().planner.get(`/api/programmes/${opened.programmeId}/target-progress`)
  ).json().targets
  expect(stands).toHaveLength(facts.length)
  for (const [index, { factId }] of stands.entries()) {
    if (index === 4) continue
    const cell = (elementId: string) => [{ elementId, category: '' }]
    const indicator = await insertIndicator(context.owner, province, {
      numerator: cell(asked[index]?.id ?? ''),
      denominator: cell(all),
    })
    await sql`
      insert into target_bindings (home_id, programme_id, fact_id, unit_path, indicator_id, baseline, baseline_year)
      values (${province.homeId}, ${opened.programmeId}, ${factId}, ${province.path}, ${indicator}, 40, 2025)
      on conflict (home_id, programme_id, fact_id) do update set indicator_id = excluded.indicator_id, baseline = 40, baseline_year = 2025`.execute(
      context.owner,
    )
  }
  const formId = await insertForm(context.owner, province, {
    ...{ programmeId: opened.programmeId, dataSetId, organisationId: idOf(committee), period: '2026' },
  })
  // Asked in 2026 on the way from 40: 42, 50, 51 and 69.5.
  const values = ['55', '50', '50', '30']
  await insertValues(context.owner, province, formId, [
    ...values.map((value, index) => ({ elementId: asked[index]?.id ?? '', value })),
    { elementId: all, value: '100' },
  ])
  context.clock.set('2026-11-20T02:00:00Z')
  return { opened, formId, elements: asked.map(({ id }) => id) }
}

const overviewOf = async (client: Client, programmeId: string, more = ''): Promise<Overview> => {
  const response = await client.get(`/api/overview?programmeId=${programmeId}${more}`)
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}
const statesOf = (targets: readonly { state: ProgressState }[] | null) =>
  PROGRESS_STATES.map((state) => (targets ?? []).filter((each) => each.state === state).length)

test('targets are counted as their own page tells them, decisions are chosen, and who is late is told', async () => {
  const { planner } = made()
  const { opened } = await somePlan()
  const overview = await overviewOf(planner, opened.programmeId)
  expect(statesOf(overview.targets)).toEqual([1, 1, 1, 1, 1])
  const { targets } = (await planner.get(`/api/programmes/${opened.programmeId}/target-progress`)).json()
  expect(overview.targets?.map(({ factId, state }) => [factId, state])).toEqual(
    (targets as TargetStand[]).map(({ factId, state }) => [factId, state]),
  )
  // Counted a second time from the list of answers.
  const late = await answersOf(planner, opened, '&standing=late')
  expect(overview.late).toMatchObject({ answers: late.length, organisations: 2, mayRemind: true })
  const byBody = Map.groupBy(late, ({ organisationId }) => organisationId)
  for (const { organisationId, answers, days, quote } of overview.late?.longest ?? []) {
    const its = byBody.get(organisationId) ?? []
    expect([answers, days]).toEqual([its.length, Math.max(...its.map((each) => each.days))])
    expect(its.find((each) => each.days === days)?.quote).toBe(quote)
  }
  expect(overview.decisions.map(({ kind }) => kind)).toEqual(['target', 'duty', 'duty'])
  expect(overview.decisions[0]).toMatchObject({ asked: '69.5', lacking: '56.8', milestone: 2027, year: 2026 })
  expect(overview.decisions[1]).toMatchObject({ organisations: 2, days: Math.max(...late.map((each) => each.days)) })
  expect(overview.years).toEqual([2026, 2025])
  expect(statesOf((await overviewOf(planner, opened.programmeId, '&year=2025')).targets)).toEqual([0, 0, 0, 0, 5])
})

test('something raised that waits for an answer is among what needs a decision', async () => {
  const { opened } = await somePlan()
  const late = await answerTo(opened, 'Rà soát')
  const sent = await officerOf(education).post('/api/proposals', {
    ...{ organisationId: idOf(education), programmeId: opened.programmeId, assignmentId: late.assignmentId },
    ...{ kind: 'difficulty', title: 'Thiếu giáo viên', words: 'Xin thêm người', mayName: true, send: true },
  })
  expect(sent.statusCode, sent.body).toBe(201)
  context.clock.advance(3 * 86_400_000)
  const { decisions } = await overviewOf(made().planner, opened.programmeId)
  expect(decisions.find(({ kind }) => kind === 'proposal')).toMatchObject({ title: 'Thiếu giáo viên', days: 3 })
})

test('what is new is told against the last look of an earlier day', async () => {
  const { planner } = made()
  const { opened, formId, elements } = await somePlan()
  const { programmeId } = opened
  const look = async () => {
    const overview = await overviewOf(planner, programmeId)
    const states = (overview.targets ?? []).map(({ factId, state }) => ({ factId, state }))
    expect((await planner.post('/api/overview/visits', { programmeId, states })).statusCode).toBe(204)
    return overview.news
  }
  expect(await look()).toBeNull()
  expect(await look()).toBeNull()
  context.clock.set('2026-11-22T02:00:00Z')
  expect(await look()).toMatchObject({
    since: '2026-11-20T02:00:00.000Z',
    targets: [],
    answers: 0,
    reports: 0,
    forms: 0,
  })
  const [first] = await answersOf(officerOf(education), opened, '&standing=late')
  const answer = first as NonNullable<typeof first>
  expect((await act(officerOf(education), answer, 'submit', answer.revision, 'Đã làm')).statusCode).toBe(200)
  await sql`update data_values set value = 70 where form_id = ${formId} and element_id = ${elements[3] ?? '0'}`.execute(
    context.owner,
  )
  await sql`update forms set state = 'locked', submitted_on = '2026-11-22' where id = ${formId}`.execute(context.owner)
  await sql`
    insert into form_events (home_id, id, form_id, revision, unit_path, act, state_before, state, by_person, at)
    select home_id, gen_random_uuid(), id, 1, unit_path, 'verify', 'submitted', 'locked', ${planner.personId}, '2026-11-22T03:00:00Z'
    from forms where id = ${formId}`.execute(context.owner)
  // Whatever was seen today is still new: looks of one day are one.
  context.clock.set('2026-11-22T04:00:00Z')
  const news = await look()
  expect(news).toMatchObject({ answers: 1, reports: 0, forms: 1 })
  expect(news?.targets.map(({ from, to }) => [from, to])).toEqual([['off-track', 'on-track']])
  context.clock.set('2026-11-24T02:00:00Z')
  expect(await look()).toMatchObject({ since: '2026-11-22T04:00:00.000Z', targets: [], answers: 0, forms: 0 })
})

test('units below are held against the targets by the path of the whole, each by name', async () => {
  const { planner, commune } = made()
  const { opened } = await somePlan()
  const table: UnitTable = (await planner.get(`/api/overview/units?programmeId=${opened.programmeId}`)).json()
  const names = table.rows.map(({ unit }) => unit.name)
  expect(names).toEqual(names.toSorted(new Intl.Collator('vi', { numeric: true }).compare))
  expect(names.length).toBeGreaterThan(50)
  expect(table.targets).toHaveLength(4)
  const row = table.rows.find(({ unit }) => unit.id === commune.id)
  expect(row?.cells.map(({ state, value }) => [state, value])).toEqual([
    ['met', '55'],
    ['on-track', '50'],
    ['at-risk', '50'],
    ['off-track', '30'],
  ])
  const others = table.rows.filter(({ unit }) => unit.id !== commune.id)
  expect(new Set(others.flatMap(({ cells }) => cells.map(({ state }) => state)))).toEqual(new Set(['no-data']))
})

test('whoever looks from below sees the part that is theirs, and others nothing', async () => {
  const { commune } = made()
  const { opened } = await somePlan()
  const below = await context.signIn({ role: 'leader', unitId: commune.id })
  const seen = await overviewOf(below, opened.programmeId)
  expect(seen).toMatchObject({ whole: false, late: { organisations: 0, answers: 0, longest: [] } })
  expect(statesOf(seen.targets)).toEqual([1, 1, 1, 1, 1])
  const other = await context.setUp('01')
  const stranger = await context.signIn({ role: 'leader', unitId: other.unitId })
  expect((await stranger.get(`/api/overview?programmeId=${opened.programmeId}`)).statusCode).toBe(404)
  expect((await stranger.get('/api/overview')).json()).toMatchObject({ programme: null, targets: null, late: null })
})

test('a leader reminds in one step of all that an organisation is late with', async () => {
  const { province } = made()
  const { opened } = await somePlan()
  const leader = await context.signIn({ role: 'leader', unitId: province.unitId })
  const late = await answersOf(leader, opened, `&standing=late&organisationId=${idOf(education)}`)
  expect(late).toHaveLength(2)
  const answers = late.map(({ assignmentId, period }) => ({ assignmentId, period }))
  const sent = await leader.post(`/api/programmes/${opened.programmeId}/reminders`, { way: 'message', answers })
  expect(sent.statusCode, sent.body).toBe(201)
  expect(sent.json()).toMatchObject({ reminded: 2, people: 1 })
})
