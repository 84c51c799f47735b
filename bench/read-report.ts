import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import { openOwner } from '../tests/support/owner.ts'
import { type RunningServer, startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { becomeAdministrator } from './duty-world.ts'
import { besideFloor, type Figure, median, percentile } from './figure.ts'
import { sendInTurn } from './form-load.ts'
import { enlarge, type FormWorld, makeForms, type OpenForm } from './form-world.ts'

const clients = 4
const warmSeconds = 4
const seconds = 12
/** So many forms are opened again and again, as by those who fill them: who saw what is written once an hour. */
const opened = 200

/**
 * The page of a form of 50 figures with those of the period before, its rules and what may be done with it; and the sums and spreads
 * around it. The floor selects the figures by the beginning of their key as the owner.
 */
export async function* run(): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  const server = await startServerProcess(dataDir)
  const owner = await openOwner(server)
  try {
    const world = await makeForms(owner, await becomeAdministrator(server))
    yield* measure(server, owner, world, world.figures, '')
    yield* measure(server, owner, world, await enlarge(owner), ':large')
  } finally {
    await owner.destroy()
    await stopServerProcess(server)
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function* measure({ url }: RunningServer, owner: Db, world: FormWorld, figures: number, suffix: string) {
  const floor = await timeFloor(owner, world)
  const note = `50 elements, ${clients} clients, ${figures} figures stand`
  for (const part of ['', '/around'] as const) {
    let sent = 0
    const next = () => {
      const form = world.forms[((sent % opened) * 37) % world.forms.length] as OpenForm
      sent += 1
      return { path: `/forms/${form.id}${part}`, token: form.token }
    }
    await sendInTurn(url, next, clients, warmSeconds)
    const { times, perSecond, refused } = await sendInTurn(url, next, clients, seconds)
    const name = part === '' ? suffix : `:around${suffix}`
    const figure = { bench: 'read-report', unit: 'ms', note: `${note}, ${Math.round(perSecond)}/s, ${refused} refused` }
    yield besideFloor({
      ...figure,
      metric: `p95${name}`,
      value: percentile(times, 0.95),
      floor: percentile(floor, 0.95),
    })
    yield besideFloor({ ...figure, metric: `p50${name}`, value: median(times), floor: median(floor) })
  }
}

async function timeFloor(owner: Db, { forms }: FormWorld): Promise<number[]> {
  const units = await sql<{ homeId: number; unitId: string }>`
    select home_id, unit_id from forms where id = any(${forms.slice(0, opened).map(({ id }) => id)}::uuid[])`.execute(
    owner,
  )
  const times: number[] = []
  for (let round = 0; round < 5; round += 1)
    for (const { homeId, unitId } of units.rows) {
      const at = performance.now()
      await sql`
        select element_id, category, value, mark, note from data_values
        where home_id = ${homeId} and period = '2025' and unit_id = ${unitId}`.execute(owner)
      times.push(performance.now() - at)
    }
  return times
}
