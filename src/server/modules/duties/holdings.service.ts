import { permissions } from '../../../rules/permissions.ts'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type { Colleagues, Holder, HoldingsDone, NewHoldings, TakenBack } from '../../../shared/holdings.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { recordAudit } from '../audit/index.ts'
import { listPeopleAnsweringFor } from '../identity/index.ts'
import { takeBackNotices, tellPeople } from '../notices/index.ts'
import { oneByOne } from './acts.service.ts'
import { type AssignmentRow, getAssignmentRow } from './assignments.repository.ts'
import { assignmentEnded, holderChanged, notAnswering } from './duties.problems.ts'
import { type HeldBy, insertHolding, listHoldersByName, listHoldings } from './holdings.repository.ts'

/** Who answers for the organisation of a duty, by name and the actor last: to them it can be given. */
export async function getColleagues(db: Db, clock: Clock, actor: Actor, assignmentId: string): Promise<Colleagues> {
  return inTransaction(db, actor, async (db) => {
    const assignment = await getAssignmentRow(db, assignmentId)
    requireAction(actor, 'duties.answer', assignment.unitPath)
    const people = await listColleagues(db, clock, assignment)
    const isMe = ({ id }: Holder) => Number(id === actor.personId)
    return { people: people.toSorted((a, b) => isMe(a) - isMe(b) || compareVietnamese(a.name, b.name)) }
  })
}

async function listColleagues(db: Db, clock: Clock, { homeId, organisationId }: AssignmentRow): Promise<Holder[]> {
  if (organisationId === null) return []
  const answering = await listPeopleAnsweringFor(db, homeId, [organisationId], today(clock))
  return answering.map(({ personId, name }) => ({ id: personId, name }))
}

/**
 * Gives duties to somebody of their organisation, or back to all of it, and tells them once. Each is given or left with the problem
 * that kept it: `holder-changed`, `not-answering`, `assignment-ended`.
 */
export async function giveDuties(
  db: Db,
  clock: Clock,
  actor: Actor,
  { personId, assignments, words }: NewHoldings,
): Promise<HoldingsDone> {
  return inTransaction(db, actor, async (db) => {
    const given: AssignmentRow[] = []
    const at = clock.now()
    const colleagues = colleaguesIn(db, clock)
    const problems = await oneByOne(assignments, async (asked) => {
      const assignment = await getGivable(db, actor, asked.assignmentId)
      if (personId !== null && !(await colleagues(assignment)).has(personId)) throw notAnswering()
      await give(db, clock, actor, assignment, { ...asked, at, personId, words: words?.trim() ?? null })
      given.push(assignment)
    })
    await tellHolder(db, clock, actor, { personId, at, given, words: words?.trim() ?? null })
    return resultsOf(assignments, problems)
  })
}

/**
 * Takes back what the actor gave last: each goes to whoever had it before, where they still answer for it, else to all of its
 * organisation. Nobody is told anew, and what was told of a giving that is taken back whole says so. Each is given or left with its problem: `holder-changed`, `assignment-ended`.
 */
export async function takeBackDuties(
  db: Db,
  clock: Clock,
  actor: Actor,
  { assignments }: TakenBack,
): Promise<HoldingsDone> {
  return inTransaction(db, actor, async (db) => {
    const colleagues = colleaguesIn(db, clock)
    const at = clock.now()
    const undone: Undone[] = []
    const problems = await oneByOne(assignments, async (asked) => {
      const assignment = await getGivable(db, actor, asked.assignmentId)
      const [last, before] = await listHoldings(db, assignment)
      if (last?.givenBy !== actor.personId) throw holderChanged(assignment.heldRevision)
      const had = before?.heldBy ?? null
      const personId = had !== null && (await colleagues(assignment)).has(had) ? had : null
      await give(db, clock, actor, assignment, { ...asked, at, personId, words: null })
      if (last.heldBy !== null) undone.push({ toPerson: last.heldBy, givenAt: last.at.toISOString() })
    })
    await untellHolders(db, clock, undone)
    return resultsOf(assignments, problems)
  })
}

type Asked = NewHoldings['assignments'][number]

const resultsOf = (assignments: readonly Asked[], problems: ReadonlyMap<Asked, string>): HoldingsDone => ({
  results: assignments.map((one) => ({ assignmentId: one.assignmentId, problem: problems.get(one) ?? null })),
})

async function getGivable(db: Db, actor: Actor, assignmentId: string): Promise<AssignmentRow> {
  const assignment = await getAssignmentRow(db, assignmentId)
  requireAction(actor, 'duties.answer', assignment.unitPath)
  if (assignment.endedOn !== null) throw assignmentEnded(assignment.endedOn)
  return assignment
}

/** Whom the duties of an organisation can be given to, asked once for each. */
function colleaguesIn(db: Db, clock: Clock): (assignment: AssignmentRow) => Promise<ReadonlySet<string>> {
  const known = new Map<string | null, ReadonlySet<string>>()
  return async (assignment) => {
    const ids = known.get(assignment.organisationId)
    if (ids) return ids
    const found = new Set((await listColleagues(db, clock, assignment)).map(({ id }) => id))
    known.set(assignment.organisationId, found)
    return found
  }
}

async function give(
  db: Db,
  clock: Clock,
  actor: Actor,
  assignment: AssignmentRow,
  { revision, personId, at, words }: Asked & { personId: string | null; at: Date; words: string | null },
): Promise<void> {
  const holding = { number: revision + 1, heldBy: personId, givenBy: actor.personId, at, words }
  if (!(await insertHolding(db, assignment, holding))) throw holderChanged(assignment.heldRevision)
  await recordAudit(db, clock, actor, {
    homeId: assignment.homeId,
    unitPath: assignment.unitPath,
    action: 'duties.give',
    subject: `assignment:${assignment.id}`,
    detail: { to: personId, programme: assignment.programmeId },
  })
}

type Giving = { personId: string | null; at: Date; given: readonly AssignmentRow[]; words: string | null }

async function tellHolder(db: Db, clock: Clock, actor: Actor, { personId, at, given, words }: Giving): Promise<void> {
  const [first] = given
  if (personId === null || !first) return
  await tellPeople(db, clock, {
    sentFrom: first.unitPath,
    people: [personId],
    kind: 'duty-given',
    subject: given.length === 1 ? `assignment:${first.id}` : 'my-work',
    params: { quote: first.quote, duties: given.length, givenAt: at.toISOString() },
    words,
    byPerson: actor.personId,
  })
}

type Undone = { toPerson: string; givenAt: string }

/** A notice tells of all that was given at once, so it holds until the last of that is taken back. */
async function untellHolders(db: Db, clock: Clock, undone: readonly Undone[]): Promise<void> {
  for (const its of Map.groupBy(undone, ({ toPerson, givenAt }) => `${toPerson} ${givenAt}`).values()) {
    const [first] = its
    if (!first) continue
    const { toPerson, givenAt } = first
    await takeBackNotices(db, clock, { kind: 'duty-given', toPerson, params: { givenAt, duties: its.length } })
  }
}

/** Who has duties of these organisations by name today: whoever left has none, and they are everybody's again. */
export const findHolders = (db: Db, clock: Clock, organisations: readonly string[]): Promise<HeldBy[]> =>
  listHoldersByName(db, organisations, permissions['duties.answer'], today(clock))
