import { ReadingProblem, read } from '../../src/reading/index.ts'
import { faultOf } from '../support/well-formed.ts'

/** Of this thread's own work: a machine that is busy with other work does not count. */
export function msSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1000
}

export type Outcome = { fault: string | null; opened: boolean }

/** Reads a file as whoever knows nothing of it; a problem that has a name is no fault. */
export async function tryReading(bytes: Uint8Array, limitMs: number): Promise<Outcome> {
  const began = process.threadCpuUsage()
  try {
    const fault = faultOf(await read(bytes))
    if (fault !== null) return { fault, opened: true }
  } catch (error) {
    if (!(error instanceof ReadingProblem)) return { fault: nameOf(error), opened: true }
    return { fault: null, opened: false }
  }
  if (msSince(began) <= limitMs) return { fault: null, opened: true }
  return { fault: (await isSlow(bytes, limitMs)) ? `it takes longer than ${limitMs} ms` : null, opened: true }
}

/** The collector of garbage may come in between: what is slow is slow every time. */
async function isSlow(bytes: Uint8Array, limitMs: number): Promise<boolean> {
  for (let times = 0; times < 4; times++) {
    const began = process.threadCpuUsage()
    await read(bytes)
    if (msSince(began) <= limitMs) return false
  }
  return true
}

const nameOf = (error: unknown) =>
  error instanceof Error
    ? `${error.name}: ${error.message.slice(0, 200)} ${(error.stack ?? '').split('\n')[1]?.trim()}`
    : String(error)

/** What of a fault stays the same while its input is made smaller. */
export const kindOf = (fault: string) => fault.replace(/\d+/g, '#')
