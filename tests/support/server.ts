import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { copyPreparedTo } from './prepared-folder.ts'
import { addressOf, type Running, spawnProcess } from './spawn.ts'

export type RunningServer = {
  url: string
  /** While nobody administers it. */
  firstLink: string
  dataDir: string
  process: Running
}

/** Starts the server that ships, as its own process on a data folder of its own, and waits until it answers. */
export const startServerProcess = (dataDir: string, ...args: string[]): Promise<RunningServer> =>
  startServerWith({}, dataDir, ...args)

/** The same with settings of its own. */
export async function startServerWith(
  env: Record<string, string>,
  dataDir: string,
  ...args: string[]
): Promise<RunningServer> {
  const running = spawnProcess(process.execPath, ['src/cli/main.ts', 'start', ...args], {
    HIEUHOC_DATA: dataDir,
    PORT: '0',
    ...env,
  })
  const url = await addressOf(running)
  const [, firstLink = ''] = /administrator sets a password at (\S+)/.exec(running.out()) ?? []
  return { url, firstLink, dataDir, process: running }
}

export async function stopServerProcess({ process: { child, ended } }: RunningServer): Promise<number | null> {
  child.kill('SIGTERM')
  return ended
}

/** One server for a file of tests, on a folder that goes away with it. */
export function useServer(env: Record<string, string> = {}): RunningServer {
  const running = {} as RunningServer
  beforeAll(async () => {
    const dataDir = await copyPreparedTo(await mkdtemp(join(tmpdir(), 'hieuhoc-e2e-')))
    Object.assign(running, await startServerWith(env, dataDir))
  })
  afterAll(async () => {
    if (running.process) await stopServerProcess(running)
    if (running.dataDir) await rm(running.dataDir, { recursive: true, force: true })
  })
  return running
}
