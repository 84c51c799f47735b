import { sql } from 'kysely'
import type { Home } from '../../../shared/people.ts'
import { type Actor, isBelow } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { provinceNotSetUp } from './homes.problems.ts'

export type HomeRow = Home & { scopes: string[] }

async function listHomes(db: Db): Promise<HomeRow[]> {
  return db
    .selectFrom('homes')
    .select(['id', 'name', 'unitId', 'sample', sql<string[]>`scopes::text[]`.as('scopes')])
    .orderBy('id')
    .execute()
}

/** The home that keeps what belongs to a unit. Throws `province-not-set-up`. */
export async function getHomeOf(db: Db, unitPath: string): Promise<HomeRow> {
  const homes = await listHomes(db)
  const nearest = homes.findLast(({ id, scopes }) => id !== 0 && scopes.some((scope) => isBelow(unitPath, scope)))
  const nation = homes.find(({ id }) => id === 0)
  const home = nearest ?? (nation?.scopes.includes(unitPath) ? nation : undefined)
  if (!home) throw provinceNotSetUp()
  return home
}

/** The homes in which something may show to me: those above and those below my units. */
export async function listVisibleHomes(db: Db, actor: Actor): Promise<Home[]> {
  const homes = await listHomes(db)
  return homes
    .filter(
      ({ id, scopes }) => id !== 0 && scopes.some((a) => actor.scopes.some((b) => isBelow(a, b) || isBelow(b, a))),
    )
    .map(({ scopes: _, ...home }) => home)
}

/** Throws on `homes_unit_once`. */
export async function insertHome(db: Db, home: Omit<HomeRow, 'id'> & { createdAt: Date }): Promise<number> {
  const { scopes, ...row } = home
  await sql`lock table homes in share row exclusive mode`.execute(db)
  const { id } = await db
    .insertInto('homes')
    .values((eb) => ({
      ...row,
      id: eb.selectFrom('homes').select(sql<number>`max(id) + 1`.as('next')),
      scopes: sql`${`{${scopes.join(',')}}`}::ltree[]`,
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
