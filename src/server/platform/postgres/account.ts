import type { SpawnOptions } from 'node:child_process'
import { chown, lstat, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../files.ts'
import { type Ended, run } from '../processes.ts'
import { StartProblem } from '../start-problem.ts'
import type { Binaries } from './binaries.ts'

/** As whom PostgreSQL runs: ourselves, or, when we are root, which it refuses, an ordinary user. */
export type Account = {
  /** Prints `postgres (PostgreSQL) 18.4`. */
  version: string
  run(command: string, args: readonly string[], options: SpawnOptions): Promise<Ended>
  /** Gives the user a file or folder that we made. */
  own(path: string): Promise<void>
}

type Owner = { uid: number; gid: number }

export async function chooseAccount(binaries: Binaries, dataDir: string, clusterDir: string): Promise<Account> {
  if (process.getuid?.() !== 0) return ourselves(binaries)
  const keeper = await findKeeper(clusterDir)
  const owner = keeper && keeper.uid !== 0 ? keeper : await findOrAddUser()
  if (keeper?.uid === 0) await chownAll(clusterDir, owner)
  for (const way of waysToBe(owner)) {
    // Tried, not computed: modes, ACLs, mounts and containers decide together whether that user gets there.
    const tried = await way('/bin/sh', ['-c', '"$0" --version && cd "$1"', binaries.postgres, dataDir], {}).catch(
      () => undefined,
    )
    if (tried?.code === 0) return { version: tried.output, run: way, own: (path) => chown(path, owner.uid, owner.gid) }
  }
  throw new StartProblem(
    `PostgreSQL must not run as root, and the user it would run as cannot enter ${dataDir} or ${binaries.postgres}. Start as an ordinary user, or move both out of private folders (HIEUHOC_DATA=/var/lib/hieuhoc).`,
  )
}

async function ourselves(binaries: Binaries): Promise<Account> {
  const { code, output } = await run(binaries.postgres, ['--version']).catch((error: Error) => ({
    code: -1,
    output: error.message,
  }))
  if (code === 0) return { version: output, run, own: async () => {} }
  throw new StartProblem(
    `The PostgreSQL in node_modules does not run on this system (${firstLine(output) || `code ${code}`}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
  )
}

const firstLine = (text: string) => text.trim().split('\n', 1)[0]

async function findKeeper(clusterDir: string): Promise<Owner | undefined> {
  try {
    const { uid, gid } = await stat(clusterDir)
    return { uid, gid }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function findOrAddUser(): Promise<Owner> {
  const names = ['postgres', '_postgres']
  for (const name of names) {
    const owner = await findUser(name)
    if (owner) return owner
  }
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]).catch(() => undefined)
  const added = await findUser('postgres')
  if (added) return added
  throw new StartProblem(
    'PostgreSQL must not run as root, and no user "postgres" could be added. Add one, or start as an ordinary user.',
  )
}

async function findUser(name: string): Promise<Owner | undefined> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => {
      const { code, output } = await run('id', [flag, name]).catch(() => ({ code: -1, output: '' }))
      return code === 0 ? Number(output) : undefined
    }),
  )
  return uid && gid ? { uid, gid } : undefined
}

/**
 * Least power first. A folder below /root or from `mktemp -d` lets no other user through: there the user keeps the one
 * capability that walks through folders (containers often have only the second). Without `no_setuid_fixup` the
 * kernel's access() ignores it, and PostgreSQL asks access() whether it finds itself.
 */
function waysToBe({ uid, gid }: Owner): Account['run'][] {
  const withCapability =
    (capability: string): Account['run'] =>
    (command, args, options) =>
      run(
        'setpriv',
        [
          '--securebits=+no_setuid_fixup',
          `--reuid=${uid}`,
          `--regid=${gid}`,
          '--clear-groups',
          `--inh-caps=+${capability}`,
          `--ambient-caps=+${capability}`,
          command,
          ...args,
        ],
        options,
      )
  return [
    (command, args, options) => run(command, args, { ...options, uid, gid }),
    withCapability('dac_read_search'),
    withCapability('dac_override'),
  ]
}

/** A cluster that root copied or restored. */
async function chownAll(path: string, owner: Owner): Promise<void> {
  const entry = await lstat(path)
  if (entry.isSymbolicLink()) return
  await chown(path, owner.uid, owner.gid)
  if (entry.isDirectory()) for (const name of await readdir(path)) await chownAll(join(path, name), owner)
}
