import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach } from 'vitest'
import { isAlive } from '../../src/server/platform/processes.ts'

export const root = join(import.meta.dirname, '../..')
const deadlineMs = 60_000

/** A real `hieuhoc` process, with what it printed. */
export type Running = {
  child: ChildProcess
  pid: number
  out(): string
  err(): string
  /** The exit code. */
  ended: Promise<number | null>
}

const children = new Set<ChildProcess>()
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})

/** Nothing of the environment of the tests reaches it but what is given. */
export function runProcess(command: string, args: string[], env: Record<string, string> = {}): Running {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  children.add(child)
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  // Not 'close', which never comes once we have closed the channel.
  const ended = Promise.all([
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
    ...[child.stdout, child.stderr].map((stream) => new Promise((resolve) => stream?.once('close', resolve))),
  ]).then(([code]) => code)
  return { child, pid: child.pid ?? 0, out: () => out, err: () => err, ended }
}

export const hieuhoc = (args: string[], env?: Record<string, string>) =>
  runProcess(process.execPath, ['src/cli/main.ts', ...args], env)

export const startServer = (dataDir: string, env: Record<string, string> = {}) =>
  hieuhoc(['start'], { HIEUHOC_DATA: dataDir, PORT: '0', ...env })

/** The address that the process prints once it serves. */
export async function addressOf(server: Running): Promise<string> {
  const found = () => /runs at (\S+)/.exec(server.out())?.[1]
  await until(() => found() !== undefined || server.child.exitCode !== null, 'the server to run')
  const address = found()
  if (address === undefined) throw new Error(`The server ended: ${server.err()}`)
  return address
}

export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + deadlineMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`)
    await sleep(20)
  }
}

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

let prepared: Promise<string> | undefined

/** A data folder in which a server has run and was stopped. */
export async function someDataFolder(): Promise<string> {
  prepared ??= prepare()
  const folder = await someFolder()
  await cp(await prepared, folder, { recursive: true })
  return folder
}

async function prepare(): Promise<string> {
  const folder = await someFolder()
  const { ended, err } = hieuhoc(['migrate'], { HIEUHOC_DATA: folder })
  if ((await ended) !== 0) throw new Error(err())
  return folder
}
