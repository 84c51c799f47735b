import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { Instant, strict } from '../../../shared/schema.ts'

// What stands in a backup file; docs/backup.md describes it for whoever reads one without us.

/** Raised when an older program could no longer restore what a newer one writes. */
export const FORMAT_VERSION = 1

export const headerName = 'backup.json'
export const manifestName = 'manifest.json'
export const secretsName = 'secrets.json'
export const partName = (table: string, part: number): string => `tables/${table}/${String(part).padStart(6, '0')}.copy`
/** Undefined where the name is none of a table's part. */
export const tableOfPart = (name: string): string | undefined =>
  /^tables\/([a-z_][a-z0-9_]*)\/\d{6,}\.copy$/.exec(name)?.[1]

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
const Name = Type.String({ pattern: '^[a-z_][a-z0-9_]*$' })
const Count = Type.Integer({ minimum: 0 })

const header = {
  format: Type.Integer({ minimum: 1 }),
  product: Type.Literal('hieuhoc'),
  /** Of the program that wrote it. */
  version: Type.String(),
  /** Of the PostgreSQL that it was read from. */
  postgres: Type.String(),
  /** When its snapshot was taken. */
  madeAt: Instant,
  /** All that its database had run, oldest first. */
  migrations: Type.Array(Type.String(), { minItems: 1 }),
}

/** Stands first, so that a restore knows what to make before it fills it. */
export const BackupHeader = Type.Object(header, strict)
export type BackupHeader = Static<typeof BackupHeader>

/** `sha256` is of all its parts, one after another. */
export const TableEntry = Type.Object(
  { name: Name, columns: Type.Array(Name), rows: Count, bytes: Count, parts: Count, sha256: Sha256 },
  strict,
)
export type TableEntry = Static<typeof TableEntry>

export const SequenceEntry = Type.Object(
  { name: Name, lastValue: Type.String({ pattern: '^-?[0-9]+$' }), isCalled: Type.Boolean() },
  strict,
)
export type SequenceEntry = Static<typeof SequenceEntry>

/** Stands last: a file without it was not finished. */
export const BackupManifest = Type.Object(
  {
    ...header,
    tables: Type.Array(TableEntry),
    sequences: Type.Array(SequenceEntry),
    files: Type.Array(Type.Object({ name: Type.String(), bytes: Count, sha256: Sha256 }, strict)),
    /** `dataChecksum` of its tables. */
    checksum: Sha256,
  },
  strict,
)
export type BackupManifest = Static<typeof BackupManifest>

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** One number for everything that stands in the tables: equal in a system, in its backup and where that was restored. */
export const dataChecksum = (tables: readonly Pick<TableEntry, 'name' | 'rows' | 'sha256'>[]): string =>
  sha256(
    tables
      .map(({ name, rows, sha256 }) => `${name} ${rows} ${sha256}\n`)
      .sort()
      .join(''),
  )
