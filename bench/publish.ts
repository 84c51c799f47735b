import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import { openOwner } from '../tests/support/owner.ts'
import { startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { becomeAdministrator, makeProvince, publish } from './duty-world.ts'
import { besideFloor, type Figure, median } from './figure.ts'

const runs = 5
const wanted = 10_000

/** Publishing a plan that makes 10,000 assignments with an answer for each of five years. The floor inserts the same rows. */
export async function* run(): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  const server = await startServerProcess(dataDir)
  const owner = await openOwner(server)
  try {
    const { rows } = await sql<{ id: string }>`
      select id from latest_units where level = 1 and ended is null order by id limit 1`.execute(owner)
    const administrator = await becomeAdministrator(server)
    const province = await makeProvince(server, owner, administrator, rows[0]?.id ?? '')
    const duties = Math.ceil(wanted / province.committees.length)
    const times: number[] = []
    const floors: number[] = []
    let made = { assignments: 0, answers: 0 }
    for (let n = 0; n < runs; n += 1) {
      const { programmeId, tookMs } = await publish(owner, province, duties)
      times.push(tookMs)
      made = await countMade(owner, programmeId)
      if (made.assignments < wanted) throw new Error(`Only ${made.assignments} assignments were made`)
      floors.push(await timeCopy(owner, programmeId))
    }
    const note = `${made.assignments} assignments with ${made.answers} answers; floor: one insert of each table's rows`
    yield besideFloor({
      bench: 'publish',
      metric: 'median',
      value: median(times),
      floor: median(floors),
      unit: 'ms',
      note,
    })
  } finally {
    await owner.destroy()
    await stopServerProcess(server)
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function countMade(owner: Db, programmeId: string): Promise<{ assignments: number; answers: number }> {
  const { rows } = await sql<{ assignments: number; answers: number }>`
    select (select count(*)::int from assignments where programme_id = ${programmeId}) as assignments,
      (select count(*)::int from answers where programme_id = ${programmeId}) as answers`.execute(owner)
  return rows[0] ?? { assignments: 0, answers: 0 }
}

/** Into tables of the same columns and keys, without whatever else guards or finds the rows. */
async function timeCopy(owner: Db, programmeId: string): Promise<number> {
  for (const table of ['assignments', 'answers']) {
    await sql`drop table if exists ${sql.table(`floor_${table}`)}`.execute(owner)
    await sql`create table ${sql.table(`floor_${table}`)} (like ${sql.table(table)})`.execute(owner)
  }
  await sql`alter table floor_assignments add primary key (home_id, id)`.execute(owner)
  await sql`alter table floor_answers add primary key (home_id, assignment_id, period)`.execute(owner)
  const began = performance.now()
  await owner.transaction().execute(async (db) => {
    for (const table of ['assignments', 'answers'])
      await sql`insert into ${sql.table(`floor_${table}`)} select * from ${sql.table(table)} where programme_id = ${programmeId}`.execute(
        db,
      )
  })
  return performance.now() - began
}
