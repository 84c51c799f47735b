import { createHash } from 'node:crypto'
import type { Static, TSchema } from 'typebox'
import { checkAgainst } from '../validation.ts'
import { type ArchiveEntry, openArchive, readWhole } from './archive.ts'
import { BackupProblem, damaged } from './backup-problem.ts'
import {
  BackupHeader,
  BackupManifest,
  dataChecksum,
  FORMAT_VERSION,
  headerName,
  manifestName,
  secretsName,
  sha256,
  tableOfPart,
} from './format.ts'

export type BackupReader = {
  /** Told before the first part; may still refuse. */
  onHeader?(header: BackupHeader): Promise<void>
  /** Some whole rows of a table. */
  onPart?(table: string, content: AsyncIterable<Buffer>): Promise<void>
  onSecrets?(text: string): void
  onBytes?(bytes: number): void
}

/**
 * Reads a backup from end to end and holds all that is in it against what it says of itself.
 * Throws a `BackupProblem` that says what is wrong.
 */
export async function readBackup(
  file: string,
  passphrase: string | undefined,
  reader: BackupReader = {},
): Promise<BackupManifest> {
  const tables = new Map<string, { hash: ReturnType<typeof createHash>; bytes: number; parts: number }>()
  let header: BackupHeader | undefined
  let manifest: BackupManifest | undefined
  let secretsText: string | undefined
  for await (const entry of await openArchive(file, passphrase)) {
    const { name, content } = entry
    const table = tableOfPart(name)
    if (header === undefined) {
      header = await readHeader(file, entry)
      await reader.onHeader?.(header)
    } else if (manifest !== undefined) throw damaged(file, `${name} stands behind its end`)
    else if (table !== undefined) {
      const seen = tables.get(table) ?? { hash: createHash('sha256'), bytes: 0, parts: 0 }
      tables.set(table, seen)
      seen.parts += 1
      const tapped = tap(content, (chunk) => {
        seen.hash.update(chunk)
        seen.bytes += chunk.length
        reader.onBytes?.(chunk.length)
      })
      if (reader.onPart) await reader.onPart(table, tapped)
      for await (const _ of tapped);
    } else if (name === secretsName) {
      secretsText = (await readWhole(entry)).toString()
      reader.onSecrets?.(secretsText)
    } else if (name === manifestName) manifest = parse(file, BackupManifest, (await readWhole(entry)).toString())
    else throw damaged(file, `${name} does not belong there`)
  }
  if (header === undefined || manifest === undefined || secretsText === undefined)
    throw damaged(file, 'it was not written to its end')
  const differs = [
    ...Object.keys(header).filter((key) => !same(header, manifest, key as keyof BackupHeader)),
    ...manifest.tables
      .filter(({ name, parts, bytes, sha256 }) => {
        const seen = tables.get(name)
        return parts !== (seen?.parts ?? 0) || bytes !== (seen?.bytes ?? 0) || sha256 !== digest(seen?.hash)
      })
      .map(({ name }) => name),
    ...[...tables.keys()].filter((name) => !manifest.tables.some((table) => table.name === name)),
    ...(manifest.files.find(({ name }) => name === secretsName)?.sha256 === sha256(secretsText) ? [] : [secretsName]),
    ...(manifest.checksum === dataChecksum(manifest.tables) ? [] : [manifestName]),
  ]
  if (differs.length > 0) throw damaged(file, `the checksum of ${differs.join(', ')} is not right`)
  return manifest
}

const digest = (hash: ReturnType<typeof createHash> | undefined) =>
  hash === undefined ? sha256('') : hash.digest('hex')

const same = (header: BackupHeader, manifest: BackupManifest, key: keyof BackupHeader) =>
  JSON.stringify(header[key]) === JSON.stringify(manifest[key])

async function* tap(content: AsyncIterable<Buffer>, see: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    see(chunk)
    yield chunk
  }
}

async function readHeader(file: string, entry: ArchiveEntry): Promise<BackupHeader> {
  if (entry.name !== headerName) throw new BackupProblem('not-a-backup', `${file} is no backup of this system.`)
  const text = (await readWhole(entry)).toString()
  const { format, version } = parseJson(file, text) as { format?: unknown; version?: unknown }
  if (typeof format === 'number' && format > FORMAT_VERSION)
    throw new BackupProblem(
      'newer-format',
      `${file} was written by the newer version ${version}, in a form that this one does not read. Update first.`,
    )
  return parse(file, BackupHeader, text)
}

function parse<S extends TSchema>(file: string, schema: S, text: string): Static<S> {
  const value = parseJson(file, text)
  if (checkAgainst(schema, value, '#').length > 0) throw damaged(file, 'what it says of itself is not whole')
  return value as Static<S>
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged(file, 'what it says of itself is not whole')
  }
}
