import type { Home } from '../../../shared/people.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db } from '../../platform/database.ts'
import { recordAudit } from '../audit/index.ts'
import { getUnit, listSuccessors } from '../units/index.ts'
import { notAProvince, provinceSetUp } from './homes.problems.ts'
import { insertHome } from './homes.repository.ts'

/**
 * Sets a province up, so that this system keeps its rows. An ended province is taken into the one now in charge of its
 * ground. Runs in the caller's transaction. Throws `not-a-province`, `province-already-set-up`.
 */
export async function addHome(db: Db, clock: Clock, actor: Actor, unitId: string): Promise<Home> {
  const asked = await getUnit(db, unitId, today(clock))
  if (asked.level !== 'province') throw notAProvince()
  const unit = asked.ended === null ? asked : ((await listSuccessors(db, [asked.id]))[0] ?? asked)
  requireAction(actor, 'homes.manage', unit.path)
  const home = { name: unit.fullName, unitId: unit.id, sample: false }
  try {
    const id = await insertHome(db, { ...home, createdAt: clock.now() })
    await recordAudit(db, clock, actor, {
      homeId: id,
      unitPath: unit.path,
      action: 'homes.add',
      subject: `home:${id}`,
      detail: { asked: asked.id },
    })
    return { id, ...home }
  } catch (error) {
    if (brokenConstraint(error) === 'homes_unit_once') throw provinceSetUp(unit.fullName)
    throw error
  }
}
