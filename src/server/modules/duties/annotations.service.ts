import type { AnnotationKind, NewAnnotation } from '../../../shared/annotations.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { type FieldError, invalidRequest } from '../../platform/problems.ts'
import { describeGiven, type Given, isOnGrounds } from '../programmes/index.ts'
import { type Added, addedIn } from './added.ts'
import { insertAnnotation, listAnnotationsOf } from './annotations.repository.ts'
import { describeAssignment } from './assignment-page.service.ts'
import { type AssignmentRow, findHolding } from './assignments.repository.ts'
import { annotationChanged, assignmentEnded, ownedByPlan, partOfDuty, saidByPlan } from './duties.problems.ts'
import { getTimeFacts, openDuties } from './opening.service.ts'
import { auditPlanning, holdForPlanning } from './planning.service.ts'
import { wantedIn } from './wanted.ts'

/**
 * Adds to a duty what its plan does not say, or takes it back, and answers with the duty as whoever has it now has it. Throws
 * `annotation-changed` where somebody did meanwhile, `part-of-duty`, `said-by-plan` and `owned-by-plan` for what the plan itself says, and
 * `assignment-ended` where it orders the duty no more.
 */
export async function annotate(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { revision, ...asked }: NewAnnotation,
): Promise<AssignmentPage> {
  return inTransaction(db, actor, async (db) => {
    const { assignment, programme } = await holdForPlanning(db, actor, id)
    if (assignment.parentId !== null) throw partOfDuty()
    const rows = await listAnnotationsOf(db, assignment)
    const last = rows.at(-1)?.number ?? 0
    if (last !== revision) throw annotationChanged(last)
    const given = await describeGiven(db, actor, programme, today(clock))
    await add(db, clock, actor, { assignment, given, last, before: addedIn(rows)(assignment.factId) }, asked)
    const { id: now } = (await findHolding(db, assignment)) ?? { id }
    return describeAssignment(db, clock, actor, now)
  })
}

type Adding = { assignment: AssignmentRow; given: Given; last: number; before: Added }
type Asked = Omit<NewAnnotation, 'revision'>
type Change = { kind: AnnotationKind; product: string | null; dueOn: Day | null; organisations: string[] | null }
const NO_CHANGE = { product: null, dueOn: null, organisations: null }

async function add(
  db: Db,
  clock: Clock,
  actor: Actor,
  { assignment, given, last, before }: Adding,
  asked: Asked,
): Promise<void> {
  const fact = [...given.duties, ...given.reports].find((each) => each.id === assignment.factId)
  if (!fact) throw assignmentEnded(assignment.endedOn ?? today(clock))
  await check(db, given, fact, before, asked, today(clock))
  const changes = changesOf(before, asked)
  for (const [index, change] of changes.entries())
    await insertAnnotation(db, given.programme, {
      ...change,
      factId: fact.id,
      number: last + index + 1,
      byPerson: actor.personId,
      at: clock.now(),
    })
  await openDuties(db, given)
  const added = changes.filter(({ kind }) => kind !== 'owners')
  if (added.length > 0)
    await auditPlanning(db, clock, actor, assignment, 'duties.annotate', {
      ...Object.fromEntries(added.map(({ kind, product, dueOn }) => [kind, product ?? dueOn])),
    })
  if (asked.organisationIds)
    await auditPlanning(db, clock, actor, assignment, 'duties.name-owners', { organisations: asked.organisationIds })
}

/** What the plan says itself is said among its facts and parties; what was added to it before is taken back all the same. */
async function check(
  db: Db,
  given: Given,
  fact: Given['duties' | 'reports'][number],
  before: Added,
  { product, dueOn, organisationIds }: Asked,
  today: Day,
): Promise<void> {
  const faults: FieldError[] = []
  if (product && 'product' in fact.body && fact.body.product !== null) throw saidByPlan('product')
  if (dueOn) {
    const duty = wantedIn(given, await getTimeFacts(db), () => before).find(({ factId }) => factId === fact.id)
    if (duty?.hasOwnDay()) throw saidByPlan('due')
    if (dueOn < today) faults.push({ pointer: '#/dueOn', code: 'in-the-past' })
  }
  if (organisationIds) {
    if (organisationIds.length > 0 && fact.owners.length > 0) throw ownedByPlan()
    for (const [index, each] of organisationIds.entries()) {
      const pointer = `#/organisationIds/${index}`
      const place = given.placeOf.get(each)
      if (place === undefined) faults.push({ pointer, code: 'unknown' })
      else if (!isOnGrounds(place, given.grounds)) faults.push({ pointer, code: 'outside' })
    }
  }
  if (faults.length > 0) throw invalidRequest(faults)
}

/** Saying again what holds already adds nothing. */
function changesOf(before: Added, { product, dueOn, organisationIds }: Asked): Change[] {
  const words = product?.trim().normalize('NFC') ?? null
  const named = before.owners?.organisationIds ?? []
  return [
    ...(product === undefined || words === before.product
      ? []
      : [{ ...NO_CHANGE, kind: 'product' as const, product: words }]),
    ...(dueOn === undefined || dueOn === (before.day?.dueOn ?? null)
      ? []
      : [{ ...NO_CHANGE, kind: 'due' as const, dueOn }]),
    ...(organisationIds === undefined || sameIds(organisationIds, named)
      ? []
      : [{ ...NO_CHANGE, kind: 'owners' as const, organisations: organisationIds }]),
  ]
}

const sameIds = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join()
