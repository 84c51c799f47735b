import type { AuditAction } from '../../../shared/audit.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { listRightPlaces } from './grants.repository.ts'
import { findRolePlace } from './people.repository.ts'
import { confirmIdentity } from './sign-in.problems.ts'

/**
 * Whoever sets how another signs in could act as them, so every one of their roles must lie under mine with the
 * organisation beside it, unseen and coming ones too.
 * Puts what is then done on the trail. Nobody is it for themselves: an open screen is not
 * enough for that. Throws `not-found`, `not-allowed`, `confirm-identity`.
 */
export async function requireWholePerson(
  db: Db,
  clock: Clock,
  actor: Actor,
  personId: string,
  action: AuditAction,
): Promise<void> {
  if (personId === actor.personId) throw confirmIdentity()
  const day = today(clock)
  const place = await findRolePlace(db, personId, day)
  if (!place) throw notFound('This person')
  requireAction(actor, 'people.manage', place.unitPath)
  for (const path of await listRightPlaces(db, personId, day)) requireAction(actor, 'people.manage', path)
  const { homeId, unitPath } = place
  await recordAudit(db, clock, actor, { homeId, unitPath, action, subject: `person:${personId}` })
}
