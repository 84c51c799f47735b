import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { committee, education, report, useDutyWorld } from '../../../../tests/support/duty-world.ts'
import {
  insertDataSet,
  insertElement,
  insertForm,
  insertIndicator,
  insertValues,
} from '../../../../tests/support/figures.ts'
import type { SomeClause } from '../../../../tests/support/read-document.ts'
import type { FigureUses, ProgrammeProgress, TargetFigures, TargetProgress } from '../../../shared/target-progress.ts'

const { context, made, idOf, publish } = useDutyWorld()

const target = (text: string, value: number, milestone: number): SomeClause => ({
  text,
  kind: 'target',
  body: { milestone, comparator: 'at-least', value, upper: null, unit: '%', partOf: null, indicator: null },
})

test('a target has its figure, path, state and thread, and the figure leads back to it', async () => {
  const { province, planner } = made()
  const opened = await publish([
    target('Phấn đấu đến năm 2030 có 90% người biết chữ', 90, 2030),
    report('Báo cáo trước ngày 20 tháng 12 hằng năm', { from: [education] }),
  ])
  const counted = await insertElement(context.owner, province, { name: 'Số người biết chữ' })
  const all = await insertElement(context.owner, province, { name: 'Số người' })
  const cell = (elementId: string) => [{ elementId, category: '' }]
  const indicator = await insertIndicator(context.owner, province, { numerator: cell(counted), denominator: cell(all) })
  const dataSetId = await insertDataSet(context.owner, province, {
    programmeId: opened.programmeId,
    elementIds: [counted, all],
  })
  for (const [period, value] of [
    ['2025', '70'],
    ['2026', '74'],
  ] as const) {
    const form = await insertForm(context.owner, province, {
      ...{ programmeId: opened.programmeId, dataSetId, organisationId: idOf(committee), period },
    })
    await insertValues(context.owner, province, form, [
      { elementId: counted, value },
      { elementId: all, value: '100' },
    ])
    await sql`
      insert into form_submissions (home_id, id, form_id, revision, unit_path, by_person, at, request_hash, cells)
      select home_id, gen_random_uuid(), id, 1, unit_path, ${planner.personId}, '2026-11-19T00:00:00Z', 'x',
        jsonb_build_array(jsonb_build_object('elementId', ${counted}::text, 'category', '')) from forms where id = ${form}`.execute(
      context.owner,
    )
  }
  const list = async (): Promise<ProgrammeProgress> =>
    (await planner.get(`/api/programmes/${opened.programmeId}/target-progress`)).json()
  const [unbound] = (await list()).targets
  expect(unbound).toMatchObject({ indicator: null, state: 'no-data', now: null })
  const factId = unbound?.factId ?? ''
  await sql`
    insert into target_bindings (home_id, programme_id, fact_id, unit_path, indicator_id)
    values (${province.homeId}, ${opened.programmeId}, ${factId}, ${province.path}, ${indicator})
    on conflict (home_id, programme_id, fact_id) do update set indicator_id = excluded.indicator_id`.execute(
    context.owner,
  )
  const [bound] = (await list()).targets
  expect(bound).toMatchObject({
    ...{ state: 'on-track', year: 2026, now: { value: '74', numerator: '74', denominator: '100', reported: 1 } },
    path: [
      { year: 2025, value: '70' },
      { year: 2030, value: '90' },
    ],
  })
  const page: TargetProgress = (
    await planner.get(`/api/programmes/${opened.programmeId}/target-progress/${factId}`)
  ).json()
  expect(page.points.map(({ year, value }) => [year, value])).toEqual([
    [2025, '70'],
    [2026, '74'],
  ])
  expect(page.projection).toBeNull()
  expect(page.holdingBack.map(({ shortfall }) => shortfall)).toEqual(['16'])
  const ask = async (more = ''): Promise<TargetFigures> =>
    (await planner.get(`/api/programmes/${opened.programmeId}/target-progress/${factId}/figures${more}`)).json()
  const { figures } = await ask()
  expect(figures.map(({ period, value, typedBy }) => [period, value, typedBy === null])).toEqual([
    ['2026', '74', false],
    ['2026', '100', true],
    ['2025', '70', false],
    ['2025', '100', true],
  ])
  const first = await ask('?limit=3')
  const second = await ask(`?limit=3&after=${encodeURIComponent(first.next ?? '')}`)
  expect([...first.figures, ...second.figures]).toEqual(figures)
  const unitId = figures[0]?.unit.id
  const uses: FigureUses = (
    await planner.get(`/api/figure-uses?elementId=${counted}&unitId=${unitId}&period=2026`)
  ).json()
  expect(uses.targets).toMatchObject([{ factId, programmeId: opened.programmeId }])
  expect(uses.figures).toMatchObject([{ value: '74' }])
  expect(
    (await planner.get(`/api/programmes/${opened.programmeId}/target-progress/${opened.programmeId}`)).statusCode,
  ).toBe(404)
})
