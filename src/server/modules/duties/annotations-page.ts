import type { Annotation, AnnotationKind, Annotations } from '../../../shared/annotations.ts'
import type { AnswerOfDuty } from '../../../shared/assignment-page.ts'
import type { Db } from '../../platform/database.ts'
import type { AnnotationRow } from './added.ts'
import { type AssignmentRow, listBodiesNamed } from './assignments.repository.ts'

type Answers = readonly Pick<AnswerOfDuty, 'source' | 'dueOn' | 'droppedOn'>[]

/** What planners added to a duty, as its page tells it. `names`: of persons. */
export async function describeAnnotations(
  db: Db,
  row: AssignmentRow,
  rows: readonly AnnotationRow[],
  answers: Answers,
  names: ReadonlyMap<string, string>,
  mayPlan: boolean,
): Promise<Annotations> {
  const ids = [...new Set(rows.flatMap(({ organisations }) => organisations ?? []))]
  const bodies = await listBodiesNamed(db, row.homeId, ids)
  const told = rows.map(({ number, kind, product, dueOn, organisations, byPerson, at }): Annotation => {
    const owners = bodies.filter(({ id }) => organisations?.includes(id))
    return { number, kind, product, dueOn, owners, by: names.get(byPerson) ?? null, at: at.toISOString() }
  })
  const last = (kind: AnnotationKind) => told.findLast((each) => each.kind === kind)
  const now = (['product', 'due', 'owners'] as const).flatMap((kind) => last(kind) ?? []).filter(isSomething)
  const ownDay = answers.some(
    ({ source, dueOn, droppedOn }) => source === 'clause' && dueOn !== null && droppedOn === null,
  )
  const isAdded = (kind: AnnotationKind) => now.some((each) => each.kind === kind)
  return {
    revision: rows.at(-1)?.number ?? 0,
    now,
    history: told.toReversed(),
    dayHolds: isAdded('due') && !ownDay,
    may: mayPlan && row.endedOn === null && row.parentId === null ? mayAdd(row, isAdded, ownDay) : [],
  }
}

const isSomething = ({ product, dueOn, owners }: Annotation) => product !== null || dueOn !== null || owners.length > 0

/** What the plan does not say itself; what was added can be taken back whatever it says now. */
function mayAdd(
  { kind, body, organisationId, namedBy }: AssignmentRow,
  isAdded: (kind: AnnotationKind) => boolean,
  ownDay: boolean,
): AnnotationKind[] {
  const may: AnnotationKind[] = []
  if (isAdded('product') || (kind !== 'report' && (body.product ?? null) === null)) may.push('product')
  // A report has a day always: of the plan, or of the calendar of reports.
  if (isAdded('due') || (kind !== 'report' && !ownDay && (body.due ?? null) === null)) may.push('due')
  if (isAdded('owners') || organisationId === null || namedBy !== null) may.push('owners')
  return may
}
