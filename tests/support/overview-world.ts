import { sql } from 'kysely'
import type { Db } from '../../src/server/platform/database.ts'
import type { Session } from '../../src/shared/people.ts'
import type { ProgrammeProgress } from '../../src/shared/target-progress.ts'
import { insertDataSet, insertElement, insertIndicator } from './figures.ts'
import type { HttpClient } from './http.ts'
import { aboutDocument, insertReadDocument, type SomeClause, someDuty, someReport } from './read-document.ts'

/** What each target asks for by 2030, and what its communes have of it in 2026 on average. */
const TARGETS: readonly [name: string, goal: number, has: number][] = [
  ['Tỷ lệ người trong độ tuổi từ 15 đến 60 biết chữ', 98, 98.4],
  ['Tỷ lệ người trong độ tuổi lao động có kỹ năng số cơ bản', 80, 62],
  ['Tỷ lệ gia đình được công nhận Gia đình học tập', 75, 55],
  ['Tỷ lệ dòng họ được công nhận Dòng họ học tập', 65, 44],
  ['Tỷ lệ cộng đồng được công nhận Cộng đồng học tập', 70, 39],
  ['Tỷ lệ đơn vị được công nhận Đơn vị học tập', 70, 30],
  ['Tỷ lệ trung tâm học tập cộng đồng hoạt động có hiệu quả', 90, 66],
  ['Tỷ lệ cán bộ, công chức cấp xã được bồi dưỡng', 95, 77],
  ['Tỷ lệ người lao động được đào tạo nghề', 75, 61],
  ['Tỷ lệ học sinh tiếp cận tài nguyên giáo dục mở', 60, 21],
  ['Tỷ lệ công dân đạt danh hiệu Công dân học tập', 60, 26],
]
const SURVEYED = 'Tỷ lệ người dân hài lòng với việc học suốt đời'

const agencies = [
  'Sở Giáo dục và Đào tạo',
  'Sở Nội vụ',
  'Hội Khuyến học tỉnh',
  'Sở Tài chính',
  'Đài Phát thanh và Truyền hình',
]

export type OverviewWorld = { programmeId: string; unitId: string; homeId: number }

/** A province with a published plan, late duties, figures of its communes for three years, and one commune that reported nothing. */
export async function makeOverviewWorld(client: HttpClient, owner: Db): Promise<OverviewWorld> {
  const { homes } = (await client.get<Session>('/session')).body
  const home = homes.find(({ id }) => id !== 0)
  if (!home) throw new Error('No province is set up')
  const [homeId, unitId] = [home.id, home.unitId]
  await client.post(`/units/${unitId}/usual-organisations`, { dryRun: false, communes: true })
  const by = (date: string) => ({ due: { kind: 'by' as const, date } })
  const duty = (text: string, responsible: string[], date: string): SomeClause => ({
    ...{ text, section: 'III', kind: 'duty', body: someDuty({ responsible, ...by(date) }) },
  })
  const target = (name: string, value: number): SomeClause => ({
    text: `Phấn đấu đến năm 2030, ${name.charAt(0).toLowerCase()}${name.slice(1)} đạt ${value}%`,
    section: 'II',
    kind: 'target',
    body: { milestone: 2030, comparator: 'at-least', value, upper: null, unit: '%', partOf: null, indicator: null },
  })
  const { documentId } = await insertReadDocument(owner, { homeId, unitId }, [
    {
      text: 'KẾ HOẠCH',
      kind: 'document',
      body: aboutDocument({
        title: 'Xây dựng xã hội học tập giai đoạn 2024 - 2030',
        horizon: { from: 2024, to: 2030 },
      }),
    },
    ...TARGETS.map(([name, goal]) => target(name, goal)),
    target(SURVEYED, 90),
    duty('Rà soát, kiện toàn trung tâm học tập cộng đồng trên địa bàn', [agencies[0] ?? ''], '2026-03-01'),
    duty('Tham mưu bố trí kinh phí thực hiện kế hoạch hằng năm', [agencies[3] ?? ''], '2026-05-01'),
    duty('Hướng dẫn công nhận các mô hình học tập', [agencies[2] ?? ''], '2026-06-01'),
    duty('Mở chuyên mục về xây dựng xã hội học tập', [agencies[4] ?? ''], '2026-09-01'),
    duty('Bồi dưỡng cán bộ phụ trách khuyến học', [agencies[1] ?? '', agencies[0] ?? ''], '2026-10-01'),
    {
      text: 'Báo cáo kết quả trước ngày 10 tháng 12 hằng năm',
      kind: 'report',
      body: someReport({ from: [agencies[0] ?? ''] }),
    },
  ])
  const draft = (await client.post<{ id: string; programmeId: string }>('/drafts', { documentId, relation: 'starts' }))
    .body
  const published = await client.post(`/versions/${draft.id}/publish`, { cursor: '0' })
  if (published.status !== 200) throw new Error(JSON.stringify(published.body))
  // As if it had been opened when the year began.
  await sql`update assignments set opened_on = '2026-01-01' where programme_id = ${draft.programmeId}`.execute(owner)
  await fillFigures(client, owner, { ...draft, homeId, unitId })
  return { programmeId: draft.programmeId, homeId, unitId }
}

async function fillFigures(
  client: HttpClient,
  owner: Db,
  { programmeId, homeId, unitId }: OverviewWorld,
): Promise<void> {
  const { rows } = await sql<{ path: string }>`select path::text from units where id = ${unitId}`.execute(owner)
  const keeper = { homeId, path: rows[0]?.path ?? '' }
  const all = await insertElement(owner, keeper, { name: 'Dân số được thống kê' })
  const { targets } = (await client.get<ProgrammeProgress>(`/programmes/${programmeId}/target-progress`)).body
  const elementIds = [all]
  for (const [index, { factId }] of targets.entries()) {
    const [name, , has] = TARGETS[index] ?? [SURVEYED, 0, 0]
    if (has === 0) continue
    const counted = await insertElement(owner, keeper, { name: name.replace('Tỷ lệ', 'Số') })
    elementIds.push(counted)
    const cell = (elementId: string) => [{ elementId, category: '' }]
    const indicatorId = await insertIndicator(owner, keeper, { name, numerator: cell(counted), denominator: cell(all) })
    await sql`
      insert into target_bindings (home_id, programme_id, fact_id, unit_path, indicator_id, baseline, baseline_year)
      values (${homeId}, ${programmeId}, ${factId}, ${keeper.path}, ${indicatorId}, 30, 2023)
      on conflict (home_id, programme_id, fact_id) do update set indicator_id = excluded.indicator_id, baseline = 30, baseline_year = 2023`.execute(
      owner,
    )
  }
  const dataSetId = await insertDataSet(owner, keeper, { programmeId, elementIds })
  await sql`
    insert into forms (home_id, id, data_set_id, programme_id, organisation_id, unit_id, level, period, unit_path, opens_on, due_on, state, submitted_on)
    select o.home_id, gen_random_uuid(), ${dataSetId}, ${programmeId}, o.id, o.unit_id, 3, p, o.unit_path || '0' || o.id::text, '2024-01-01', '2026-12-10', 'locked', '2026-11-01'
    from organisations o join units u on u.id = o.unit_id and u.level = 3 and u.ended is null, unnest(array['2024', '2025', '2026']) p
    where o.home_id = ${homeId} and o.kind = 'people-committee' and u.parent_id = ${unitId}`.execute(owner)
  const has = TARGETS.map(([, , value]) => value)
  // One commune reported nothing in 2026; the others lie about the average, a year before each a little lower.
  await sql`
    insert into data_values (home_id, period, unit_id, element_id, category, level, organisation_id, form_id, unit_path, value, final)
    select f.home_id, f.period, f.unit_id, e.id, '', 3, f.organisation_id, f.id, f.unit_path,
      case when e.n = 1 then 1000 else least(1000, greatest(0, round((${has}::numeric[])[e.n - 1] * 10
        + (f.unit_id * e.n * 7919 % 41 - 20) * 6 - (2026 - f.period::int) * 25))) end, true
    from forms f cross join unnest(${elementIds}::bigint[]) with ordinality e(id, n)
    where f.programme_id = ${programmeId} and not (f.period = '2026' and f.unit_id = (select max(unit_id) from forms where programme_id = ${programmeId}))`.execute(
    owner,
  )
}
