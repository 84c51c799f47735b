import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { MOST_PARTS, type NewPart, type PartOwners } from '../../../shared/parts.ts'
import type { Day } from '../../../shared/schema.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction, seeingBelow } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type FieldError, invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { describeAssignment } from './assignment-page.service.ts'
import { type AssignmentRow, getAssignmentRow } from './assignments.repository.ts'
import { assignmentEnded, partsFull } from './duties.problems.ts'
import { insertPartEvent } from './part-events.repository.ts'
import { tellPart } from './part-notices.ts'
import { findPartsUntil, holdParts, insertPart, listPartOwners } from './parts.repository.ts'

const mostOffered = 30

/** Bodies to which a part of the duty may be given, whose name or place holds the words. Throws `not-allowed`. */
export async function findPartOwners(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { q = '' }: { q?: string },
): Promise<PartOwners> {
  return inTransaction(db, actor, async (db) => {
    const duty = await getAssignmentRow(db, id)
    requireAction(actor, 'duties.answer', duty.unitPath)
    const words = foldVietnamese(q).split(' ').filter(Boolean)
    // Whoever has the duty sees no bodies of other places.
    const found = await seeingBelow(db, [NATION_ID], (db) =>
      listPartOwners(db, duty, today(clock), { words, limit: mostOffered }),
    )
    return { bodies: found.map(({ id, name, unitName }) => ({ id, name, unitName })) }
  })
}

/**
 * Gives a part of a duty to another body, by a day of its own. Whoever has the duty accepts what is handed in. Throws
 * `not-allowed`, `assignment-ended`, `parts-full`, and `invalid-request` for a body of elsewhere, a day that has passed or one after the
 * last day of the duty.
 */
export async function givePart(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { organisationId, words, dueOn }: NewPart,
): Promise<AssignmentPage> {
  return inTransaction(db, actor, async (db) => {
    const seen = await getAssignmentRow(db, id)
    requireAction(actor, 'duties.answer', seen.unitPath)
    const before = await holdParts(db, seen)
    const duty = await getAssignmentRow(db, id)
    if (duty.endedOn !== null) throw assignmentEnded(duty.endedOn)
    if (before >= MOST_PARTS) throw partsFull()
    const on = today(clock)
    const [owner] = await seeingBelow(db, [NATION_ID], (db) =>
      listPartOwners(db, duty, on, { ids: [organisationId], limit: 1 }),
    )
    const faults: FieldError[] = []
    if (!owner) faults.push({ pointer: '#/organisationId', code: 'outside' })
    faults.push(...dayFaults('#/dueOn', dueOn, { on, until: await findPartsUntil(db, duty.homeId, duty.id) }))
    if (!owner || faults.length > 0) throw invalidRequest(faults)
    const part = { id: newId(), number: before + 1, owner, words: words.trim().normalize('NFC'), dueOn }
    await insertPart(db, duty, { ...part, byPerson: actor.personId, on })
    await auditPart(db, clock, actor, duty, part)
    await insertPartEvent(db, {
      ...{ id: newId(), homeId: duty.homeId, partId: part.id, act: 'give', reason: null },
      ...{ byPerson: actor.personId, at: clock.now() },
    })
    await tellPart(db, clock, actor, {
      ...{ kind: 'part-given', homeId: duty.homeId, sentFrom: duty.unitPath, partId: part.id },
      ...{ giver: duty.organisationId, owner: owner.id, words: part.words, dueOn },
    })
    return describeAssignment(db, clock, actor, id)
  })
}

/** A part is due from today on, and not after the last day of its duty, which is moved first. */
export function dayFaults(pointer: string, day: Day, { on, until }: { on: Day; until: Day | null }): FieldError[] {
  if (until !== null && day > until) return [{ pointer, code: 'after-duty', params: { until } }]
  return day < on ? [{ pointer, code: 'in-the-past' }] : []
}

const auditPart = (
  db: Db,
  clock: Clock,
  actor: Actor,
  { homeId, unitPath, id, programmeId }: AssignmentRow,
  { id: part, owner, dueOn }: { id: string; owner: { id: string }; dueOn: string },
) =>
  recordAudit(db, clock, actor, {
    homeId,
    unitPath,
    action: 'duties.part',
    subject: `assignment:${id}`,
    detail: { part, organisation: owner.id, dueOn, programme: programmeId },
  })
