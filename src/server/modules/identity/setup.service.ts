import type { Home, NewHome } from '../../../shared/people.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { addHome } from '../homes/index.ts'
import { makeUsualOrganisationsIn } from '../organisations/index.ts'
import { appoint } from './people.service.ts'

/** Sets a province up with the bodies it usually has; whoever does so may take the planner's role there in the same step. */
export async function setUpProvince(
  db: Db,
  clock: Clock,
  actor: Actor,
  { unitId, alsoPlanner, usualOrganisations = true }: NewHome,
): Promise<Home> {
  return inTransaction(db, actor, async (db) => {
    const home = await addHome(db, clock, actor, unitId)
    if (alsoPlanner) await appoint(db, clock, actor, actor.personId, { role: 'planner', unitId: home.unitId })
    if (usualOrganisations) await makeUsualOrganisationsIn(db, clock, actor, home.unitId, { dryRun: false })
    return home
  })
}
