import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, onTestFinished, test } from 'vitest'
import { type ReadingEnd, startReadingProcesses } from '../../src/server/modules/documents/reading-process.ts'
import { billionLaughsDocx, zipBombDocx } from '../support/bad-files.ts'
import { millionCellsDocx, millionCellsText, pagesOfPlan } from '../support/large-files.ts'

const processes = startReadingProcesses(
  new URL('../../src/server/modules/documents/reading-worker.ts', import.meta.url),
)
/** Of the heap of its process; what it holds beside it is the file and its parts, and the engine itself. */
const memoryMb = 512

let watch: NodeJS.Timeout | undefined
afterEach(() => clearInterval(watch))
afterAll(() => processes.stop())

/** The most that each process which we started has held so far. */
function heldByOthersMb(): number {
  const ids = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  )
  return Math.max(
    0,
    ...ids.map((id) => {
      try {
        return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024
      } catch {
        return 0
      }
    }),
  )
}

/** How it ended, and how much its process held at most. */
async function readIn(timeMs: number, bytes: Buffer): Promise<{ end: ReadingEnd; heldMb: number }> {
  let heldMb = 0
  watch = setInterval(() => {
    heldMb = Math.max(heldMb, heldByOthersMb())
  }, 10)
  const end = await processes.read({ order: { task: 'read', bytes }, limits: { timeMs, memoryMb } })
  clearInterval(watch)
  return { end, heldMb: Math.max(heldMb, heldByOthersMb()) }
}

const codeOf = (end: ReadingEnd) => (end.type === 'refused' ? end.code : end.type)

test.each([
  ['a zip bomb', () => zipBombDocx(), ['zip-bomb'], 300],
  ['a zip bomb that denies it', () => zipBombDocx(5_000), ['zip-bomb'], 300],
  ['entities that multiply', billionLaughsDocx, ['damaged-file'], 300],
  ['a table of a million cells', millionCellsDocx, ['too-large', 'out-of-memory'], 1_200],
  ['a million cells parted by tabs', millionCellsText, ['too-large', 'out-of-memory'], 1_200],
])('%s is refused by name, within the limits of time and memory', async (_, make, codes, mostMb) => {
  const { end, heldMb } = await readIn(60_000, make())
  expect(codes).toContain(codeOf(end))
  expect(heldMb).toBeLessThan(mostMb)
})

test('a thousand pages are read whole', async () => {
  const { end, heldMb } = await readIn(60_000, pagesOfPlan(1_000))
  expect(codeOf(end)).toBe('read')
  if (end.type === 'read') expect(end.result.facts.length).toBeGreaterThan(3_000)
  expect(heldMb).toBeLessThan(1_200)
})

test('a reading that takes longer than it may is stopped, and its process is gone', async () => {
  const { end } = await readIn(50, pagesOfPlan(5_000))
  expect(end).toEqual({ type: 'refused', code: 'took-too-long', params: { seconds: 0.05 } })
})

test('what reads calls nobody, not even this machine', async () => {
  let called = 0
  const server = createServer(() => {
    called += 1
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const caller = startReadingProcesses(new URL('../support/calling-reader.ts', import.meta.url))
  onTestFinished(() => caller.stop())
  const order = { task: 'read', bytes: Buffer.from(`${port}`) } as const
  const end = await caller.read({ order, limits: { timeMs: 20_000, memoryMb } })
  expect(end).toEqual({ type: 'refused', code: 'OutgoingRefused', params: {} })
  expect(called).toBe(0)
})

test('a reading without end is gone soon after the server that it was for', async () => {
  const parent = spawn(process.execPath, [fileURLToPath(new URL('../support/dying-server.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [pid] = (await once(parent.stdout, 'data')) as [Buffer]
  const reader = Number(pid.toString())
  expect(isAlive(reader)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(reader), { timeout: 15_000 }).toBe(false)
})

/** Neither ended nor waiting to be asked how. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
