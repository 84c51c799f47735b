import { readFile } from 'node:fs/promises'
import { ReadingProblem, read, toPlan } from '../reading/index.ts'

export async function readPlan(file: string, options: { json?: true }): Promise<number> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    console.error(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
    return 1
  }
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
    console.error(`${file}: ${error.detail} (${error.code})`)
    return 1
  }
}
