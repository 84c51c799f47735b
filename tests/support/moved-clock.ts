import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const preload = pathToFileURL(join(import.meta.dirname, 'moved-clock.mjs')).href

/** Moves the time of a server that was started with `env`, its jobs and worker threads included, while it runs. */
export type MovedClock = { env: Record<string, string>; moveTo(ms: number): void }

/** `folder` holds the file that says how far; the clock begins unmoved. */
export function movedClock(folder: string): MovedClock {
  const file = join(folder, 'clock-moved-by-ms')
  const moveTo = (ms: number) => {
    // In one step: the server may read it at any moment.
    writeFileSync(`${file}.new`, String(ms))
    renameSync(`${file}.new`, file)
  }
  moveTo(0)
  return { env: { NODE_OPTIONS: `--import=${preload}`, MOVED_CLOCK_FILE: file }, moveTo }
}
