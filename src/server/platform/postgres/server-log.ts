import { copyFile, open, readFile, stat, truncate } from 'node:fs/promises'

const mostBytes = 1_000_000

/** PostgreSQL appends to one open file for as long as it runs, so the file is copied aside and emptied, not renamed. */
export async function rotateLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  if (size < mostBytes) return
  await copyFile(path, `${path}.1`)
  await truncate(path)
}

export const openLog = (path: string) => open(path, 'a', 0o600)

/** What was logged from a given byte on. */
export async function readLogFrom(path: string, start: number): Promise<string> {
  return (await readFile(path)).subarray(start).toString('utf8')
}
