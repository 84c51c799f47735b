import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createFile, isMissing, replaceFile } from './files.ts'
import { StartProblem } from './start-problem.ts'

const names = ['folderId', 'databaseOwner', 'databaseApp', 'databaseJobs', 'sessions'] as const

/** Made once per data folder and kept in `secrets.json`, which only its owner reads. */
export type Secrets = Record<(typeof names)[number], string>

/** What is sealed in the database opens with these: they go with its data, the others stay with the folder. */
export const secretsOfData = ['sessions'] as const satisfies readonly (typeof names)[number][]
export type DataSecrets = Pick<Secrets, (typeof secretsOfData)[number]>

export const dataSecretsOf = (secrets: Secrets): DataSecrets =>
  Object.fromEntries(secretsOfData.map((name) => [name, secrets[name]])) as DataSecrets

/** Puts those of restored data in the place of the folder's own. */
export async function adoptSecrets(dataDir: string, secrets: DataSecrets): Promise<void> {
  await replaceFile(join(dataDir, 'secrets.json'), toText({ ...(await openSecrets(dataDir)), ...secrets }))
}

const newSecrets = (): Secrets => ({
  folderId: randomBytes(8).toString('hex'),
  databaseOwner: randomBytes(24).toString('base64url'),
  databaseApp: randomBytes(24).toString('base64url'),
  databaseJobs: randomBytes(24).toString('base64url'),
  sessions: randomBytes(32).toString('base64url'),
})

export async function openSecrets(dataDir: string): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json')
  const kept = (await findSecrets(path)) ?? (await createSecrets(dataDir, path))
  if (names.every((name) => typeof kept[name] === 'string')) return kept as Secrets
  const complete = { ...newSecrets(), ...kept }
  await replaceFile(path, toText(complete))
  return complete
}

async function createSecrets(dataDir: string, path: string): Promise<Partial<Secrets>> {
  await makeDataFolder(dataDir)
  await createFile(path, toText(newSecrets()))
  return (await findSecrets(path)) ?? {}
}

/** As root the database has a user of its own, who must be able to walk through. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  } catch (error) {
    throw new StartProblem(
      `The data folder ${dataDir} cannot be made (${(error as NodeJS.ErrnoException).code}). Set HIEUHOC_DATA to a folder that you may write to.`,
    )
  }
}

async function findSecrets(path: string): Promise<Partial<Secrets> | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw new StartProblem(
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code}). Start as the user who owns the data folder.`,
    )
  })
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as Partial<Secrets>
  } catch {
    throw new StartProblem(`${path} is damaged. Restore it from a backup: the database's password is in it.`)
  }
}

const toText = (secrets: Secrets) => `${JSON.stringify(secrets, null, 2)}\n`
