import type { AccessRole, Reach } from '../../../shared/people.ts'
import type { Day } from '../../../shared/schema.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { type FieldError, invalidRequest } from '../../platform/problems.ts'
import { getHomeOf } from '../homes/index.ts'
import { getOrganisation, type OrganisationRow, requireBodyOn } from '../organisations/index.ts'
import { getUnit, requireUnitOn } from '../units/index.ts'

export type WantedRole = {
  role: AccessRole
  reach?: Reach | undefined
  unitId: string
  organisationId?: string | undefined
  /** Its first day; without it the day itself. */
  from?: Day | undefined
}

export type RolePlace = {
  homeId: number
  unitId: string
  unitPath: string
  reach: Reach
  organisationId: string | null
}

/**
 * Where a role that I want to give lies: a place that stands on its first day. Throws `place-ended`, `place-not-there`, with the given faults and those of the place, or where it is not mine to
 * give.
 */
export async function placeRole(
  db: Db,
  actor: Actor,
  role: WantedRole,
  day: string,
  faults: readonly FieldError[],
): Promise<RolePlace> {
  const unit = await getUnit(db, role.unitId, day)
  const home = await getHomeOf(db, unit.path)
  const organisation = role.organisationId === undefined ? undefined : await getOrganisation(db, role.organisationId)
  const reach = role.reach ?? 'subtree'
  const all = [...faults, ...roleFaults(role, reach, unit.id, home.id, organisation)]
  if (all.length > 0) throw invalidRequest(all)
  const unitPath = reach === 'subtree' || !organisation ? unit.path : organisation.place
  requireAction(actor, 'people.manage', unitPath)
  // What names an organisation shows to its people, so nobody lets anybody into one that is not under them.
  if (organisation) requireAction(actor, 'people.manage', organisation.place)
  const first = role.from ?? day
  await requireUnitOn(db, unit, first)
  if (organisation) await requireBodyOn(db, organisation, first)
  return { homeId: home.id, unitId: unit.id, unitPath, reach, organisationId: role.organisationId ?? null }
}

function roleFaults(
  { role }: WantedRole,
  reach: Reach,
  unitId: string,
  homeId: number,
  organisation: OrganisationRow | undefined,
): FieldError[] {
  const faults: FieldError[] = []
  if (role === 'system-administrator' && (unitId !== NATION_ID || reach !== 'subtree'))
    faults.push({ pointer: '#/role', code: 'only-nation' })
  if (reach !== 'subtree' && !organisation) faults.push({ pointer: '#/organisationId', code: 'required' })
  if (organisation && organisation.homeId !== homeId) faults.push({ pointer: '#/organisationId', code: 'other-home' })
  else if (reach !== 'subtree' && organisation && organisation.unitId !== unitId)
    faults.push({ pointer: '#/unitId', code: 'other-unit' })
  return faults
}
