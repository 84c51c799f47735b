import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Ending, startWorkers } from '../server/platform/workers/pool.ts'
import { codeOf, listPlanFiles, type PlanFile } from './plan-files.ts'
import type { ReadOrder, ReadOutcome } from './read-worker.ts'
import { printable } from './terminal-text.ts'

export type ReadOptions = { json?: true; out?: string; jobs?: number }

/** No plan takes a hundredth of it. */
const usualLimitMs = 120_000
const memoryMb = 512

/**
 * Reads files and folders in processes of their own and prints a line for each as it is done: what was found in it, or
 * why it was not read. With `out` each reading stands there as NAME.json, in folders as they were. Answers 1 where one
 * was not read.
 */
export async function readMany(
  paths: readonly string[],
  { json, out, jobs }: ReadOptions,
  limitMs = usualLimitMs,
): Promise<number> {
  const { files, refused } = await listPlanFiles(paths)
  for (const { path, why } of refused) console.error(`${printable(path)}: ${why}`)
  const twice = out === undefined ? undefined : firstTwice(files)
  if (twice) {
    console.error(
      `two files would both be written to ${printable(join(out ?? '', `${twice}.json`))}; read them one after the other`,
    )
    return 1
  }
  if (files.length === 0) {
    console.error('there is no .docx or .txt to read')
    return 1
  }
  if (out !== undefined && !(await isMade(out))) return 1
  let done = 0
  let failed = refused.length
  const share = () => (process.stderr.isTTY ? process.stderr.write(`\r${done}/${files.length} `) : undefined)
  const tell = (file: PlanFile, outcome: ReadOutcome) => {
    done += 1
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    if ('refused' in outcome) {
      failed += 1
      console.error(`${printable(file.path)}: ${outcome.refused}`)
    } else if (json) process.stdout.write(`${JSON.stringify({ file: file.path, plan: outcome.plan })}\n`)
    else process.stdout.write(`${printable(`${file.path}: ${outcome.line}`)}\n`)
    share()
  }
  share()
  const readers = startWorkers<ReadOrder, ReadOutcome>(new URL('./read-worker.ts', import.meta.url), {
    isLast: () => true,
  })
  const waiting = [...files]
  const readOn = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const order = orderFor(file, out, json === true)
      tell(file, outcomeOf(await readers.run(order, { timeMs: limitMs, memoryMb }), limitMs))
    }
  }
  const atOnce = Math.min(Math.max(1, jobs ?? availableParallelism()), files.length)
  await Promise.all(Array.from({ length: atOnce }, readOn))
  readers.stop()
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  console.error(`${files.length + refused.length} files: ${files.length + refused.length - failed} read, ${failed} not`)
  return failed > 0 ? 1 : 0
}

/** Once for all: else each file would be refused for the same reason. */
async function isMade(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true })
    return true
  } catch (error) {
    console.error(`${printable(folder)}: cannot be made (${codeOf(error)})`)
    return false
  }
}

const orderFor = ({ path, name }: PlanFile, out: string | undefined, whole: boolean): ReadOrder => ({
  path,
  to: out === undefined ? null : join(out, `${name}.json`),
  whole,
})

function firstTwice(files: readonly PlanFile[]): string | undefined {
  const seen = new Set<string>()
  return files.find(({ name }) => seen.size === seen.add(name).size)?.name
}

function outcomeOf(ending: Ending<ReadOutcome>, limitMs: number): ReadOutcome {
  switch (ending.how) {
    case 'answered':
      return ending.message
    case 'late':
      return { refused: `not read within ${limitMs / 1000} s` }
    case 'out-of-memory':
      return { refused: `not read within ${memoryMb} MB of memory` }
    case 'stopped':
      return { refused: 'not read' }
    case 'died':
      return { refused: `the reader failed (${firstLine(ending.error.message)})` }
  }
}

const firstLine = (text: string) => printable(text.split('\n')[0] ?? '')
