import { roleMay } from '../../rules/permissions.ts'
import type { Action, Session } from '../../shared/people.ts'
import { capitalised } from '../ui/format.ts'
import type { Found } from '../ui/search-choice.tsx'

/** Where a form begins: the unit I serve, or the one province that is set up; nobody is added to the whole nation by chance. */
export function startUnit({ appointments, homes }: Session, action: Action): Found | undefined {
  const mine = appointments.filter(({ role, homeId }) => homeId !== 0 && roleMay(role, action))
  const places: Found[] =
    mine.length > 0
      ? mine.map(({ unitId, unitName }) => ({ value: unitId, label: capitalised(unitName) }))
      : homes.filter(({ id }) => id !== 0).map(({ unitId, name }) => ({ value: unitId, label: capitalised(name) }))
  return places.length === 1 ? places[0] : undefined
}
