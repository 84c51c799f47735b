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
import { listPeopleAnsweringFor } from '../identity/index.ts'
import { tellPeople } from '../notices/index.ts'
import { describeAssignment } from './assignment-page.service.ts'
import { type AssignmentRow, getAssignmentRow, listBodiesNamed } from './assignments.repository.ts'
import { assignmentEnded, partsFull } from './duties.problems.ts'
import { holdParts, insertPart, listPartOwners } from './parts.repository.ts'

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
 * `not-allowed`, `assignment-ended`, `parts-full`, and `invalid-request` for a body of elsewhere or a day that has passed.
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
    if (dueOn < on) faults.push({ pointer: '#/dueOn', code: 'in-the-past' })
    if (!owner || faults.length > 0) throw invalidRequest(faults)
    const part = { id: newId(), number: before + 1, owner, words: words.trim().normalize('NFC'), dueOn }
    await insertPart(db, duty, { ...part, byPerson: actor.personId, on })
    await auditPart(db, clock, actor, duty, part)
    await tellOwner(db, clock, actor, duty, part)
    return describeAssignment(db, clock, actor, id)
  })
}

/** Whoever answers for a body learns of its part at once, and not when reminders begin. */
async function tellOwner(
  db: Db,
  clock: Clock,
  actor: Actor,
  duty: AssignmentRow,
  { id, owner, words, dueOn }: { id: string; owner: { id: string }; words: string; dueOn: Day },
): Promise<void> {
  // Nor does whoever has the duty see who is appointed there.
  const answering = await seeingBelow(db, [NATION_ID], (db) =>
    listPeopleAnsweringFor(db, duty.homeId, [owner.id], today(clock)),
  )
  const [giver] = await listBodiesNamed(db, duty.homeId, duty.organisationId === null ? [] : [duty.organisationId])
  await tellPeople(db, clock, {
    sentFrom: duty.unitPath,
    people: answering.map(({ personId }) => personId),
    kind: 'part-given',
    subject: `assignment:${id}`,
    params: { giver: giver?.name ?? '', quote: words, dueOn },
    words: null,
    byPerson: actor.personId,
  })
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
