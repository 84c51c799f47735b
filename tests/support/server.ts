import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { addressOf, type Running, spawnProcess } from './spawn.ts'

export type RunningServer = {
  url: string
  /** While nobody administers it. */
  firstLink: string
  dataDir: string
  process: Running
}

/** Starts the server that ships, as its own process on a data folder of its own, and waits until it answers. */
export async function startServerProcess(dataDir: string, ...args: string[]): Promise<RunningServer> {
  const running = spawnProcess(process.execPath, ['src/cli/main.ts', 'start', ...args], {
    HIEUHOC_DATA: dataDir,
    PORT: '0',
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
export function useServer(): RunningServer {
  const running = {} as RunningServer
  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-e2e-'))
    Object.assign(running, await startServerProcess(dataDir))
  })
  afterAll(async () => {
    if (running.process) await stopServerProcess(running)
    if (running.dataDir) await rm(running.dataDir, { recursive: true, force: true })
  })
  return running
}
