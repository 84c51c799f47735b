import { addDays } from '../../../rules/days.ts'
import { mayBeHandedOver } from '../../../rules/hand-overs.ts'
import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import {
  HAND_OVER_DAYS,
  type HandOver,
  type HandOvers,
  type NewHandOver,
  type Receivers,
} from '../../../shared/hand-overs.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction, type Viewpoint } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type FieldError, invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { getOrganisation } from '../organisations/index.ts'
import {
  endHandOver,
  findHandOver,
  type Handable,
  type HandOverRow,
  insertHandOver,
  listHandOversOf,
  listReceivers,
} from './hand-overs.repository.ts'
import { handOverOverlaps, ownRole } from './identity.problems.ts'
import { listOpenAppointments } from './people.repository.ts'

const receiversShown = 20

/** A hand-over is between two people, whatever either of them sees; each step below asks who they are. */
const between = ({ once, day }: Actor): Viewpoint => ({
  scopes: [NATION_ID],
  writes: [NATION_ID],
  parties: [],
  ...(once && { once }),
  ...(day && { day }),
})

const toWire = ({ homeId: _, appointmentId: __, unitPath: ___, ...handOver }: HandOverRow): HandOver => handOver

/** What I handed over and what I hold for others, as far as it has not ended. */
export async function listHandOvers(db: Db, clock: Clock, actor: Actor): Promise<HandOvers> {
  return inTransaction(db, between(actor), async (db) => {
    const all = await listHandOversOf(db, actor.personId, today(clock))
    return {
      given: all.filter(({ giver }) => giver.id === actor.personId).map(toWire),
      received: all.filter(({ receiver }) => receiver.id === actor.personId).map(toWire),
    }
  })
}

/** People to whom I may hand a role over. */
export async function findReceivers(db: Db, clock: Clock, actor: Actor, q: string): Promise<Receivers> {
  return inTransaction(db, between(actor), async (db) => {
    const day = today(clock)
    const roles = (await listOpenAppointments(db, actor.personId, day)).filter(({ role }) => mayBeHandedOver(role))
    const wanted = { q: foldVietnamese(q), atMost: receiversShown }
    return { people: await listReceivers(db, roles, actor.personId, day, wanted) }
  })
}

/** Hands roles of mine over for some days. Throws `hand-over-overlaps`. */
export const handOver = (db: Db, clock: Clock, actor: Actor, given: NewHandOver): Promise<HandOver[]> =>
  handOverRoles(db, clock, actor, actor.personId, given)

/** The same for somebody who is away already, by whoever looks after all these roles; never to themselves. */
export async function handOverFor(
  db: Db,
  clock: Clock,
  actor: Actor,
  giverId: string,
  given: NewHandOver,
): Promise<HandOver[]> {
  if (given.receiverId === actor.personId) throw ownRole()
  return handOverRoles(db, clock, actor, giverId, given)
}

async function handOverRoles(
  db: Db,
  clock: Clock,
  actor: Actor,
  giverId: string,
  { receiverId, from, until, appointmentIds }: NewHandOver,
): Promise<HandOver[]> {
  const isOwn = giverId === actor.personId
  try {
    return await inTransaction(db, between(actor), async (db) => {
      const day = today(clock)
      const open = await listOpenAppointments(db, giverId, day)
      if (!isOwn && !open.some(({ unitPath }) => mayAt(actor, 'people.manage', unitPath))) throw notFound('This person')
      const handable = open.filter(({ role }) => mayBeHandedOver(role))
      const chosen = appointmentIds ? open.filter(({ id }) => appointmentIds.includes(id)) : handable
      const faults = dayFaults(from, until, day)
      if (appointmentIds && chosen.length < appointmentIds.length)
        faults.push({ pointer: '#/appointmentIds', code: 'not-held' })
      if (chosen.length === 0) faults.push({ pointer: '#/appointmentIds', code: 'nothing-to-hand-over' })
      if (chosen.some(({ role }) => !mayBeHandedOver(role)))
        faults.push({ pointer: '#/appointmentIds', code: 'administrator' })
      for (const role of chosen) {
        const [receiver] = await listReceivers(db, [role], giverId, day, { id: receiverId })
        if (receiver === undefined) faults.push({ pointer: '#/receiverId', code: 'outside' })
      }
      if (faults.length > 0) throw invalidRequest(onceEach(faults))
      if (!isOwn) for (const role of chosen) await requireRole(db, actor, role)
      const ids = new Set<string>()
      for (const { homeId, id: appointmentId, unitPath } of chosen) {
        const id = newId()
        ids.add(id)
        await insertHandOver(db, {
          homeId,
          id,
          appointmentId,
          giverId,
          receiverId,
          unitPath,
          fromDay: from,
          untilDay: until,
          createdBy: actor.personId,
          createdAt: clock.now(),
        })
        await recordAudit(db, clock, actor, {
          homeId,
          unitPath,
          action: 'people.hand-over',
          subject: `person:${giverId}`,
          detail: { handOver: id, appointment: appointmentId, receiver: receiverId, from, until },
        })
      }
      return (await listHandOversOf(db, giverId, day)).filter(({ id }) => ids.has(id)).map(toWire)
    })
  } catch (error) {
    if (brokenConstraint(error) === 'hand_overs_to_one_at_a_time') throw handOverOverlaps()
    throw error
  }
}

/** Whoever stands in speaks for the organisation beside the role as well. */
async function requireRole(db: Db, actor: Actor, { unitPath, organisationId }: Handable): Promise<void> {
  requireAction(actor, 'people.manage', unitPath)
  if (organisationId === null) return
  const { place } = await getOrganisation(db, organisationId)
  requireAction(actor, 'people.manage', place)
}

function dayFaults(from: string, until: string, day: string): FieldError[] {
  const faults: FieldError[] = []
  if (from < day) faults.push({ pointer: '#/from', code: 'past' })
  if (until <= from) faults.push({ pointer: '#/until', code: 'not-after-from' })
  if (until > addDays(from, HAND_OVER_DAYS))
    faults.push({ pointer: '#/until', code: 'too-long', params: { days: HAND_OVER_DAYS } })
  return faults
}

const onceEach = (faults: readonly FieldError[]): FieldError[] =>
  faults.filter(
    ({ pointer, code }, index) =>
      faults.findIndex((other) => other.pointer === pointer && other.code === code) === index,
  )

/** Ends one at once: by either of the two, or by whoever looks after the role. */
export async function takeBack(db: Db, clock: Clock, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, between(actor), async (db) => {
    const day = today(clock)
    const found = await findHandOver(db, id, day)
    const mine =
      found !== undefined &&
      (found.giver.id === actor.personId ||
        found.receiver.id === actor.personId ||
        mayAt(actor, 'people.manage', found.unitPath))
    if (!mine || !(await endHandOver(db, found.homeId, id, day))) throw notFound('This hand-over')
    const { homeId, unitPath, giver } = found
    await recordAudit(db, clock, actor, {
      homeId,
      unitPath,
      action: 'people.end-hand-over',
      subject: `person:${giver.id}`,
      detail: { handOver: id },
    })
  })
}

/** The roles of others that somebody holds today, for their session. */
export async function listStandingsIn(db: Db, clock: Clock, actor: Actor) {
  const held = new Set(actor.grants.flatMap(({ onBehalfOf, appointmentId }) => (onBehalfOf ? [appointmentId] : [])))
  if (held.size === 0) return []
  return inTransaction(db, between(actor), async (db) => {
    const all = await listHandOversOf(db, actor.personId, today(clock))
    return all
      .filter(
        ({ receiver, appointmentId, from }) =>
          receiver.id === actor.personId && held.has(appointmentId) && from <= today(clock),
      )
      .map(({ id, giver, role, unitName, until }) => ({
        handOverId: id,
        giverName: giver.name ?? '',
        role,
        unitName,
        until,
      }))
  })
}
