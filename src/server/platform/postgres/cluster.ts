import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isMissing, syncFolder } from '../files.ts'
import type { Log } from '../log.ts'
import { isAlive } from '../processes.ts'
import { StartProblem } from '../start-problem.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { postgresEnv } from './postgres-env.ts'

/** The name of the one superuser inside. */
export const superuser = 'postgres'

/** Makes the database's files unless they are there. What a killed start left half-made is made anew. */
export async function ensureCluster(
  binaries: Binaries,
  account: Account,
  clusterDir: string,
  password: string,
  log: Log,
): Promise<void> {
  await removeHalfMade(clusterDir)
  const made = await findMajor(clusterDir)
  if (made === undefined) {
    await rmdir(clusterDir).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return
      throw new StartProblem(
        `${clusterDir} is there but holds no database. Move it away, or set HIEUHOC_DATA to another folder.`,
      )
    })
    await makeCluster(binaries, account, clusterDir, password)
    log.info({ clusterDir }, 'made the database')
    return
  }
  const ours = /\(PostgreSQL\) (\d+)/.exec(account.version)?.[1]
  if (made !== ours) {
    throw new StartProblem(
      `${clusterDir} was made by PostgreSQL ${made}, and this version brings PostgreSQL ${ours}. Start it with the version of Hiếu Học that made it.`,
    )
  }
  // PostgreSQL refuses files that others may read, as a copied folder often is.
  if (process.platform !== 'win32') await chmod(clusterDir, 0o700)
}

async function findMajor(clusterDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(clusterDir, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    if (isMissing(error)) return undefined
    throw new StartProblem(
      `${clusterDir} cannot be read (${(error as NodeJS.ErrnoException).code}). Start as the user who owns it.`,
    )
  }
}

async function makeCluster(binaries: Binaries, account: Account, clusterDir: string, password: string): Promise<void> {
  const halfMade = `${clusterDir}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  const passwordFile = `${halfMade}.password`
  try {
    await mkdir(halfMade, { mode: 0o700 })
    await account.own(halfMade)
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    await account.own(passwordFile)
    await initialise(binaries, account, halfMade, passwordFile).catch((error: Error) => {
      throw new StartProblem(`The database could not be made in ${clusterDir}: ${error.message}`)
    })
    await rename(halfMade, clusterDir).catch(async (error: NodeJS.ErrnoException) => {
      // Another start was first.
      if ((await findMajor(clusterDir)) === undefined) throw error
    })
    await syncFolder(dirname(clusterDir))
  } finally {
    await rm(passwordFile, { force: true })
    await rm(halfMade, { force: true, recursive: true })
  }
}

/** Says which characters are letters, for trigrams and text search; in plain `C` only a to z are. */
const characterLocales = process.platform === 'win32' ? ['C'] : ['C.UTF-8', 'en_US.UTF-8', 'C']

async function initialise(binaries: Binaries, account: Account, folder: string, passwordFile: string): Promise<void> {
  let said = ''
  for (const locale of characterLocales) {
    const { code, output } = await account.run(binaries.initdb, initArguments(passwordFile, locale), {
      cwd: folder,
      env: postgresEnv(folder),
      detached: true,
    })
    if (code === 0) return
    said = output
    if (!/invalid locale/.test(output)) break
  }
  throw new Error(lastError(said))
}

/** `builtin` sorts by code point and never changes under an index; Vietnamese order is asked for with an ICU collation. */
const initArguments = (passwordFile: string, characterLocale: string) => [
  `--username=${superuser}`,
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  `--lc-ctype=${characterLocale}`,
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
]

const lastError = (output: string) =>
  output
    .split('\n')
    .filter((line) => /error|fatal|denied|could not/i.test(line))
    .at(-1) ?? output.trim().split('\n').at(-1)

async function removeHalfMade(clusterDir: string): Promise<void> {
  const folder = dirname(clusterDir)
  for (const name of await readdir(folder)) {
    const pid = /^postgres\.new-(\d+)-/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) await rm(join(folder, name), { force: true, recursive: true })
  }
}
