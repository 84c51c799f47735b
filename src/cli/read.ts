import { stat } from 'node:fs/promises'
import { ReadingProblem, read, toPlan } from '../reading/index.ts'
import { bytesOf } from './read-file.ts'
import type { ReadOptions } from './read-many.ts'
import { refusalOf } from './reading-refusals.ts'
import { printable } from './terminal-text.ts'

/** One plan as a person reads it, or many at once: one line each, and a file each where a folder is named. */
export async function readPlans(paths: readonly string[], options: ReadOptions): Promise<number> {
  const [only] = paths
  const one = only !== undefined && paths.length === 1 && options.out === undefined && !(await isFolder(only))
  if (one) return readPlan(only, options)
  const { readMany } = await import('./read-many.ts')
  return readMany(paths, options)
}

const isFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

async function readPlan(file: string, options: ReadOptions): Promise<number> {
  if (options.jobs !== undefined) console.error('--jobs has no effect on a single file')
  const bytes = await bytesOf(file)
  if (!bytes) return 1
  try {
    const reading = await read(bytes)
    if (options.json) process.stdout.write(`${JSON.stringify(toPlan(reading), null, 2)}\n`)
    else {
      const { printReading } = await import('./print-reading.ts')
      process.stdout.write(`${printReading(reading).trimEnd()}\n`)
    }
    return 0
  } catch (error) {
    if (!(error instanceof ReadingProblem)) throw error
    console.error(`${printable(file)}: ${refusalOf(error)}`)
    return 1
  }
}
