import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { systemClock } from './clock.ts'
import { replaceFile } from './files.ts'
import { isAlive } from './processes.ts'
import { openSecrets } from './secrets.ts'
import { StartProblem } from './start-problem.ts'

/** `server.json`: for people and for the words of a refusal; the lock alone decides. */
export type LiveServer = { pid: number; address: string | null; startedAt: string }

export type Claim = {
  /** Writes where the server answers, once it does. */
  announce(address: string): Promise<void>
  /** Takes that back. The lock itself ends with the connection. */
  withdraw(): Promise<void>
}

/** The lock is another's; who that is may not be known, as where a broken line keeps an old connection alive. */
export class FolderTaken extends StartProblem {
  readonly by: LiveServer | undefined

  constructor(by: LiveServer | undefined, dataDir: string) {
    super(describeLiveServer(by, dataDir))
    this.by = by
  }
}

/** A killed server's connection outlives it for a moment. */
const dyingServerMs = 1500

/**
 * Makes this process the one server of a data folder. The lock lives on `client`, a connection kept for nothing else:
 * it ends with the process however that ends, so a killed server leaves no lock behind.
 */
export async function claimDataFolder(client: pg.Client, dataDir: string): Promise<Claim> {
  const { folderId } = await openSecrets(dataDir)
  const key = createHash('sha256').update(`hieuhoc ${folderId}`).digest().readBigInt64BE().toString()
  const deadline = performance.now() + dyingServerMs
  while (!(await tryLock(client, key))) {
    if (performance.now() > deadline) throw new FolderTaken(await findLiveServer(dataDir), dataDir)
    await sleep(50)
  }
  const startedAt = systemClock.now().toISOString()
  const path = serverFile(dataDir)
  const write = (address: string | null) =>
    replaceFile(path, `${JSON.stringify({ pid: process.pid, address, startedAt } satisfies LiveServer)}\n`)
  await write(null)
  return {
    announce: write,
    withdraw: () => rm(path, { force: true }),
  }
}

async function tryLock(client: pg.Client, key: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1::bigint) as locked', [key])
  return rows[0]?.locked === true
}

const serverFile = (dataDir: string) => join(dataDir, 'server.json')

/** The server that the file names, if that process is alive and not this one. */
export async function findLiveServer(dataDir: string): Promise<LiveServer | undefined> {
  const text = await readFile(serverFile(dataDir), 'utf8').catch(() => '')
  try {
    const server: LiveServer = JSON.parse(text)
    return server.pid !== process.pid && isAlive(server.pid) ? server : undefined
  } catch {
    return undefined
  }
}

export function describeLiveServer(server: LiveServer | undefined, dataDir: string): string {
  const which = server ? ` (process ${server.pid}${server.address ? `, ${server.address}` : ''})` : ''
  return `Another server${which} is running on ${dataDir}. Stop it, or set HIEUHOC_DATA to another folder.`
}
