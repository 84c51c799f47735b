import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../../../../tests/support/database.ts'
import type { Db } from '../../platform/database.ts'
import { followGround } from './units-loader.repository.ts'

const context = useDatabase()

/** The commune that bears an official code now, or last bore it. */
async function communeOf(code: string): Promise<string> {
  const { id } = await context.owner
    .selectFrom('latestUnits')
    .select('id')
    .where('level', '=', 3)
    .where('code', '=', code)
    .orderBy('ended', (order) => order.desc().nullsFirst())
    .executeTakeFirstOrThrow()
  return String(id)
}

/** The paths of each unit that has earlier ones on its ground: walked here from the plain rows, beside the database. */
async function walkGrounds(db: Db): Promise<Map<string, string[]>> {
  const units = await db.selectFrom('units').select(['id', 'path', 'parentId', 'level', 'ended']).execute()
  const ended = new Set(units.filter((unit) => unit.ended !== null).map(({ id }) => id))
  const changes = (await db.selectFrom('unitChanges').select(['fromId', 'toId']).execute()).filter(({ fromId }) =>
    ended.has(fromId),
  )
  const pathOf = new Map(units.map(({ id, path }) => [id, path]))
  const below = Map.groupBy(units, ({ parentId }) => parentId)
  const into = Map.groupBy(changes, ({ toId }) => toId)
  const grounds = new Map<string, string[]>()
  for (const { id: root, level } of units) {
    if (level === 0) continue
    const reached = new Set<string>()
    const waiting = [root]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (reached.has(id)) continue
      reached.add(id)
      waiting.push(...(below.get(id) ?? []).map((unit) => unit.id), ...(into.get(id) ?? []).map(({ fromId }) => fromId))
    }
    const paths = [...reached].map((id) => pathOf.get(id) ?? '')
    const parents = new Set(paths)
    const tops = paths.filter((path) => path === pathOf.get(root) || !parents.has(path.replace(/\.\d+$/, '')))
    if (tops.length > 1) grounds.set(root, tops.sort())
  }
  return grounds
}

const kept = async (db: Db) =>
  new Map(
    (await db.selectFrom('unitGrounds').selectAll().execute()).map(({ unitId, paths }) => [
      unitId,
      String(paths).replace(/[{}]/g, '').split(',').sort(),
    ]),
  )

test('the ground of all units is found in time without statistics, as after a restore', async ({ skip }) => {
  const { rows } = await sql<{
    may: boolean
  }>`select rolsuper as may from pg_roles where rolname = current_user`.execute(context.owner)
  if (!rows[0]?.may) return skip('only a superuser makes a database forget its statistics')
  await sql`delete from pg_statistic`.execute(context.owner)
  await context.owner.transaction().execute(async (db) => {
    await sql`set local statement_timeout = '30s'`.execute(db)
    await followGround(db)
  })
})

test('the ground is kept for every unit as the changes lead to it', async () => {
  const walked = await walkGrounds(context.owner)
  expect(walked.size).toBeGreaterThan(3000)
  expect(await kept(context.owner)).toEqual(walked)
})

test('it follows the changes that are added, altered and removed', async () => {
  const [one, two, three] = [await communeOf('10081'), await communeOf('10459'), await communeOf('10444')]
  const rolledBack = new Error('rolled back')
  const work = context.owner.transaction().execute(async (db) => {
    const change = { fromId: one, toId: two, onDay: '2027-01-01', relation: 'part' }
    await db.insertInto('unitChanges').values(change).execute()
    await followGround(db)
    // A unit that lives on has given a part away, and what it reports is its own.
    expect(await kept(db)).toEqual(await walkGrounds(db))
    await db.updateTable('units').set({ ended: '2027-01-01' }).where('id', 'in', [one, two]).execute()
    await followGround(db)
    const added = await kept(db)
    expect(added.get(two)).toContain(
      (await db.selectFrom('units').select('path').where('id', '=', one).executeTakeFirstOrThrow()).path,
    )
    expect(added).toEqual(await walkGrounds(db))
    await db.updateTable('unitChanges').set({ toId: one, fromId: two }).where('onDay', '=', '2027-01-01').execute()
    await followGround(db)
    expect(await kept(db)).toEqual(await walkGrounds(db))
    await db.deleteFrom('unitChanges').where('fromId', '=', three).execute()
    await followGround(db)
    expect(await kept(db)).toEqual(await walkGrounds(db))
    throw rolledBack
  })
  await expect(work).rejects.toBe(rolledBack)
})
