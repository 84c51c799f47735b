import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect, type Db, inTransaction } from '../src/server/platform/database.ts'
import { findPidFile } from '../src/server/platform/postgres/pid-file.ts'
import { openSecrets } from '../src/server/platform/secrets.ts'
import { openOwner } from '../tests/support/owner.ts'
import { type RunningServer, startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { becomeAdministrator } from './duty-world.ts'
import { besideFloor, type Figure, median, percentile } from './figure.ts'
import { sendInTurn } from './form-load.ts'
import { enlarge, type FormWorld, makeForms, type OpenForm } from './form-world.ts'

const clients = 4
const warmSeconds = 4
const seconds = 12

/**
 * Reports of 50 figures over HTTP, saved with validation, audit, their own id and row-level security by four programs, at 34 homes and
 * three periods and at twenty times as many figures. The floor inserts the same 50 rows by `unnest`, a transaction each, as the app's
 * role with its policies, with as many connections.
 */
export async function* run(): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  const server = await startServerProcess(dataDir)
  const owner = await openOwner(server)
  try {
    const world = await makeForms(owner, await becomeAdministrator(server))
    console.error(`${world.communes} forms, ${world.figures} figures`)
    yield* measure(server, owner, world, world.figures, '')
    const figures = await enlarge(owner)
    yield* measure(server, owner, world, figures, ':large')
  } finally {
    await owner.destroy()
    await stopServerProcess(server)
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function* measure(server: RunningServer, owner: Db, world: FormWorld, figures: number, suffix: string) {
  const revisions = await revisionsOf(owner)
  let sent = 0
  const next = () => {
    const form = world.forms[(sent * 37) % world.forms.length] as OpenForm
    sent += 1
    const revision = revisions.get(form.id) ?? 0
    revisions.set(form.id, revision + 1)
    const cells = world.elementIds.map((elementId, n) => ({
      elementId,
      category: '',
      value: String(100 + n + (sent % 40)),
      mark: null,
      note: null,
    }))
    return {
      path: `/forms/${form.id}/submissions`,
      token: form.token,
      body: JSON.stringify({ id: randomUUID(), revision, cells }),
    }
  }
  await sendInTurn(server.url, next, clients, warmSeconds)
  const { times, perSecond, refused } = await sendInTurn(server.url, next, clients, seconds)
  console.error(`${times.length} saved, ${refused} refused, p50 ${median(times).toFixed(1)} ms`)
  const floor = await timeFloor(server, owner, world)
  const note = `50 figures, ${clients} clients, ${figures} figures stand, ${refused} refused`
  const figure = { bench: 'save-report', note }
  yield besideFloor({
    ...figure,
    metric: `throughput${suffix}`,
    unit: 'reports/s',
    value: perSecond,
    floor: floor.perSecond,
  })
  yield besideFloor({
    ...figure,
    metric: `p95${suffix}`,
    unit: 'ms',
    value: percentile(times, 0.95),
    floor: percentile(floor.times, 0.95),
  })
  yield besideFloor({ ...figure, metric: `p50${suffix}`, unit: 'ms', value: median(times), floor: median(floor.times) })
}

async function revisionsOf(owner: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string
    revision: number
  }>`select id, revision from forms where state = 'draft'`.execute(owner)
  return new Map(rows.map(({ id, revision }) => [id, revision]))
}

const floorSeconds = 6

/** As the app's role; each round writes the figures of a period that no form has, of one unit after the other. */
async function timeFloor({ dataDir }: RunningServer, owner: Db, { forms, elementIds }: FormWorld) {
  const found = await findPidFile(join(dataDir, 'postgres'))
  const secrets = await openSecrets(dataDir)
  const db = connect(
    `postgres://hieuhoc_app:${encodeURIComponent(secrets.databaseApp)}@127.0.0.1:${found?.port}/postgres`,
    clients,
  )
  const { rows } = await sql<{ id: string; path: string }>`
    select f.id, f.unit_path::text as path from forms f where f.state = 'draft'`.execute(owner)
  const paths = new Map(rows.map(({ id, path }) => [id, path]))
  await sql`alter table data_values disable trigger user`.execute(owner)
  const times: number[] = []
  let sent = 0
  const began = performance.now()
  const end = began + floorSeconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const form = forms[sent % forms.length] as OpenForm
        const period = `f${Math.floor(sent / forms.length)}`
        sent += 1
        const path = paths.get(form.id) ?? ''
        const at = performance.now()
        await inTransaction(db, { scopes: [path], writes: [path], parties: [] }, (db) =>
          sql`
            insert into data_values (home_id, period, unit_id, element_id, level, organisation_id, form_id, unit_path, value)
            select f.home_id, ${period}, f.unit_id, e.id, f.level, f.organisation_id, f.id, f.unit_path, e.value
            from forms f, unnest(${elementIds}::bigint[], ${elementIds}::numeric[]) as e(id, value)
            where f.home_id = ${form.homeId} and f.id = ${form.id}`.execute(db),
        )
        times.push(performance.now() - at)
      }
    }),
  )
  const perSecond = (times.length * 1000) / (performance.now() - began)
  await db.destroy()
  await sql`alter table data_values enable trigger user`.execute(owner)
  await sql`delete from data_values where period like 'f%'`.execute(owner)
  return { times, perSecond }
}
