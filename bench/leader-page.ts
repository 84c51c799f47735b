import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import type { Overview } from '../src/shared/overview.ts'
import type { Version } from '../src/shared/programmes.ts'
import type { HttpClient } from '../tests/support/http.ts'
import { openOwner } from '../tests/support/owner.ts'
import { aboutDocument, insertReadDocument, type SomeClause, someTarget } from '../tests/support/read-document.ts'
import { startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { appoint, asked, becomeAdministrator } from './duty-world.ts'
import { besideFloor, type Figure, median, percentile } from './figure.ts'

const targetsOfProvince = 20
const targetsOfNation = 10
const years = ['2024', '2025', '2026']
const lateOfEach = 3
const firstElement = 2_000_001
const rounds = 60
const warmRounds = 10

type Asker = { client: HttpClient; programmeId: string; unitId: string; targets: number }

/**
 * The first screen of whoever leads, over HTTP, where 34 provinces with 3,321 communes each run a plan of 20 targets, with figures of
 * three years and late duties of every commune; and of whoever leads the nation, by a plan of 10 targets over all communes. The floor
 * sums what the targets are made of in the two last years, and counts what is late, as the owner of the tables.
 */
export async function* run(): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  const server = await startServerProcess(dataDir)
  const owner = await openOwner(server)
  try {
    const administrator = await becomeAdministrator(server)
    const nation = await appoint(server, administrator, { role: 'leader', unitId: '1' })
    await layOut(owner)
    const provinces: Asker[] = []
    const { rows: homes } = await sql<{ id: number; unitId: string }>`
      select id, unit_id::text as unit_id from homes order by id`.execute(owner)
    let nationAsker: Asker | undefined
    for (const { id, unitId } of homes) {
      const targets = id === 0 ? targetsOfNation : targetsOfProvince
      const planner = await appoint(server, administrator, { role: 'planner', unitId })
      const programmeId = await publish(owner, planner, { homeId: id, unitId, targets })
      if (id === 0) nationAsker = { client: nation, programmeId, unitId, targets }
      else if (provinces.length < 10)
        provinces.push({
          client: await appoint(server, administrator, { role: 'leader', unitId }),
          ...{ programmeId, unitId, targets },
        })
    }
    await fill(owner)
    await sql`vacuum analyze`.execute(owner)
    for (const [name, askers] of [
      ['province', provinces],
      ['nation', nationAsker ? [nationAsker] : []],
    ] as const) {
      const { times, floors, overview } = await measure(owner, askers)
      const note = `${overview.targets?.length} targets, ${overview.late?.answers} late answers of ${overview.late?.organisations} organisations`
      const figure = { bench: 'leader-page', unit: 'ms', note }
      const floor = median(floors)
      yield besideFloor({ ...figure, metric: `p95:${name}`, value: percentile(times, 0.95), floor })
      yield besideFloor({ ...figure, metric: `p50:${name}`, value: median(times), floor })
    }
  } finally {
    await owner.destroy()
    await stopServerProcess(server)
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Every province, and a committee in each of its communes; elements by pairs, of which the second is what the first is a part of. */
async function layOut(owner: Db): Promise<void> {
  await sql`
    insert into homes (id, name, unit_id, scopes, created_at)
    select row_number() over (order by id), name, id, unit_ground(id), now() from latest_units where level = 1 and ended is null`.execute(
    owner,
  )
  await sql`
    insert into organisations (home_id, id, unit_id, unit_path, published, kind, name, name_key, created_at) overriding system value
    select h.id, 3000000 + c.id, c.id, c.path, true, 'people-committee', 'Ủy ban nhân dân', 'uy ban', now()
    from homes h join units c on c.parent_id = h.unit_id where h.id > 0 and c.level = 3 and c.ended is null`.execute(
    owner,
  )
  await sql`
    insert into elements (home_id, id, version, unit_path, code, name, search_key, kind, measure, level, frequency, valid_from, made_at)
    select 0, n, 1, '1', 'do-' || n, 'Số đo ' || n, 'so do ' || n, 'whole', 'người', 3, 'year', '2020-01-01', now()
    from generate_series(${firstElement}::int, ${firstElement + 2 * targetsOfProvince - 1}::int) n`.execute(owner)
  await sql`
    insert into indicators (home_id, id, version, unit_path, code, name, search_key, kind, numerator, denominator, measure, valid_from, made_at)
    select 0, ${firstElement}::int + n, 1, '1', 'ty-le-' || n, 'Tỷ lệ ' || n, 'ty le ' || n, 'ratio',
      jsonb_build_array(jsonb_build_object('elementId', (${firstElement}::int + 2 * n)::text, 'category', '')),
      jsonb_build_array(jsonb_build_object('elementId', (${firstElement}::int + 2 * n + 1)::text, 'category', '')), '%', '2020-01-01', now()
    from generate_series(0, ${targetsOfProvince - 1}::int) n`.execute(owner)
}

type Plan = { homeId: number; unitId: string; targets: number }

async function publish(owner: Db, planner: HttpClient, { homeId, unitId, targets }: Plan): Promise<string> {
  const clauses: SomeClause[] = [
    {
      text: 'KẾ HOẠCH',
      kind: 'document',
      body: aboutDocument({ horizon: { from: 2024, to: 2030 }, issuedOn: '2024-01-15' }),
    },
    ...Array.from(
      { length: targets },
      (_, index): SomeClause => ({
        ...{ text: `Chỉ tiêu số ${index + 1} đạt 90%`, section: `II.${index + 1}`, kind: 'target', body: someTarget() },
      }),
    ),
    {
      text: 'Tổ chức lớp học cho người dân',
      section: 'III',
      kind: 'duty',
      body: {
        responsible: ['Ủy ban nhân dân các xã, phường'],
        role: 'lead',
        with: [],
        requested: false,
        due: null,
        product: null,
      },
    },
  ]
  const { documentId } = await insertReadDocument(owner, { homeId, unitId }, clauses)
  const draft = await asked(planner.post<Version>('/drafts', { documentId, relation: 'starts' }))
  await asked(planner.post(`/versions/${draft.id}/publish`, { cursor: '0' }))
  await sql`
    with numbered as (
      select f.id, row_number() over (order by f.section, f.id) - 1 as n from facts f where f.version_id = ${draft.id} and f.kind = 'target'
    )
    insert into target_bindings (home_id, programme_id, fact_id, unit_path, indicator_id, baseline, baseline_year)
    select p.home_id, p.id, t.id, p.unit_path, ${firstElement}::int + t.n, 30, 2023
    from numbered t, programmes p where p.id = ${draft.programmeId}
    on conflict (home_id, programme_id, fact_id) do update set indicator_id = excluded.indicator_id, baseline = 30, baseline_year = 2023`.execute(
    owner,
  )
  return draft.programmeId
}

/** Forms and figures of every commune, locked, and of each programme late answers of the communes of its unit. */
async function fill(owner: Db): Promise<void> {
  await owner.transaction().execute(async (db) => {
    // Keys between tables were right when they were written; what counts answers does so all the same.
    await sql`set local session_replication_role = replica`.execute(db)
    await sql`
      insert into data_sets (home_id, id, programme_id, level, unit_path, verified_at)
      select home_id, gen_random_uuid(), id, 3, unit_path, '{1}' from programmes where home_id > 0`.execute(db)
    await sql`
      insert into data_set_elements (home_id, data_set_id, element_id, unit_path, position, frequency)
      select d.home_id, d.id, n, d.unit_path, n, 'year'
      from data_sets d, generate_series(${firstElement}::int, ${firstElement + 2 * targetsOfProvince - 1}::int) n`.execute(
      db,
    )
    await sql`
      insert into forms (home_id, id, data_set_id, programme_id, organisation_id, unit_id, level, period, unit_path, opens_on, state, submitted_on)
      select o.home_id, gen_random_uuid(), d.id, d.programme_id, o.id, o.unit_id, 3, p, o.unit_path || '0' || o.id::text, '2024-01-01',
        'locked', '2026-11-01'
      from organisations o join data_sets d on d.home_id = o.home_id, unnest(${years}::text[]) p where o.id > 3000000`.execute(
      db,
    )
    await sql`
      insert into data_values (home_id, period, unit_id, element_id, category, level, organisation_id, form_id, unit_path, value, final)
      select f.home_id, f.period, f.unit_id, n, '', 3, f.organisation_id, f.id, f.unit_path,
        case when n % 2 = 0 then 1000 else 300 + (f.unit_id * n) % 400 end, true
      from forms f, generate_series(${firstElement}::int, ${firstElement + 2 * targetsOfProvince - 1}::int) n`.execute(
      db,
    )
  })
  await sql`
    insert into assignments (home_id, id, programme_id, version_id, fact_id, organisation_id, programme_path, unit_path, kind, opened_on)
    select p.home_id, gen_random_uuid(), p.id, f.version_id, f.id, o.id, p.unit_path, o.unit_path || '0' || o.id::text, 'standing', '2024-01-01'
    from programmes p join facts f on f.home_id = p.home_id and f.kind = 'duty' and f.version_id in (select v.id from plan_versions v where v.programme_id = p.id)
    join organisations o on o.home_id = p.home_id and o.id > 3000000`.execute(owner)
  await sql`
    insert into answers (home_id, assignment_id, period, programme_id, organisation_id, unit_path, opens_on, due_on, source, opened_on)
    select s.home_id, s.id, (2026 - n)::text, s.programme_id, s.organisation_id, s.unit_path, '2024-01-01', ('2026-11-01'::date - n), 'calendar', s.opened_on
    from assignments s, generate_series(0, ${lateOfEach - 1}::int) n where s.organisation_id > 3000000`.execute(owner)
}

async function measure(owner: Db, askers: readonly Asker[]) {
  const times: number[] = []
  const floors: number[] = []
  let overview: Overview | undefined
  for (let round = -warmRounds; round < rounds; round += 1) {
    const asker = askers[(round + warmRounds) % askers.length] as Asker
    const began = performance.now()
    overview = await asked(asker.client.get<Overview>(`/overview?programmeId=${asker.programmeId}`))
    const took = performance.now() - began
    const floor = await timeFloor(owner, asker)
    if (round < 0) continue
    times.push(took)
    floors.push(floor)
  }
  if (!overview) throw new Error('Nobody asked')
  return { times, floors, overview }
}

async function timeFloor(owner: Db, { programmeId, unitId, targets }: Asker): Promise<number> {
  const began = performance.now()
  const of = Array.from({ length: 2 * targets }, (_, index) => String(firstElement + index))
  const below =
    unitId === '1'
      ? sql``
      : sql`and v.unit_id in (select a.unit_id from unit_ancestors a where a.ancestor_id = ${unitId})`
  await sql`
    select v.period, v.element_id, sum(v.value) from data_values v
    where v.period in ('2025', '2026') and v.element_id = any(${of}::bigint[]) and v.category = '' ${below} group by 1, 2`.execute(
    owner,
  )
  await sql`
    select a.organisation_id, sum(a.answers), min(a.last_on) from answer_counts a
    where a.programme_id = ${programmeId} and a.state = 'not-started' and a.last_on < '2026-11-30' group by 1`.execute(
    owner,
  )
  return performance.now() - began
}
