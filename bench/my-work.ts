import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../src/server/platform/database.ts'
import type { HttpClient } from '../tests/support/http.ts'
import { openOwner } from '../tests/support/owner.ts'
import { type RunningServer, startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { appoint, asked, becomeAdministrator, makeProvince, publish } from './duty-world.ts'
import { besideFloor, type Figure, median, percentile } from './figure.ts'
import { sendSteadily } from './load.ts'

const smallAt = 33_000
const largeAt = 330_000
const people = 2_000
const officersOfEach = 3
/** One person may ask 600 times a minute. */
const plannersOfEach = 3
const perSecond = 50
const seconds = 20
const warmSeconds = 5
const assignmentsOfEach = largeAt / 34

type Asker = { client: HttpClient; programmeId: string; organisationId: string }
type World = { officers: Asker[]; planners: Asker[]; assignments: number }

/** What each page of duties asks for; what they read is looked up in a plain way for the floor. */
const pages: { name: string; by: keyof Pick<World, 'officers' | 'planners'>; path: (asker: Asker) => string }[] = [
  { name: 'my-work', by: 'officers', path: () => '/my-work' },
  { name: 'to-accept', by: 'planners', path: () => '/my-work' },
  { name: 'follow-up', by: 'planners', path: ({ programmeId }) => `/programmes/${programmeId}/duties` },
  { name: 'answers', by: 'planners', path: ({ programmeId }) => `/programmes/${programmeId}/answers?limit=100` },
  {
    name: 'late',
    by: 'planners',
    path: ({ programmeId }) => `/programmes/${programmeId}/late`,
  },
  { name: 'matrix', by: 'planners', path: ({ programmeId }) => `/programmes/${programmeId}/duty-matrix` },
  {
    name: 'calendar',
    by: 'planners',
    path: ({ programmeId }) => `/programmes/${programmeId}/duty-calendar?month=2026-12`,
  },
  { name: 'board', by: 'planners', path: ({ programmeId }) => `/programmes/${programmeId}/duty-board` },
]

/**
 * The pages of duties at 33,000 and at 330,000 assignments in 34 homes, 2,000 people, 50 requests a second of officers and
 * planners in turn. The floor is one indexed page of answers, read by the owner of the tables beside the same load.
 */
export async function* run(): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  const server = await startServerProcess(dataDir)
  const owner = await openOwner(server)
  try {
    const { rows: provinces } = await sql<{ id: string }>`
      select id from latest_units where level = 1 and ended is null order by id`.execute(owner)
    const administrator = await becomeAdministrator(server)
    const world: World = { officers: [], planners: [], assignments: 0 }
    const small = new Map<string, number>()
    for (const { id } of provinces) {
      const tookMs = await addProvince(server, owner, administrator, id, world)
      console.error(`${world.assignments} assignments, the last published in ${Math.round(tookMs)} ms`)
      if (small.size === 0 && world.assignments >= smallAt) {
        for (const page of pages) small.set(page.name, percentile(await load(server, world, page), 0.95))
      }
    }
    await fillWithPeople(owner)
    await sql`vacuum analyze`.execute(owner)
    for (const page of pages) {
      const times = await load(server, world, page)
      const floor = median(await timeFloor(owner, world))
      const before = small.get(page.name) ?? 0
      const note = `${world.assignments} assignments, ${perSecond} requests a second; at ${smallAt}: ${before.toFixed(1)} ms`
      const figure = { bench: 'my-work', unit: 'ms', note }
      yield besideFloor({ ...figure, metric: `p95:${page.name}`, value: percentile(times, 0.95), floor })
      yield besideFloor({ ...figure, metric: `p50:${page.name}`, value: median(times), floor })
    }
  } finally {
    await owner.destroy()
    await stopServerProcess(server)
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function addProvince(
  server: RunningServer,
  owner: Db,
  administrator: HttpClient,
  unitId: string,
  world: World,
): Promise<number> {
  const province = await makeProvince(server, owner, administrator, unitId)
  const duties = Math.ceil(assignmentsOfEach / province.committees.length)
  const { programmeId, tookMs } = await publish(owner, province, duties)
  world.assignments += duties * province.committees.length
  for (let n = 0; n < plannersOfEach; n += 1) {
    const client = n === 0 ? province.planner : await appoint(server, administrator, { role: 'planner', unitId })
    world.planners.push({ client, programmeId, organisationId: '' })
  }
  for (let n = 0; n < officersOfEach; n += 1) {
    const { id, unitId } = province.committees[(n * 37) % province.committees.length] ?? { id: '', unitId: '' }
    const role = { role: 'reporter', reach: 'organisation', unitId, organisationId: id }
    const client = await appoint(server, administrator, role)
    world.officers.push({ client, programmeId, organisationId: id })
    await answerSome(client)
  }
  return tookMs
}

/** So that there is something of each kind: begun, handed in. */
async function answerSome(officer: HttpClient): Promise<void> {
  type Work = { mine: { answers: { assignmentId: string; period: string; revision: number }[] } }
  const { mine } = await asked(officer.get<Work>('/my-work'))
  for (const [index, { assignmentId, period, revision }] of mine.answers.slice(0, 10).entries()) {
    const act = index % 2 === 0 ? { act: 'start' } : { act: 'submit', words: 'Đã tổ chức' }
    await asked(officer.post(`/assignments/${assignmentId}/acts`, { period, revision, ...act }))
  }
}

/** The people who do not ask anything meanwhile. */
async function fillWithPeople(owner: Db): Promise<void> {
  await sql`
    with made as (
      insert into people (id, name, email, created_at, updated_at)
      select gen_random_uuid(), 'Cán bộ ' || n, 'can-bo-' || n || '@mau.example', now(), now()
      from generate_series(1, ${people}::int - (select count(*)::int from people)) n returning id
    ), numbered as (
      select id, row_number() over () as n from made
    ), places as (
      select o.home_id, o.id, o.unit_id, o.unit_path, row_number() over (order by o.id) as n from organisations o where o.kind = 'people-committee'
    )
    insert into appointments (home_id, id, person_id, role, reach, unit_id, unit_path, organisation_id, from_day, created_at)
    select p.home_id, gen_random_uuid(), m.id, 'reporter', 'organisation', p.unit_id, p.unit_path, p.id, '2026-01-01', now()
    from numbered m join places p on p.n = m.n`.execute(owner)
}

/** Asked a while before, as by a day at work: connections and code that were never used are not what is measured. */
async function load(
  { url }: RunningServer,
  world: World,
  { name, by, path }: (typeof pages)[number],
): Promise<number[]> {
  const requests = world[by].map((asker) => ({ url: `${url}/api${path(asker)}`, cookie: asker.client.cookie }))
  await sendSteadily(requests, perSecond, warmSeconds)
  const { times, refused } = await sendSteadily(requests, perSecond, seconds)
  const told = `p50 ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`
  console.error(`${name}: ${told}, ${refused} refused`)
  // Whoever is refused waits for ever.
  return [...times, ...Array.from({ length: refused }, () => Number.POSITIVE_INFINITY)]
}

async function timeFloor(owner: Db, { planners }: World): Promise<number[]> {
  const times: number[] = []
  for (const { programmeId } of planners) {
    const began = performance.now()
    await sql`
      select * from answers where programme_id = ${programmeId} and not ended order by last_on, assignment_id, period limit 100`.execute(
      owner,
    )
    times.push(performance.now() - began)
  }
  return times
}
