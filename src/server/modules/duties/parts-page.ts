import { stateAfter } from '../../../rules/duties/index.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { PartEvent } from '../../../shared/parts.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { toAnswer } from './answer-words.ts'
import { type AssignmentRow, listBodiesNamed } from './assignments.repository.ts'
import type { PartEventRow } from './part-events.repository.ts'
import { findPartsUntil, findWhole, listParts } from './parts.repository.ts'

type PartsOfPage = Pick<AssignmentPage, 'partOf' | 'parts' | 'mayPart' | 'partsUntil'>

/** The parts of a duty, and of which it is one itself, as its page tells it. `names`: of persons. */
export async function describeParts(
  db: Db,
  actor: Actor,
  row: AssignmentRow,
  day: Day,
  names: ReadonlyMap<string, string>,
): Promise<PartsOfPage> {
  const parts = await listParts(db, row)
  const mayPart = row.endedOn === null && row.organisationId !== null && mayAt(actor, 'duties.answer', row.unitPath)
  const decides = mayPart || mayAt(actor, 'duties.plan', row.programmePath)
  return {
    partOf: await describeWhole(db, row, names),
    parts: parts.map((part) => ({
      assignmentId: part.assignmentId,
      number: part.part,
      organisation: { id: part.organisationId, name: part.organisationName },
      words: part.words,
      ...toAnswer(part, day),
      endedOn: part.endedOn,
      mayChange: decides && part.endedOn === null && stateAfter(part.state, 'grant-extension') !== undefined,
    })),
    mayPart,
    partsUntil: await findPartsUntil(db, row.homeId, row.id),
  }
}

export const toPartEvent = (
  { partId, part, organisationId, organisationName, byPerson, at, ...event }: PartEventRow,
  names: ReadonlyMap<string, string>,
): PartEvent => ({
  ...event,
  assignmentId: partId,
  number: part,
  organisation: { id: organisationId, name: organisationName },
  by: names.get(byPerson) ?? null,
  at: at.toISOString(),
})

async function describeWhole(
  db: Db,
  row: AssignmentRow,
  names: ReadonlyMap<string, string>,
): Promise<AssignmentPage['partOf']> {
  if (row.parentId === null || row.givenBy === null) return null
  const whole = await findWhole(db, row)
  const [giver] = await listBodiesNamed(db, row.homeId, [row.givenBy])
  return {
    assignmentId: whole?.id ?? null,
    quote: whole?.quote ?? row.planWords,
    giver: giver ?? { id: row.givenBy, name: row.givenBy },
    by: row.namedBy === null ? null : (names.get(row.namedBy) ?? null),
  }
}
