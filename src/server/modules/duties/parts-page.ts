import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { toAnswer } from './answer-words.ts'
import { type AssignmentRow, listBodiesNamed } from './assignments.repository.ts'
import { findWhole, listParts } from './parts.repository.ts'

type PartsOfPage = Pick<AssignmentPage, 'partOf' | 'parts' | 'mayPart'>

/** The parts of a duty, and of which it is one itself, as its page tells it. `names`: of persons. */
export async function describeParts(
  db: Db,
  actor: Actor,
  row: AssignmentRow,
  day: Day,
  names: ReadonlyMap<string, string>,
): Promise<PartsOfPage> {
  const parts = await listParts(db, row)
  return {
    partOf: await describeWhole(db, row, names),
    parts: parts.map((part) => ({
      assignmentId: part.assignmentId,
      number: part.part,
      organisation: { id: part.organisationId, name: part.organisationName },
      words: part.words,
      ...toAnswer(part, day),
      endedOn: part.endedOn,
    })),
    mayPart: row.endedOn === null && row.organisationId !== null && mayAt(actor, 'duties.answer', row.unitPath),
  }
}

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
