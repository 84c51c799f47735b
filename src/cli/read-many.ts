import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { listPlanFiles, type PlanFile } from './plan-files.ts'
import type { ReadOrder, ReadOutcome } from './read-worker.ts'

export type ReadOptions = { json?: true; out?: string; jobs?: number }

/**
 * Reads files and folders in processes of their own and prints a line for each as it is done: what was found in it, or
 * why it was not read. With `out` each reading stands there as NAME.json, in folders as they were. Answers 1 where one
 * was not read.
 */
export async function readMany(paths: readonly string[], { json, out, jobs }: ReadOptions): Promise<number> {
  const { files, missing } = await listPlanFiles(paths)
  for (const path of missing) console.error(`${path}: cannot be opened`)
  const twice = out === undefined ? undefined : firstTwice(files)
  if (twice) {
    console.error(
      `two files would both be written to ${join(out ?? '', `${twice}.json`)}; read them one after the other`,
    )
    return 1
  }
  if (files.length === 0) {
    console.error('there is no .docx or .txt to read')
    return 1
  }
  let done = 0
  let failed = missing.length
  const share = () => (process.stderr.isTTY ? process.stderr.write(`\r${done}/${files.length} `) : undefined)
  const tell = (file: PlanFile, outcome: ReadOutcome) => {
    done += 1
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    if ('refused' in outcome) {
      failed += 1
      console.error(`${file.path}: ${outcome.refused}`)
    } else if (json) process.stdout.write(`${JSON.stringify({ file: file.path, plan: outcome.plan })}\n`)
    else process.stdout.write(`${file.path}: ${outcome.line}\n`)
    share()
  }
  share()
  const waiting = [...files]
  const processes = Math.min(Math.max(1, jobs ?? availableParallelism()), files.length)
  await Promise.all(
    Array.from({ length: processes }, () => work(waiting, (file) => orderFor(file, out, json === true), tell)),
  )
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  console.error(`${files.length + missing.length} files: ${files.length + missing.length - failed} read, ${failed} not`)
  return failed > 0 ? 1 : 0
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
    const outcome = await answerOf(reader, order(file))
    if ('died' in outcome) reader = undefined
    tell(file, outcome)
  }
  reader?.disconnect()
}

function answerOf(reader: ChildProcess, order: ReadOrder): Promise<ReadOutcome> {
  return new Promise((resolve) => {
    const settle = (outcome: ReadOutcome) => {
      reader.off('message', settle).off('exit', mourn)
      resolve(outcome)
    }
    const mourn = (code: number | null, by: NodeJS.Signals | null) =>
      settle({ refused: `the reader failed (${by ?? `exit ${code}`})`, died: true })
    reader.on('message', settle).on('exit', mourn)
    reader.send(order)
  })
}
