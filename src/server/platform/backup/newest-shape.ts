import pg from 'pg'
import { migrationNames } from '../migrate.ts'
import { findMigrations } from './emptiness.ts'

/** Whether the tables are those that this program works with. */
export async function hasNewestShape(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await findMigrations(client)).join() === (await migrationNames()).join()
  } finally {
    await client.end().catch(() => {})
  }
}
