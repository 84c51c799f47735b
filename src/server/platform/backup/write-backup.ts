import { createHash } from 'node:crypto'
import pg from 'pg'
import { outageOf } from '../database.ts'
import { programVersion } from '../program-version.ts'
import type { DataSecrets } from '../secrets.ts'
import { type ArchiveWriter, createArchive } from './archive.ts'
import { BackupProblem } from './backup-problem.ts'
import {
  type BackupHeader,
  type BackupManifest,
  dataChecksum,
  FORMAT_VERSION,
  headerName,
  manifestName,
  partName,
  secretsName,
  sha256,
  type TableEntry,
} from './format.ts'
import { listSequences, listTableNames, listTables, readTable, sameTextEverywhere, type Table } from './tables.ts'

export type BackupSource = {
  /** As the role that owns the tables. */
  adminUrl: string
  secrets: DataSecrets
  madeAt: Date
  passphrase: string | undefined
}

/** Parts are no larger, except for a single row that is. */
const partBytes = 4 * 1024 * 1024

/**
 * Writes everything that stands in the database at one moment, and the secrets without which it could not be read.
 * Others go on reading and writing meanwhile. Throws a `BackupProblem`; then no file is left.
 */
export async function writeBackup(
  file: string,
  { adminUrl, secrets, madeAt, passphrase }: BackupSource,
  onProgress: (share: number) => void = () => {},
): Promise<BackupManifest> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'hieuhoc backup' })
  client.on('error', () => {})
  await client.connect()
  let archive: ArchiveWriter | undefined
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    await client.query(sameTextEverywhere)
    const header = await describe(client, madeAt)
    archive = await createArchive(file, { passphrase, madeAt })
    const manifest = await fill(archive, client, header, secrets, onProgress)
    await archive.close()
    return manifest
  } catch (error) {
    await archive?.abandon()
    // To put rows in order the database, too, writes to its disk.
    if (!(error instanceof BackupProblem) && outageOf(error) === 'full')
      throw new BackupProblem(
        'disk-full',
        `The database has no room left to read its rows: ${(error as Error).message}.`,
      )
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

async function describe(client: pg.Client, madeAt: Date): Promise<BackupHeader> {
  if (!(await listTableNames(client)).includes('migrations'))
    throw new BackupProblem('nothing-here', 'Nothing stands in this database: there is nothing to back up.')
  const { rows } = await client.query<{ name: string }>('select name from migrations order by name collate "C"')
  const { rows: servers } = await client.query<{ version: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version`,
  )
  return {
    format: FORMAT_VERSION,
    product: 'hieuhoc',
    version: programVersion,
    postgres: servers[0]?.version ?? '',
    madeAt: madeAt.toISOString(),
    migrations: rows.map(({ name }) => name),
  }
}

async function fill(
  archive: ArchiveWriter,
  client: pg.Client,
  header: BackupHeader,
  secrets: DataSecrets,
  onProgress: (share: number) => void,
): Promise<BackupManifest> {
  await archive.add(headerName, toJson(header))
  const tables = await listTables(client)
  const hidden = tables.find((table) => table.hidden)
  if (hidden) throw new BackupProblem('rows-hidden', `The role of this connection may not see all of "${hidden.name}".`)
  const allBytes = tables.reduce((sum, { bytes }) => sum + bytes, 1)
  let bytesBefore = 0
  const entries: TableEntry[] = []
  for (const table of tables) {
    const share = (bytes: number) => (bytesBefore + Math.min(bytes, table.bytes)) / allBytes
    entries.push(await addTable(archive, client, table, (bytes) => onProgress(share(bytes))))
    bytesBefore += table.bytes
  }
  const secretsText = toJson(secrets)
  await archive.add(secretsName, secretsText)
  const manifest: BackupManifest = {
    ...header,
    tables: entries,
    sequences: await listSequences(client),
    files: [{ name: secretsName, bytes: Buffer.byteLength(secretsText), sha256: sha256(secretsText) }],
    checksum: dataChecksum(entries),
  }
  await archive.add(manifestName, toJson(manifest))
  return manifest
}

async function addTable(
  archive: ArchiveWriter,
  client: pg.Client,
  table: Table,
  onBytes: (bytes: number) => void,
): Promise<TableEntry> {
  const hash = createHash('sha256')
  const { name, columns } = table
  const entry = { name, columns, rows: 0, bytes: 0, parts: 0, sha256: '' }
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const flush = async () => {
    if (waitingBytes === 0) return
    entry.parts += 1
    const [first, ...more] = waiting
    waiting = []
    if (first)
      await archive.add(partName(name, entry.parts), more.length === 0 ? first : Buffer.concat([first, ...more]))
    waitingBytes = 0
    onBytes(entry.bytes)
  }
  entry.rows = await readTable(client, table, async (chunk) => {
    hash.update(chunk)
    entry.bytes += chunk.length
    waiting.push(chunk)
    waitingBytes += chunk.length
    // A raw line feed ends a row, one within a value is written as \n: each part can be loaded by itself.
    if (waitingBytes >= partBytes && chunk.at(-1) === 0x0a) await flush()
  })
  await flush()
  return { ...entry, sha256: hash.digest('hex') }
}

const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
