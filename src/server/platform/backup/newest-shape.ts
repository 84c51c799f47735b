import pg from 'pg'
import { migrationNames } from '../migrate.ts'
import { StartProblem } from '../start-problem.ts'
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

/** For what only looks: it changes no table, and says so in one line where it would need to. */
export async function requireNewestShape(adminUrl: string): Promise<void> {
  if (!(await hasNewestShape(adminUrl)))
    throw new StartProblem('The tables do not have the newest shape. Run: hieuhoc migrate')
}
