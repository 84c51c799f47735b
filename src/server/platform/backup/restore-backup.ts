import pg from 'pg'
import { migrate, migrationNames, type RolePasswords } from '../migrate.ts'
import { type DataSecrets, secretsOfData } from '../secrets.ts'
import { BackupProblem, damaged } from './backup-problem.ts'
import { copyIn } from './copy.ts'
import { dropEverything, findMigrations, requireEmpty, whatStands } from './emptiness.ts'
import type { BackupHeader, BackupManifest } from './format.ts'
import { openForLoading } from './loading.ts'
import { readBackup } from './read-backup.ts'
import { checksumTable, columnList, listTables, quoted, sameTextEverywhere, type Table } from './tables.ts'

export type RestoreTarget = {
  /** As the role that owns the tables, or will. */
  adminUrl: string
  passwords: RolePasswords
  passphrase: string | undefined
  /** Keeps the secrets of the data; runs when all else is done, right before it counts. */
  adoptSecrets(secrets: DataSecrets): Promise<void>
}

/**
 * Fills an empty system with what a backup holds and brings that to the newest shape. The backup was read through with
 * `readBackup` before. All or nothing: until all rows stand and their checksums are right, the system stays empty.
 * Throws a `BackupProblem`.
 */
export async function restoreBackup(
  file: string,
  target: RestoreTarget,
  onProgress: (bytes: number) => void = () => {},
): Promise<BackupManifest> {
  const client = new pg.Client({ connectionString: target.adminUrl, application_name: 'hieuhoc restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    await claimRestore(client)
    requireEmpty(await whatStands(client))
    const manifest = await load(file, client, target, onProgress)
    try {
      await migrate(target.adminUrl, target.passwords)
    } catch (error) {
      await dropEverything(client)
      throw error
    }
    await client.query('analyze')
    return manifest
  } finally {
    await client.end().catch(() => {})
  }
}

/** Not waited for: an index that a migration builds would in turn wait for whoever waits here. */
async function claimRestore(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select pg_try_advisory_lock(hashtext('hieuhoc restore')) as ours`)
  if (!rows[0]?.ours) throw new BackupProblem('not-empty', 'Another restore is filling this system right now.')
}

/** The tables of the day of the backup, filled in one transaction. */
async function load(
  file: string,
  client: pg.Client,
  { adminUrl, passwords, passphrase, adoptSecrets }: RestoreTarget,
  onProgress: (bytes: number) => void,
): Promise<BackupManifest> {
  let tables = new Map<string, Table>()
  let finish: () => Promise<void> = async () => {}
  let secrets: DataSecrets | undefined
  let done = 0
  try {
    const manifest = await readBackup(file, passphrase, {
      async onHeader(header) {
        await requireKnown(header, file)
        await makeTables(client, adminUrl, passwords, header)
        await client.query('begin')
        await client.query(sameTextEverywhere)
        tables = new Map((await listTables(client)).map((table) => [table.name, table]))
        finish = await openForLoading(client, [...tables.keys()])
      },
      async onPart(name, content) {
        const table = tables.get(name)
        if (!table) throw damaged(file, `its version had no table ${name}`)
        await copyIn(client, `copy public.${quoted(name)} (${columnList(table)}) from stdin`, content)
      },
      onSecrets(text) {
        secrets = parseSecrets(file, text)
      },
      onBytes(bytes) {
        done += bytes
        onProgress(done)
      },
    })
    await setSequences(client, manifest)
    await finish()
    await compare(client, file, [...tables.values()], manifest)
    if (!secrets) throw damaged(file, 'it holds no secrets')
    await adoptSecrets(secrets)
    await client.query('commit')
    return manifest
  } catch (error) {
    await client.query('rollback').catch(() => {})
    // What the file holds is not what its own tables take.
    if (isAboutData(error)) throw damaged(file, `the database refuses what is in it (${(error as Error).message})`)
    throw error
  }
}

/** Throws a `BackupProblem` for a backup of tables that this program does not know. */
export async function requireKnown({ migrations, version }: BackupHeader, file: string): Promise<void> {
  const ours = await migrationNames()
  const unknown = migrations.find((name, index) => ours[index] !== name)
  if (unknown !== undefined)
    throw new BackupProblem(
      'newer-migrations',
      `${file} was written by version ${version}, whose tables this one does not know (${unknown}). Update first.`,
    )
}

async function makeTables(
  client: pg.Client,
  adminUrl: string,
  passwords: RolePasswords,
  { migrations }: BackupHeader,
): Promise<void> {
  const standing = await findMigrations(client)
  if (standing.length > migrations.length) await dropEverything(client)
  if (standing.length !== migrations.length) await migrate(adminUrl, passwords, migrations.at(-1))
}

async function setSequences(client: pg.Client, { sequences }: BackupManifest): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences)
    await client.query('select setval($1::regclass, $2, $3)', [`public.${quoted(name)}`, lastValue, isCalled])
}

/** What stands in the tables now, against what stood in those that the backup was taken from. */
async function compare(client: pg.Client, file: string, tables: Table[], manifest: BackupManifest): Promise<void> {
  const wrong: string[] = []
  const expected = new Map(manifest.tables.map((entry) => [entry.name, entry]))
  for (const table of tables) {
    const entry = expected.get(table.name)
    const found = await checksumTable(client, table)
    if (!entry || entry.rows !== found.rows || entry.sha256 !== found.sha256) wrong.push(table.name)
  }
  if (wrong.length > 0 || expected.size !== tables.length)
    throw new BackupProblem('differs', `What was restored of ${file} is not what was backed up: ${wrong.join(', ')}.`)
}

function parseSecrets(file: string, text: string): DataSecrets {
  const secrets = JSON.parse(text) as Partial<DataSecrets>
  if (!secretsOfData.every((name) => typeof secrets[name] === 'string')) throw damaged(file, 'it lacks a secret')
  return secrets as DataSecrets
}

const isAboutData = (error: unknown): boolean => /^2[23]...$/.test((error as { code?: string }).code ?? '')
