import type { BackupManifest } from '../server/platform/backup/format.ts'

type Contents = { tables: readonly Pick<BackupManifest['tables'][number], 'rows'>[]; checksum: string }

/** How much there is, and the number by which a system and its backups can be compared. */
export function describeContents({ tables, checksum }: Contents): string {
  const rows = tables.reduce((sum, { rows }) => sum + rows, 0)
  return `${rows} rows in ${tables.length} tables, checksum ${checksum}`
}
