import type { Day } from '../../../shared/schema.ts'
import { type Actor, isBelow } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { getCutOffs, getWorkingDays } from '../calendars/index.ts'
import type { Given } from '../programmes/index.ts'
import { applyOpening, listKnownAnswers, listKnownAssignments } from './opening.repository.ts'
import { compareOpening, type PlaceOf } from './opening.ts'
import { wantedIn } from './wanted.ts'

/**
 * Brings the assignments of a programme, and the answers that they ask for, to what its plan gives to whom now. The programme
 * is held by the caller, so that one opening comes after another.
 */
export async function openDuties(db: Db, _clock: Clock, actor: Actor, given: Given): Promise<void> {
  const { programme, on } = given
  const facts = { working: await getWorkingDays(db), cutOffOf: await getCutOffs(db) }
  const known = await listKnownAssignments(db, programme)
  const answers = await listKnownAnswers(db, programme)
  const now = { on: on as Day, newId, placeOf: placesFor(actor, given) }
  await applyOpening(db, programme, compareOpening(wantedIn(given, facts), known, answers, now))
}

/**
 * At the organisation's own place, where those who answer for it may write. Of one that lies where whoever opens it may not
 * write, beside the programme: it shows to the organisation, and the planner says what became of it.
 */
export function placesFor({ writes }: Actor, { programme, placeOf }: Given): PlaceOf {
  return (organisationId) => {
    if (organisationId === null) return { unitPath: programme.unitPath, named: [] }
    const own = placeOf.get(organisationId)
    if (own !== undefined && writes.some((scope) => isBelow(own, scope)))
      return { unitPath: `${own}.0.${organisationId}`, named: [] }
    return { unitPath: `${programme.unitPath}.0.${organisationId}`, named: [organisationId] }
  }
}
