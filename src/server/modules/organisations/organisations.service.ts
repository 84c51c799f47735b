import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { NewOrganisation, Organisation } from '../../../shared/organisations.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { recordAudit } from '../audit/index.ts'
import { getHomeOf } from '../homes/index.ts'
import { getUnit } from '../units/index.ts'
import { organisationExists, organisationInUse } from './organisations.problems.ts'
import { deleteOrganisation, getOrganisation, insertOrganisation } from './organisations.repository.ts'

/** Adds an organisation at a unit. Throws `organisation-exists`. */
export async function addOrganisation(
  db: Db,
  clock: Clock,
  actor: Actor,
  { name, unitId }: NewOrganisation,
): Promise<Organisation> {
  try {
    return await inTransaction(db, actor, async (db) => {
      const unit = await getUnit(db, unitId)
      requireAction(actor, 'organisations.manage', unit.path)
      const home = await getHomeOf(db, unit.path)
      const id = await insertOrganisation(db, {
        homeId: home.id,
        unitId: unit.id,
        unitPath: unit.path,
        kind: 'agency',
        name: name.trim(),
        nameKey: foldVietnamese(name),
        createdAt: clock.now(),
      })
      await recordAudit(db, clock, actor, {
        homeId: home.id,
        unitPath: unit.path,
        action: 'organisations.add',
        subject: `organisation:${id}`,
      })
      const { unitPath: _, homeId: __, place: ___, ...organisation } = await getOrganisation(db, id)
      return organisation
    })
  } catch (error) {
    if (brokenConstraint(error) === 'organisations_name_once') throw organisationExists()
    throw error
  }
}

/** Removes an organisation that nobody belongs to. Throws `organisation-in-use`. */
export async function removeOrganisation(db: Db, clock: Clock, actor: Actor, id: string): Promise<void> {
  try {
    await inTransaction(db, actor, async (db) => {
      const organisation = await getOrganisation(db, id)
      requireAction(actor, 'organisations.manage', organisation.unitPath)
      await deleteOrganisation(db, organisation.homeId, id)
      await recordAudit(db, clock, actor, {
        homeId: organisation.homeId,
        unitPath: organisation.unitPath,
        action: 'organisations.remove',
        subject: `organisation:${id}`,
        detail: { name: organisation.name },
      })
    })
  } catch (error) {
    if (brokenConstraint(error) === 'appointments_organisation_fk') throw organisationInUse()
    throw error
  }
}
