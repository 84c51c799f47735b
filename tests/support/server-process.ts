import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import { isAlive } from '../../src/server/platform/processes.ts'
import { copyPreparedTo } from './prepared-folder.ts'
import { type Running, spawnProcess, until } from './spawn.ts'

export { addressOf, type Running, root, until } from './spawn.ts'

const children = new Set<ChildProcess>()
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})

/** Ends with the test that started it, whatever became of it. */
export function runProcess(command: string, args: string[], env?: Record<string, string>): Running {
  const running = spawnProcess(command, args, env)
  children.add(running.child)
  return running
}

export const hieuhoc = (args: string[], env?: Record<string, string>) =>
  runProcess(process.execPath, ['src/cli/main.ts', ...args], env)

export const startServer = (dataDir: string, env: Record<string, string> = {}) =>
  hieuhoc(['start'], { HIEUHOC_DATA: dataDir, PORT: '0', ...env })

export const isHealthy = (address: string) =>
  fetch(`${address}/health`).then(
    (response) => response.ok,
    () => false,
  )

export async function findPostmaster(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Number.parseInt(text, 10)
}

const folders = new Set<string>()
afterAll(async () => {
  for (const folder of folders) {
    const postmaster = await findPostmaster(folder)
    if (postmaster !== undefined && isAlive(postmaster)) {
      process.kill(postmaster, 'SIGINT')
      await until(async () => (await findPostmaster(folder)) === undefined, 'the database to stop')
    }
    await rm(folder, { recursive: true, force: true })
  }
})

/** Private to its owner, as `mktemp -d` makes it: as root, PostgreSQL's user cannot walk in by itself. */
export async function someFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hieuhoc-process-'))
  folders.add(folder)
  return folder
}

/** A data folder in which a server has run and was stopped. */
export const someDataFolder = async (): Promise<string> => copyPreparedTo(await someFolder())
