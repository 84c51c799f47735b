import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../files.ts'

/** What `postmaster.pid` says; PostgreSQL writes it line by line while it starts. */
export type PidFile = { pid: number; startedAt: string; port: number | undefined; text: string }

export async function findPidFile(clusterDir: string): Promise<PidFile | undefined> {
  try {
    return parsePidFile(await readFile(join(clusterDir, 'postmaster.pid'), 'utf8'))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

export function parsePidFile(text: string): PidFile | undefined {
  const lines = text.split(/\r?\n/)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const port = Number(lines[3])
  return { pid, startedAt: lines[2] ?? '', port: port > 0 ? port : undefined, text }
}
