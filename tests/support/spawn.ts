import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const root = join(import.meta.dirname, '../..')
const deadlineMs = 60_000

/** A real process of ours, with what it printed. */
export type Running = {
  child: ChildProcess
  pid: number
  out(): string
  err(): string
  /** The exit code. */
  ended: Promise<number | null>
}

/** Nothing of the environment of the tests reaches it but what is given. `detached`: a Ctrl-C at the terminal is not for it. */
export function spawnProcess(
  command: string,
  args: string[],
  env: Record<string, string> = {},
  { detached = false }: { detached?: boolean } = {},
): Running {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached,
  })
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

/** The address that the server prints once it serves. */
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
