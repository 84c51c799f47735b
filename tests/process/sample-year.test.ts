import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readKept } from '../../scripts/sample-year/kept.ts'
import type { ProgrammeForms } from '../../src/shared/forms.ts'
import type { Overview, UnitTable } from '../../src/shared/overview.ts'
import type { Session } from '../../src/shared/people.ts'
import type { ReportsPage } from '../../src/shared/reports.ts'
import type { Rollup } from '../../src/shared/rollup.ts'
import { httpClient, openSession, orThrow } from '../support/http.ts'
import { movedClock } from '../support/moved-clock.ts'
import { openOwner } from '../support/owner.ts'
import { addressOf, hieuhoc, runProcess, someDataFolder, someFolder, startServer } from '../support/server-process.ts'

// Two months of the plan of Thái Bình: once in one go from what was set up, and once stopped and gone on with.
const last = '2026-12-21'
const wishes = ['--plans', 'thai-binh', '--months', '2', '--until', last, '--communes', '3', '--seed', '7']
const sampleYear = (dataDir: string, ...args: string[]) =>
  runProcess(process.execPath, ['scripts/sample-year/main.ts', ...args], { HIEUHOC_DATA: dataDir })

let whole: string
let broken: string
let clockFolder: string

async function stopped(
  dataDir: string,
  args: string[],
  when: (out: string) => Promise<boolean> | boolean,
): Promise<void> {
  const run = sampleYear(dataDir, ...args)
  while (!(await when(run.out())) && run.child.exitCode === null) await sleep(50)
  run.child.kill('SIGINT')
  expect(await run.ended, run.err()).toBe(130)
  expect(run.out()).toContain('goes on from here')
}

async function finished(dataDir: string): Promise<void> {
  const run = sampleYear(dataDir)
  expect(await run.ended, run.err()).toBe(0)
  expect((await readKept(dataDir))?.doneOn).toBe(last)
}

beforeAll(async () => {
  clockFolder = await mkdtemp(join(tmpdir(), 'hieuhoc-clock-'))
  whole = await someDataFolder()
  await stopped(whole, wishes, (out) => out.includes('its plan is published'))
  broken = await someFolder()
  await cp(whole, broken, { recursive: true })
  const inTwo = async () => {
    await stopped(broken, [], async () => (await readKept(broken))?.doneOn != null)
    await finished(broken)
  }
  await Promise.all([finished(whole), inTwo()])
}, 240_000)
afterAll(() => rm(clockFolder, { recursive: true, force: true }))

/** A server on the last day of the sample, and its planner and its tables. */
async function open(dataDir: string) {
  const clock = movedClock(clockFolder)
  clock.moveTo(Date.parse(`${last}T10:00:00+07:00`) - Date.now())
  const server = startServer(dataDir, clock.env)
  const url = await addressOf(server)
  const { password = '' } = (await readKept(dataDir)) ?? {}
  const session = { email: 'lap-ke-hoach-thai-binh@mau.example', password }
  const planner = orThrow(httpClient({ url }, await openSession({ url }, '/session', session)))
  const owner = await openOwner({ dataDir })
  const stop = async () => {
    await owner.destroy()
    server.child.kill('SIGTERM')
    await server.ended
  }
  return { planner, owner, stop }
}
type Opened = Awaited<ReturnType<typeof open>>

/** Every figure and every answer, as one line each; without ids, which are new each time. */
async function linesIn({ owner }: Opened): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', v.period, v.unit_id, v.element_id, v.category, v.value, f.state) as line
    from data_values v join forms f on f.home_id = v.home_id and f.id = v.form_id
    union all
    select concat_ws(' ', s.organisation_id, f.start_at, a.period, a.state, a.submitted_on, a.extended_to)
    from answers a
    join assignments s on s.home_id = a.home_id and s.id = a.assignment_id
    join facts f on f.home_id = s.home_id and f.version_id = s.version_id and f.id = s.fact_id
    order by 1`.execute(owner)
  return rows.map(({ line }) => line)
}

test('the same seed gives the same figures and answers, also where the run was stopped half-way', async () => {
  const seen: string[][] = []
  for (const folder of [whole, broken]) {
    const opened = await open(folder)
    seen.push(await linesIn(opened))
    await opened.stop()
  }
  expect(seen[0]?.length).toBeGreaterThan(100)
  expect(seen[1]).toEqual(seen[0])
})

test('every kind of thing happened, sums are those of the tables, and everything reads back', async () => {
  const opened = await open(whole)
  const { planner, owner } = opened
  const { homes } = await planner.get<Session>('/session')
  const unitId = homes.find(({ id }) => id !== 0)?.unitId ?? ''
  const overview = await planner.get<Overview>('/overview')
  const programmeId = overview.programme?.id ?? ''
  expect(overview.late?.answers).toBeGreaterThan(0)
  expect(new Set(overview.targets?.map(({ state }) => state)).size).toBeGreaterThan(2)

  // The province has ended: its table is of the communes that lie on its ground today.
  const table = await planner.get<UnitTable>(`/overview/units?programmeId=${programmeId}`)
  const { rows: counted } = await sql<{
    id: string
  }>`select distinct unit_id::text as id from data_values where level = 3`.execute(owner)
  const told = table.rows.filter(({ cells }) => cells.some(({ reported }) => reported > 0))
  expect(told.map(({ unit }) => unit.id)).toEqual(expect.arrayContaining(counted.map(({ id }) => id)))

  const { rows: acts } = await sql<{ act: string }>`select distinct act from answer_events`.execute(owner)
  expect(acts.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['submit', 'accept', 'return', 'ask-extension', 'grant-extension', 'attach']),
  )
  const { counts } = await planner.get<ProgrammeForms>(`/programmes/${programmeId}/forms?period=2026`)
  expect(counts.locked).toBeGreaterThan(0)
  const { reports } = await planner.get<ReportsPage>('/reports')
  expect(reports.map(({ state }) => state)).toEqual(['accepted'])

  const rollup = await planner.get<Rollup>(
    `/rollup?programmeId=${programmeId}&period=2026&unitId=${unitId}&level=province&view=now`,
  )
  const { rows: sums } = await sql<{ id: string; sum: string }>`
    select element_id::text as id, sum(value)::text as sum from data_values
    where period = '2026' and category = '' and level = 3 group by 1`.execute(owner)
  expect(sums.length).toBeGreaterThan(0)
  const row = rollup.rows.find(({ unit }) => unit.id === unitId)
  const summed = rollup.elements.flatMap(({ id }, at) => {
    const sum = sums.find((each) => each.id === id)?.sum
    return sum === undefined ? [] : [[id, row?.sums[at]?.value, sum]]
  })
  expect(summed.length).toBeGreaterThan(0)
  for (const [id, value, sum] of summed) expect([id, Number(value)]).toEqual([id, Number(sum)])
  await opened.stop()

  const verify = hieuhoc(['verify'], { HIEUHOC_DATA: whole })
  expect(await verify.ended, verify.out()).toBe(0)
})

test('made once it is left as it is, and people who work in a folder are left alone', async () => {
  const again = sampleYear(whole)
  expect(await again.ended).toBe(0)
  expect(again.out()).toContain('already; nothing was changed')
  await rm(join(whole, 'sample-year.json'))
  const refused = sampleYear(whole, ...wishes)
  expect(await refused.ended).toBe(1)
  expect(refused.err()).toContain('people work already')
  const wrong = sampleYear(whole, '--plans', 'nowhere')
  expect(await wrong.ended).toBe(1)
  expect(wrong.err()).toContain('there is no nowhere')
})
