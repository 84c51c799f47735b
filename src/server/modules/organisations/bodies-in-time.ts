import { isWithin } from '../../../rules/days.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { getUnit, notStanding, placeEnded, placeNotThere, type UnitRecord } from '../units/index.ts'
import type { OrganisationRow } from './organisations.repository.ts'
import { listSuccessions } from './relations.repository.ts'

/** Throws `place-ended`, which says who has its tasks, or `place-not-there` unless the body is there on the day. */
export async function requireBodyOn(
  db: Db,
  organisation: OrganisationRow,
  on: Day,
  pointer = '#/organisationId',
): Promise<void> {
  const { born, ended, name } = organisation
  if (!isWithin(on, { from: born, until: ended })) {
    const heirs = ended === null || on < ended ? [] : await listSuccessions(db, organisation, 'successors', on)
    const names = [...new Set(heirs.map((heir) => heir.organisation.name))]
    throw names.length > 0 ? placeEnded(pointer, name, names) : placeNotThere(pointer, name)
  }
  // A body may be older than the unit that keeps it now; none outlives it.
  const unit = await getUnit(db, organisation.unitId, on)
  if (unit.ended !== null && on >= unit.ended) throw await notStanding(db, unit, on, pointer)
}

/** Nothing at a unit outlives it: throws `place-ended` where a body is to be there after its unit has ended. */
export async function requireLifeWithin(db: Db, unit: UnitRecord, ended: Day | null, today: Day): Promise<void> {
  if (unit.ended === null || (ended !== null && ended <= unit.ended)) return
  if (ended === null && today < unit.ended) return
  throw await notStanding(db, unit, today < unit.ended ? unit.ended : today)
}
