import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

const root = join(import.meta.dirname, '../..')

export type RunningServer = {
  url: string
  /** While nobody administers it. */
  firstLink: string
  dataDir: string
  process: ChildProcess
  output(): string
}

/** Starts the server that ships, as its own process on a data folder of its own, and waits until it answers. */
export async function startServerProcess(dataDir: string, ...args: string[]): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'start', ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', HIEUHOC_DATA: dataDir, DATABASE_URL: '', PUBLIC_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.on('data', (data) => {
    output += data
  })
  const deadline = Date.now() + 60_000
  for (;;) {
    const [, url] = /runs at (http\S+)/.exec(output) ?? []
    if (url) {
      const [, firstLink = ''] = /password at (http\S+)/.exec(output) ?? []
      return { url, firstLink, dataDir, process: child, output: () => output }
    }
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`the server does not start:\n${output}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export async function stopServerProcess({ process: child }: RunningServer): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
  return child.exitCode
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
