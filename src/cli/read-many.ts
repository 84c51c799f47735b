import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { listPlanFiles, type PlanFile } from './plan-files.ts'
import type { ReadOrder, ReadOutcome } from './read-worker.ts'

export type ReadOptions = { json?: true; out?: string; jobs?: number }

/**
 * Reads files and folders in threads of their own and prints a line for each as it is done: what was found in it, or
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
  const threads = Math.min(Math.max(1, jobs ?? availableParallelism()), files.length)
  await Promise.all(
    Array.from({ length: threads }, () => work(waiting, (file) => orderFor(file, out, json === true), tell)),
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

/** One thread takes file after file; one that dies takes its file with it, and another goes on. */
async function work(
  waiting: PlanFile[],
  order: (file: PlanFile) => ReadOrder,
  tell: (file: PlanFile, outcome: ReadOutcome) => void,
): Promise<void> {
  let worker: Worker | undefined
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    worker ??= new Worker(new URL('./read-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    const outcome = await answerOf(worker, order(file))
    if ('died' in outcome) worker = undefined
    tell(file, outcome)
  }
  await worker?.terminate()
}

function answerOf(worker: Worker, order: ReadOrder): Promise<ReadOutcome> {
  return new Promise((resolve) => {
    const settle = (outcome: ReadOutcome) => {
      worker.off('message', settle)
      worker.off('error', onError)
      resolve(outcome)
    }
    const onError = (error: Error) => settle({ refused: `the reader failed (${error.message})`, died: true })
    worker.on('message', settle)
    worker.on('error', onError)
    worker.postMessage(order)
  })
}
