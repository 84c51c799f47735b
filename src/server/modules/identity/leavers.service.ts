import type { EndedPerson } from '../../../shared/people.ts'
import { type Actor, mayAt, notAllowed, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { cancelMailsTo } from '../mails/index.ts'
import { endRoles } from './end-roles.ts'
import { listHeldGrants } from './grants.repository.ts'
import { endHandOver, listHandOversOf } from './hand-overs.repository.ts'
import { deleteLinksOf } from './one-time-links.repository.ts'
import { deleteSessionsOf, listAppointmentsOf, listOpenAppointments } from './people.repository.ts'
import { revokeTokensOf } from './service-tokens.repository.ts'

/**
 * Somebody leaves: every role that I look after ends today with every session, link, letter, hand-over and token that goes
 * with them. What stays is told: roles that I see and do not manage, and whether there are others. Their account stays, and
 * opens nothing. Throws `last-administrator`.
 */
export async function endPerson(db: Db, clock: Clock, actor: Actor, personId: string): Promise<EndedPerson> {
  return inTransaction(db, actor, async (db) => {
    const day = today(clock)
    const seen = await listOpenAppointments(db, personId, day)
    if (seen.length === 0) throw notFound('This person')
    const mine = seen.filter(({ unitPath }) => mayAt(actor, 'people.manage', unitPath))
    if (mine.length === 0) throw notAllowed('people.manage')
    await endRoles(db, clock, mine)
    await deleteSessionsOf(db, personId)
    await deleteLinksOf(db, personId)
    await cancelMailsTo(db, personId, clock.now())
    for (const { homeId, id, unitPath, giver } of await listHandOversOf(db, personId, day)) {
      if (!mayAt(actor, 'people.manage', unitPath) || !(await endHandOver(db, homeId, id, day))) continue
      await recordAudit(db, clock, actor, {
        homeId,
        unitPath,
        action: 'people.end-hand-over',
        subject: `person:${giver.id}`,
        detail: { handOver: id },
      })
    }
    const revoked = await revokeTokensOf(db, personId, { revokedAt: clock.now(), revokedBy: actor.personId })
    for (const { homeId, id, unitPath } of revoked) {
      await recordAudit(db, clock, actor, { homeId, unitPath, action: 'tokens.revoke', subject: `token:${id}` })
    }
    for (const { homeId, id, unitPath } of mine) {
      requireAction(actor, 'people.manage', unitPath)
      const subject = `person:${personId}`
      await recordAudit(db, clock, actor, {
        homeId,
        unitPath,
        action: 'people.end',
        subject,
        detail: { appointment: id },
      })
    }
    const kept = await listAppointmentsOf(db, [personId], day)
    const left = (await listHeldGrants(db, personId, day)).filter(({ onBehalfOf }) => onBehalfOf === null)
    return {
      ended: mine.length,
      kept: kept.map(({ personId: _, ...appointment }) => appointment),
      keptElsewhere: left.some(({ appointmentId }) => !kept.some(({ id }) => id === appointmentId)),
    }
  })
}
