import { afterEach, expect, test } from 'vitest'
import { runReadingThread, type ThreadEnd } from '../../src/server/modules/documents/reading-thread.ts'
import { billionLaughsDocx, zipBombDocx } from '../support/bad-files.ts'
import { millionCellsDocx, millionCellsText, pagesOfPlan } from '../support/large-files.ts'

const MEGABYTE = 1024 * 1024
const file = new URL('../../src/server/modules/documents/reading-worker.ts', import.meta.url)
/** Of the thread's heap; what it holds beside it is the file and its parts. */
const memoryMb = 512

let watch: NodeJS.Timeout | undefined
afterEach(() => clearInterval(watch))

/** How it ended, and by how much the process grew meanwhile. */
async function readIn(timeMs: number, bytes: Buffer): Promise<{ end: ThreadEnd; grewMb: number }> {
  const before = process.memoryUsage.rss()
  let most = before
  watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 10)
  const end = await runReadingThread({ file, task: 'read', bytes, limits: { timeMs, memoryMb } })
  clearInterval(watch)
  return { end, grewMb: (most - before) / MEGABYTE }
}

const codeOf = (end: ThreadEnd) => (end.type === 'refused' ? end.code : end.type)

test.each([
  ['a zip bomb', () => zipBombDocx(), ['zip-bomb'], 300],
  ['a zip bomb that denies it', () => zipBombDocx(5_000), ['zip-bomb'], 300],
  ['entities that multiply', billionLaughsDocx, ['damaged-file'], 300],
  ['a table of a million cells', millionCellsDocx, ['too-large', 'out-of-memory'], 1_200],
  ['a million cells parted by tabs', millionCellsText, ['too-large', 'out-of-memory'], 1_200],
])('%s is refused by name, within the limits of time and memory', async (_, make, codes, mostMb) => {
  const { end, grewMb } = await readIn(60_000, make())
  expect(codes).toContain(codeOf(end))
  expect(grewMb).toBeLessThan(mostMb)
})

test('a thousand pages are read whole', async () => {
  const { end, grewMb } = await readIn(60_000, pagesOfPlan(1_000))
  expect(codeOf(end)).toBe('read')
  if (end.type === 'read') expect(end.result.facts.length).toBeGreaterThan(3_000)
  expect(grewMb).toBeLessThan(1_200)
})

test('a reading that takes longer than it may is stopped, and its thread is gone', async () => {
  const { end } = await readIn(50, pagesOfPlan(5_000))
  expect(end).toEqual({ type: 'refused', code: 'took-too-long', params: { seconds: 0.05 } })
})
