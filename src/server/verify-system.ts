import pg from 'pg'
import { type ChainReport, verifyAuditChain } from './modules/audit/index.ts'
import { checkCatalogue } from './modules/catalogue/index.ts'
import { checkFiles, checkTexts } from './modules/documents/index.ts'
import { checkCounts, checkEvidence } from './modules/duties/index.ts'
import { findStrayFacts } from './modules/programmes/index.ts'
import { checkOutlines } from './modules/reports/index.ts'
import { checkPaths } from './modules/units/index.ts'
import { checkKeys } from './platform/backup/check-keys.ts'
import { dataChecksum } from './platform/backup/format.ts'
import { requireNewestShape } from './platform/backup/newest-shape.ts'
import { checksumTable, listTables, sameTextEverywhere } from './platform/backup/tables.ts'
import { connect } from './platform/database.ts'

export type Check = { what: string; seen: number; faults: string[] }
export type Verification = {
  tables: { name: string; rows: number; sha256: string }[]
  /** Equal to that of a backup of the same rows. */
  checksum: string
  checks: Check[]
  trail: ChainReport
}

/** Reads everything back that stands in the database of `adminUrl`, in its newest shape, beside a running server too. */
export async function verifySystem(adminUrl: string): Promise<Verification> {
  await requireNewestShape(adminUrl)
  const { tables, keys } = await readTables(adminUrl)
  const owner = connect(adminUrl, 2)
  try {
    const checks = await owner
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(
        async (db): Promise<Check[]> => [
          { what: 'paths of units', ...(await checkPaths(db)) },
          { what: 'elements and indicators', ...(await checkCatalogue(db)) },
          { what: 'outlines of reports', ...(await checkOutlines(db)) },
          { what: 'uploaded files', ...(await checkFiles(db)) },
          { what: 'evidence of answers', ...(await checkEvidence(db)) },
          { what: 'texts with their clauses and facts', ...(await checkTexts(db, (text) => findStrayFacts(db, text))) },
          { what: 'counts of answers', ...(await checkCounts(db)) },
        ],
      )
    return { tables, checksum: dataChecksum(tables), checks: [keys, ...checks], trail: await verifyAuditChain(owner) }
  } finally {
    await owner.destroy()
  }
}

/** To read a page of a table that the disk has spoilt is an error of the database: it says which. */
async function readTables(adminUrl: string): Promise<{ tables: Verification['tables']; keys: Check }> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'hieuhoc verify' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    await client.query(sameTextEverywhere)
    const tables: Verification['tables'] = []
    for (const table of await listTables(client))
      tables.push({ name: table.name, ...(await checksumTable(client, table)) })
    return { tables, keys: { what: 'keys between tables', ...(await checkKeys(client)) } }
  } finally {
    await client.end().catch(() => {})
  }
}
