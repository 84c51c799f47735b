import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import type { Rollup } from '../src/shared/rollup.ts'
import type { HttpClient } from '../tests/support/http.ts'
import { openOwner } from '../tests/support/owner.ts'
import { startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { appoint, asked, becomeAdministrator } from './duty-world.ts'
import { besideFloor, type Figure, median, percentile } from './figure.ts'

const elements = 50
const period = '2026'
const fewPeriods = 3
const manyPeriods = 60
const firstElement = 2_000_001
const rounds = 60
const warmRounds = 10

/**
 * 50 elements over the communes of 34 provinces, one period, asked over HTTP by somebody who sees the nation; with 3 periods stored
 * and with 20 times as many. The floor sums the same figures as the owner of the tables, without permissions, coverage or answer.
 */
export async function* run(): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  const server = await startServerProcess(dataDir)
  const owner = await openOwner(server)
  try {
    const administrator = await becomeAdministrator(server)
    const viewer = await appoint(server, administrator, { role: 'viewer', unitId: '1' })
    await layOut(owner)
    let stored = 0
    for (const periods of [fewPeriods, manyPeriods]) {
      for (; stored < periods; stored += 1) await fill(owner, stored === 0 ? period : String(1900 + stored))
      await sql`vacuum analyze`.execute(owner)
      const { times, floors, rows } = await measure(viewer, owner)
      const note = `${rows.provinces} provinces, ${rows.reported} figures of ${rows.stored} in ${periods} periods`
      const figure = { bench: 'national-rollup', unit: 'ms', note }
      const floor = median(floors)
      yield besideFloor({ ...figure, metric: `p95:${periods}-periods`, value: percentile(times, 0.95), floor })
      yield besideFloor({ ...figure, metric: `p50:${periods}-periods`, value: median(times), floor })
    }
  } finally {
    await owner.destroy()
    await stopServerProcess(server)
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Every province with a programme, whose form every commune fills. */
async function layOut(owner: Db): Promise<void> {
  await sql`
    insert into homes (id, name, unit_id, scopes, created_at)
    select row_number() over (order by id), name, id, unit_ground(id), now() from latest_units where level = 1 and ended is null`.execute(
    owner,
  )
  // Not published: what is, is opened each day, and without a plan asks for nothing.
  await sql`
    insert into programmes (home_id, id, unit_id, unit_path, published, name, created_by, created_at)
    select h.id, gen_random_uuid(), u.id, u.path, false, 'Xã hội học tập', gen_random_uuid(), now() from homes h join units u on u.id = h.unit_id
    where h.id > 0`.execute(owner)
  await sql`
    insert into organisations (home_id, id, unit_id, unit_path, published, kind, name, name_key, created_at) overriding system value
    select h.id, 3000000 + c.id, c.id, c.path, true, 'people-committee', 'Ủy ban nhân dân', 'uy ban', now()
    from homes h join units c on c.parent_id = h.unit_id where c.level = 3 and c.ended is null`.execute(owner)
  await sql`
    insert into elements (home_id, id, version, unit_path, code, name, search_key, kind, measure, level, frequency, valid_from, made_at)
    select 0, n, 1, '1', 'do-' || n, 'Số đo ' || n, 'so do ' || n, 'whole', 'người', 3, 'year', '2020-01-01', now()
    from generate_series(${firstElement}::int, ${firstElement + elements - 1}::int) n`.execute(owner)
  await sql`
    insert into data_sets (home_id, id, programme_id, level, unit_path, verified_at)
    select home_id, gen_random_uuid(), id, 3, unit_path, '{1}' from programmes`.execute(owner)
  await sql`
    insert into data_set_elements (home_id, data_set_id, element_id, unit_path, position, frequency)
    select d.home_id, d.id, n, d.unit_path, n, 'year'
    from data_sets d, generate_series(${firstElement}::int, ${firstElement + elements - 1}::int) n`.execute(owner)
}

/** A period of every commune's form, locked, with one figure in thirty that nobody knows. */
async function fill(owner: Db, of: string): Promise<void> {
  await owner.transaction().execute(async (db) => {
    // Keys between tables were right when they were written.
    await sql`set local session_replication_role = replica`.execute(db)
    await sql`
      insert into forms (home_id, id, data_set_id, programme_id, organisation_id, unit_id, level, period, unit_path, opens_on, state, submitted_on)
      select o.home_id, gen_random_uuid(), d.id, d.programme_id, o.id, o.unit_id, 3, ${of}, o.unit_path || '0' || o.id::text, '2026-01-01',
        'locked', '2026-12-01'
      from organisations o join data_sets d on d.home_id = o.home_id where o.id > 3000000`.execute(db)
    await sql`
      insert into data_values (home_id, period, unit_id, element_id, category, level, organisation_id, form_id, unit_path, value, mark, final)
      select f.home_id, f.period, f.unit_id, n, '', 3, f.organisation_id, f.id, f.unit_path,
        case when (f.unit_id + n) % 30 > 0 then (f.unit_id * n) % 9973 end, case when (f.unit_id + n) % 30 = 0 then 'unknown' end, true
      from forms f, generate_series(${firstElement}::int, ${firstElement + elements - 1}::int) n where f.period = ${of}`.execute(
      db,
    )
  })
}

async function measure(viewer: HttpClient, owner: Db) {
  const ids = Array.from({ length: elements }, (_, index) => firstElement + index).join()
  const ask = () => asked(viewer.get<Rollup>(`/rollup?elementIds=${ids}&period=${period}&unitId=1&level=province`))
  const times: number[] = []
  const floors: number[] = []
  let rows = { provinces: 0, reported: 0, stored: 0 }
  for (let round = -warmRounds; round < rounds; round += 1) {
    const began = performance.now()
    const answer = await ask()
    const took = performance.now() - began
    const floor = await timeFloor(owner)
    if (round < 0) continue
    times.push(took)
    floors.push(floor)
    const reported = answer.total.sums.reduce((sum, cell) => sum + cell.reported, 0)
    rows = { ...rows, provinces: answer.rows.length, reported }
  }
  const { rows: counted } = await sql<{ stored: number }>`
    select count(*)::int as stored from data_values`.execute(owner)
  return { times, floors, rows: { ...rows, stored: counted[0]?.stored ?? 0 } }
}

async function timeFloor(owner: Db): Promise<number> {
  const began = performance.now()
  await sql`
    select a.ancestor_id, v.element_id, sum(v.value) from data_values v join unit_ancestors a on a.unit_id = v.unit_id and a.level = 1
    where v.period = ${period} group by 1, 2`.execute(owner)
  return performance.now() - began
}
