import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useApp } from '../../tests/support/app.ts'

const context = useApp()

/** Breaks every connection of the app, as PostgreSQL does when it starts anew. */
const breakConnections = () =>
  sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where usename = 'hieuhoc_app' and application_name = 'hieuhoc' and datname = current_database()`.execute(
    context.owner,
  )

for (const table of ['organisations', 'sessions', 'people']) {
  test(`a request whose connection breaks at ${table} is asked to come again, and the server goes on`, async () => {
    const answer = await context.owner.transaction().execute(async (db) => {
      await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(db)
      const asked = context.administrator.get('/api/organisations')
      await sleep(300)
      await breakConnections()
      return { asked }
    })
    const response = await answer.asked
    expect([response.statusCode, response.json().type]).toEqual([503, '/problems/database-away'])
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    // Another connection of the pool may be dead too and not know it yet.
    await expect.poll(async () => (await context.administrator.get('/api/organisations')).statusCode).toBe(200)
  })
}

test('who signs in while the database is away is not told that the password is wrong', async () => {
  const payload = { email: 'quan-tri@mau.example', password: 'Mật khẩu để thử 2026' }
  const answer = await context.owner.transaction().execute(async (db) => {
    await sql`lock table sessions in access exclusive mode`.execute(db)
    const asked = context.app.inject({ method: 'POST', url: '/api/session', payload })
    await sleep(500)
    await breakConnections()
    return { asked }
  })
  expect((await answer.asked).statusCode).toBe(503)
})
