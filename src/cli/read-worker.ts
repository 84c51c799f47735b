import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Reading, ReadingProblem, read, toPlan } from '../reading/index.ts'
import { answerOrders } from '../server/platform/workers/worker.ts'
import type { Plan } from '../shared/plan.ts'
import { refusalOf } from './reading-refusals.ts'

/** A file to be read; `to`: where its reading is written, `whole`: it is wanted as an answer too. */
export type ReadOrder = { path: string; to: string | null; whole: boolean }
export type ReadOutcome = { line: string; plan: Plan | null } | { refused: string }

const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code

async function readOne({ path, to, whole }: ReadOrder): Promise<ReadOutcome> {
  try {
    const began = performance.now()
    const reading = await read(await readFile(path))
    const plan = toPlan(reading)
    const tookMs = performance.now() - began
    if (to !== null) {
      await mkdir(dirname(to), { recursive: true })
      await writeFile(`${to}.part`, `${JSON.stringify(plan, null, 2)}\n`)
      await rename(`${to}.part`, to)
    }
    return { line: lineOf(reading, tookMs), plan: whole ? plan : null }
  } catch (error) {
    if (error instanceof ReadingProblem) return { refused: refusalOf(error) }
    if (errorCode(error) !== undefined) return { refused: `cannot be read or written (${errorCode(error)})` }
    throw error
  }
}

function lineOf({ document, targets, duties, reports }: Reading, tookMs: number): string {
  const head = [document.kind ?? 'văn bản', document.number].filter(Boolean).join(' ')
  const counts = `${targets.length} chỉ tiêu, ${duties.length} nhiệm vụ, ${reports.length} báo cáo`
  return `${head}: ${counts} (${Math.round(tookMs)} ms)`
}

answerOrders<ReadOrder, ReadOutcome>(readOne)
