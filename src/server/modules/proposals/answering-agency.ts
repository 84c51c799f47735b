import { scopesShown } from '../../../rules/proposals/index.ts'
import { NATION_ID, type UnitId } from '../../../shared/units.ts'
import { type Db, seeingBelow } from '../../platform/database.ts'
import { listPeopleAnsweringFor, listPlannersOf } from '../identity/index.ts'
import { listHeirIds, listUnits } from '../units/index.ts'
import { findAgencyBody } from './standing-agencies.repository.ts'
import { findStandingAbove } from './unit-paths.repository.ts'

/**
 * Who answers: at the place of a standing agency, those who answer for it, and who plans at its unit may as well; at a unit, those who
 * plan its programmes; where there are none, of the nearest above. The first of the paths is the one that was asked.
 */
export type Agency = { people: string[]; paths: string[] }

/** A path of an organisation: that of its unit, 0 and its id. */
export const isPlace = (path: string): boolean => path.split('.').at(-2) === '0'
/** The path of an organisation's unit: its place without 0 and its id. */
export const unitOfPlace = (place: string): string => place.split('.').slice(0, -2).join('.')

/** The units that have the ground of one now: itself, as long as it stands. */
async function pathsNow(db: Db, path: string, day: string): Promise<string[]> {
  const unitId = (path.split('.').at(-1) ?? NATION_ID) as UnitId
  const heirs = (await listHeirIds(db, [unitId], day)).get(unitId) ?? []
  const paths = (await listUnits(db, heirs)).map((unit) => unit.path)
  return paths.length > 0 ? paths.sort() : [path]
}

/**
 * The unit to which something is sent up: from a standing agency its own unit; a commune of a former district is below its province
 * now.
 */
export async function findUnitAbove(db: Db, path: string, day: string): Promise<string | undefined> {
  const unit = isPlace(path) ? unitOfPlace(path) : path
  const [now = unit] = await pathsNow(db, unit, day)
  return isPlace(path) ? now : findStandingAbove(db, now)
}

/** Whoever sends something sees no roles of elsewhere, so they are looked up for them. */
export async function findAgency(db: Db, homeId: number, path: string, day: string): Promise<Agency> {
  return seeingBelow(db, [NATION_ID], async (db) => {
    const unit = isPlace(path) ? unitOfPlace(path) : path
    const planners = []
    for (const at of await pathsNow(db, unit, day)) {
      const own = await listPlannersOf(db, homeId, at, day)
      planners.push(...(own.length > 0 || homeId === 0 ? own : await listPlannersOf(db, 0, at, day)))
    }
    const body = isPlace(path) ? path.split('.').at(-1) : undefined
    const people = body === undefined ? planners : await listPeopleAnsweringFor(db, homeId, [body], day)
    return {
      people: people.map(({ personId }) => personId),
      paths: [...new Set([path, ...planners.map(({ unitPath }) => unitPath)])],
    }
  })
}

type Asked = { homeId: number; programmeId: string | null; organisationId: string }

/**
 * To whom something goes that is sent now: the place of the standing agency of its programme; undefined where the programme has none,
 * or it is the standing agency itself that sends it.
 */
export async function findAgencyPlace(
  db: Db,
  { homeId, programmeId, organisationId }: Asked,
  day: string,
): Promise<string | undefined> {
  if (programmeId === null) return undefined
  const body = await seeingBelow(db, [NATION_ID], (db) => findAgencyBody(db, { homeId, id: programmeId }, day))
  return body && body.id !== organisationId ? body.place : undefined
}

/** At which scopes something shows once it has gone to the agency as well. */
export const shownAlso = (
  { unitPath, shownAt }: { unitPath: string; shownAt: readonly string[] },
  { paths }: Agency,
): string[] =>
  [
    ...new Set([...shownAt, ...scopesShown({ place: unitPath, unitPath: unitOfPlace(unitPath), reached: paths })]),
  ].sort()
