import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import type { Overview } from '../src/shared/overview.ts'
import type { Version } from '../src/shared/programmes.ts'
import type { HttpClient } from '../tests/support/http.ts'
import { openOwner } from '../tests/support/owner.ts'
import { aboutDocument, insertReadDocument, type SomeClause } from '../tests/support/read-document.ts'
import { startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { appoint, asked, becomeAdministrator } from './duty-world.ts'
import { besideFloor, type Figure, median, percentile } from './figure.ts'
import { bindTargets, elementsOf, fillForms, makeIndicators, targetClauses } from './target-world.ts'

const targetsOfProvince = 20
const targetsOfNation = 10
const years = ['2024', '2025', '2026']
const lateOfEach = 3
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
    await makeIndicators(owner, targetsOfProvince)
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
    await fillForms(owner, targetsOfProvince, years)
    await makeLate(owner)
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

/** Every province, and a committee in each of its communes. */
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
}

type Plan = { homeId: number; unitId: string; targets: number }

async function publish(owner: Db, planner: HttpClient, { homeId, unitId, targets }: Plan): Promise<string> {
  const clauses: SomeClause[] = [
    {
      text: 'KẾ HOẠCH',
      kind: 'document',
      body: aboutDocument({ horizon: { from: 2024, to: 2030 }, issuedOn: '2024-01-15' }),
    },
    ...targetClauses(targets),
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
  await bindTargets(owner, draft)
  return draft.programmeId
}

/** Of each programme late answers of the communes of its unit. */
async function makeLate(owner: Db): Promise<void> {
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
  const below =
    unitId === '1'
      ? sql``
      : sql`and v.unit_id in (select a.unit_id from unit_ancestors a where a.ancestor_id = ${unitId})`
  await sql`
    select v.period, v.element_id, sum(v.value) from data_values v
    where v.period in ('2025', '2026') and v.element_id = any(${elementsOf(targets)}::bigint[]) and v.category = '' ${below} group by 1, 2`.execute(
    owner,
  )
  await sql`
    select a.organisation_id, sum(a.answers), min(a.last_on) from answer_counts a
    where a.programme_id = ${programmeId} and a.state = 'not-started' and a.last_on < '2026-11-30' group by 1`.execute(
    owner,
  )
  return performance.now() - began
}
