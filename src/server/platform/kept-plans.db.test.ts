import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../tests/support/database.ts'
import { KEPT } from './database.ts'

const context = useDatabase()

const prepared = async (db: typeof context.db) => {
  const { rows } = await sql<{ statement: string; plans: number }>`
    select statement, (generic_plans + custom_plans)::int as plans from pg_prepared_statements`.execute(db)
  return rows
}

test('what is marked is prepared once for a connection, and nothing else is', async () => {
  await context.db.connection().execute(async (db) => {
    for (const n of [1, 2, 3]) {
      const { rows } = await sql<{ twice: number }>`${KEPT} select ${n}::int * 2 as twice`.execute(db)
      expect(rows).toEqual([{ twice: n * 2 }])
      await sql`select ${n}::int * 3 as thrice`.execute(db)
    }
    expect(await prepared(db)).toEqual([{ statement: '/* kept */ select $1::int * 2 as twice', plans: 3 }])
  })
})

test('one that fails fails like any other, and is asked again', async () => {
  await context.db.connection().execute(async (db) => {
    const divide = (n: number) => sql<{ part: number }>`${KEPT} select 12 / ${n}::int as part`.execute(db)
    await expect(divide(0)).rejects.toMatchObject({ code: '22012' })
    expect((await divide(4)).rows).toEqual([{ part: 3 }])
  })
})
