import { type ChildProcess, fork } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { codeOf, listPlanFiles, type PlanFile } from './plan-files.ts'
import type { ReadOrder, ReadOutcome } from './read-worker.ts'
import { printable } from './terminal-text.ts'

export type ReadOptions = { json?: true; out?: string; jobs?: number }

/** No plan takes a hundredth of it. */
const usualLimitMs = 120_000

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
  const waiting = [...files]
  const processes = Math.min(Math.max(1, jobs ?? availableParallelism()), files.length)
  await Promise.all(
    Array.from({ length: processes }, () => work(waiting, limitMs, (file) => orderFor(file, out, json === true), tell)),
  )
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

/** One process takes file after file; one that dies takes its file with it, and another goes on. */
async function work(
  waiting: PlanFile[],
  limitMs: number,
  order: (file: PlanFile) => ReadOrder,
  tell: (file: PlanFile, outcome: ReadOutcome) => void,
): Promise<void> {
  let reader: ChildProcess | undefined
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    reader ??= fork(new URL('./read-worker.ts', import.meta.url), {
      execArgv: ['--max-old-space-size=512'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    const outcome = await answerOf(reader, order(file), limitMs)
    if ('died' in outcome) reader = undefined
    tell(file, outcome)
  }
  reader?.disconnect()
}

function answerOf(reader: ChildProcess, order: ReadOrder, limitMs: number): Promise<ReadOutcome> {
  return new Promise((resolve) => {
    const settle = (outcome: ReadOutcome) => {
      clearTimeout(timer)
      reader.off('message', settle).off('exit', mourn).off('error', fail)
      resolve(outcome)
    }
    const mourn = (code: number | null, by: NodeJS.Signals | null) =>
      settle({ refused: `the reader failed (${by ?? `exit ${code}`})`, died: true })
    const fail = (error: Error) => settle({ refused: `the reader failed (${codeOf(error)})`, died: true })
    const timer = setTimeout(() => {
      settle({ refused: `not read within ${limitMs / 1000} s`, died: true })
      reader.on('error', () => {}).kill('SIGKILL')
    }, limitMs)
    reader.on('message', settle).on('exit', mourn).on('error', fail)
    // One that is gone says so itself.
    reader.send(order, () => {})
  })
}
