import { scopesShown } from '../../../rules/proposals/index.ts'
import { NATION_ID, type UnitId } from '../../../shared/units.ts'
import { type Db, seeingBelow } from '../../platform/database.ts'
import { listPlannersOf } from '../identity/index.ts'
import { listHeirIds, listUnits } from '../units/index.ts'
import { findStandingAbove } from './unit-paths.repository.ts'

/**
 * Who answers at a unit: no plan says in a way that can be relied on which organisation is the standing agency, so it is those who plan
 * the programmes of the unit; where there are none, of the nearest above.
 */
export type Agency = { people: string[]; paths: string[] }

/** The units that have the ground of one now: itself, as long as it stands. */
async function pathsNow(db: Db, path: string, day: string): Promise<string[]> {
  const unitId = (path.split('.').at(-1) ?? NATION_ID) as UnitId
  const heirs = (await listHeirIds(db, [unitId], day)).get(unitId) ?? []
  const paths = (await listUnits(db, heirs)).map((unit) => unit.path)
  return paths.length > 0 ? paths.sort() : [path]
}

/** The unit to which something is sent up: a commune of a former district is below its province now. */
export async function findUnitAbove(db: Db, path: string, day: string): Promise<string | undefined> {
  const [now = path] = await pathsNow(db, path, day)
  return findStandingAbove(db, now)
}

/** Whoever sends something sees no roles of elsewhere, so they are looked up for them. */
export async function findAgency(db: Db, homeId: number, path: string, day: string): Promise<Agency> {
  return seeingBelow(db, [NATION_ID], async (db) => {
    const planners = []
    for (const at of await pathsNow(db, path, day)) {
      const own = await listPlannersOf(db, homeId, at, day)
      planners.push(...(own.length > 0 || homeId === 0 ? own : await listPlannersOf(db, 0, at, day)))
    }
    return {
      people: planners.map(({ personId }) => personId),
      paths: [...new Set([path, ...planners.map(({ unitPath }) => unitPath)])],
    }
  })
}

/** At which scopes something shows once it has gone to the agency as well. */
export const shownAlso = (
  { unitPath, shownAt }: { unitPath: string; shownAt: readonly string[] },
  { paths }: Agency,
): string[] =>
  [
    ...new Set([...shownAt, ...scopesShown({ place: unitPath, unitPath: unitOfPlace(unitPath), reached: paths })]),
  ].sort()

/** The path of an organisation's unit: its place without 0 and its id. */
export const unitOfPlace = (place: string): string => place.split('.').slice(0, -2).join('.')
