import { sql } from 'kysely'
import { unitFullName } from '../../../rules/unit-names.ts'
import type { Home } from '../../../shared/people.ts'
import type { UnitKind } from '../../../shared/units.ts'
import { type Actor, isBelow } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { provinceNotSetUp } from './homes.problems.ts'

export type HomeRow = Home & { scopes: string[] }

/** Every home, the nation's (0) first. */
export async function listHomes(db: Db): Promise<HomeRow[]> {
  const rows = await db
    .selectFrom('homes')
    .innerJoin('latestUnits', 'latestUnits.id', 'homes.unitId')
    .select(['homes.id', 'homes.unitId', 'sample', 'kind', 'latestUnits.name'])
    .select(sql<string[]>`homes.scopes::text[]`.as('scopes'))
    .$narrowType<{ kind: UnitKind; name: string }>()
    .orderBy('homes.id')
    .execute()
  return rows.map(({ kind, name, ...home }) => ({ ...home, name: unitFullName(kind, name) }))
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
export async function insertHome(db: Db, home: Omit<Home, 'id'> & { createdAt: Date }): Promise<number> {
  await sql`lock table homes in share row exclusive mode`.execute(db)
  const { id } = await db
    .insertInto('homes')
    .values((eb) => ({
      ...home,
      id: eb.selectFrom('homes').select(sql<number>`max(id) + 1`.as('next')),
      scopes: sql`unit_ground(${home.unitId})`,
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
