import { scopesShown } from '../../../rules/proposals/index.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Db, seeingBelow } from '../../platform/database.ts'
import { listPlannersOf } from '../identity/index.ts'

/**
 * Who answers at a unit: no plan says in a way that can be relied on which organisation is the standing agency, so it is those who plan
 * the programmes of the unit; where there are none, of the nearest above.
 */
export type Agency = { people: string[]; paths: string[] }

/** Whoever sends something sees no roles of elsewhere, so they are looked up for them. */
export async function findAgency(db: Db, homeId: number, path: string, day: string): Promise<Agency> {
  return seeingBelow(db, [NATION_ID], async (db) => {
    const own = await listPlannersOf(db, homeId, path, day)
    const planners = own.length > 0 || homeId === 0 ? own : await listPlannersOf(db, 0, path, day)
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
