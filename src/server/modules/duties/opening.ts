import type { AskedAnswer } from '../../../rules/duties/index.ts'
import type { AnswerState, DutyKind } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { NamedOwners } from './added.ts'
import type { WantedDuty } from './wanted.ts'

/** An assignment as it stands. */
export type KnownAssignment = {
  id: string
  factId: string
  versionId: string
  organisationId: string | null
  unitPath: string
  audience: string[]
  /** To whom it is sent, and where they are. */
  receivedBy: string[]
  receivedFrom: string[]
  kind: DutyKind
  unresolved: string[]
  namedBy: string | null
  conditionMetOn: Day | null
  openedOn: Day
  endedOn: Day | null
  /** Somebody wrote below it, gave a part of it or was given it by name: it ends, and does not go. */
  isKept: boolean
}
export type KnownAnswer = AskedAnswer & {
  assignmentId: string
  state: AnswerState
  revision: number
  isReminded: boolean
  /** The plan asks for it no more. */
  droppedOn: Day | null
}

type AnswerKey = { assignmentId: string; period: string }
export type AnswerChange = AskedAnswer & { assignmentId: string }
/** What has to be done so that an opened programme is as its plan gives it. */
export type Opening = {
  insert: KnownAssignment[]
  update: KnownAssignment[]
  /** Nobody did anything with them yet. */
  remove: string[]
  insertAnswers: AnswerChange[]
  updateAnswers: AnswerChange[]
  removeAnswers: AnswerKey[]
  /** Begun, and asked for no more. */
  dropAnswers: AnswerKey[]
}

/** Where an assignment of an organisation lies; beside its programme the organisation sees it because it is named. */
export type PlaceOf = (organisationId: string | null) => { unitPath: string; beside: boolean }

type Now = {
  on: Day
  newId: () => string
  placeOf: PlaceOf
  /** Its own place, wherever that is; undefined where it is there no more. */
  ownPlaceOf: (organisationId: string) => string | undefined
  isThere: (organisationId: string) => boolean
  /** Whom a planner named for a duty that the plan gives to nobody known. */
  namedFor: (factId: string) => NamedOwners | null
}

/**
 * Compares what the plan gives with what stands. What somebody has worked on is never taken away: it ends. Where nobody known
 * has a duty, whoever a planner named has it, and without one it stands alone.
 */
export function compareOpening(
  wanted: readonly WantedDuty[],
  known: readonly KnownAssignment[],
  answers: readonly KnownAnswer[],
  now: Now,
): Opening {
  const opening: Opening = {
    insert: [],
    update: [],
    remove: [],
    insertAnswers: [],
    updateAnswers: [],
    removeAnswers: [],
    dropAnswers: [],
  }
  const answersBy = Map.groupBy(answers, ({ assignmentId }) => assignmentId)
  const byFact = Map.groupBy(known, ({ factId }) => factId)
  const kept = new Set<string>()
  for (const duty of wanted) {
    const mine = byFact.get(duty.factId) ?? []
    for (const organisationId of ownersOf(duty, now)) {
      const before = mine.find((each) => each.organisationId === organisationId)
      const assignment = assign(duty, organisationId, before, now)
      kept.add(assignment.id)
      if (!before) opening.insert.push(assignment)
      else if (differs(before, assignment)) opening.update.push(assignment)
      const asked = organisationId === null ? [] : duty.asks(organisationId, assignment)
      compareAnswers(opening, assignment.id, asked, answersBy.get(assignment.id) ?? [], now.on)
    }
  }
  for (const assignment of known) {
    if (kept.has(assignment.id)) continue
    const its = answersBy.get(assignment.id) ?? []
    if (!assignment.isKept && its.every(isUntouched)) opening.remove.push(assignment.id)
    else {
      if (assignment.endedOn === null) opening.update.push({ ...assignment, endedOn: now.on })
      compareAnswers(opening, assignment.id, [], its, now.on)
    }
  }
  return opening
}

function ownersOf({ factId, owners }: WantedDuty, { isThere, namedFor }: Now): (string | null)[] {
  if (owners.length > 0) return owners
  const named = (namedFor(factId)?.organisationIds ?? []).filter(isThere)
  return named.length > 0 ? named : [null]
}

function assign(
  { factId, versionId, kind, owners, joined, unresolved, receivers }: WantedDuty,
  organisationId: string | null,
  before: KnownAssignment | undefined,
  { on, newId, placeOf, ownPlaceOf, namedFor }: Now,
): KnownAssignment {
  const place = placeOf(organisationId)
  // A row does not move: where it lies says whether its organisation has to be named.
  const unitPath = before?.unitPath ?? place.unitPath
  const named = organisationId !== null && place.beside && unitPath === place.unitPath ? [organisationId] : []
  // Nobody receives what they send themselves.
  const receiving = receivers.filter((id) => id !== organisationId && ownPlaceOf(id) !== undefined).sort()
  const byPlan = organisationId === null || owners.includes(organisationId)
  const namedBy = byPlan ? null : (namedFor(factId)?.by ?? null)
  return {
    id: before?.id ?? newId(),
    factId,
    versionId,
    organisationId,
    unitPath,
    audience: [...new Set([...joined.filter((id) => id !== organisationId), ...receiving, ...named])].sort(),
    receivedBy: receiving,
    receivedFrom: receiving.flatMap((id) => ownPlaceOf(id) ?? []),
    kind,
    // Whom a planner names has it instead of those of whom nobody knows who they are.
    unresolved: namedBy === null ? unresolved : [],
    namedBy,
    conditionMetOn: kind === 'conditional' ? (before?.conditionMetOn ?? null) : null,
    // Given back, it asks for nothing of the time in between.
    openedOn: before && before.endedOn === null ? before.openedOn : on,
    endedOn: null,
    isKept: before?.isKept ?? false,
  }
}

const differs = (before: KnownAssignment, after: KnownAssignment) => JSON.stringify(before) !== JSON.stringify(after)

/** What somebody was reminded of stays as well: the reminder tells of it. */
const isUntouched = ({ revision, isReminded }: KnownAnswer) => revision === 1 && !isReminded
/** What was handed in waits for an answer, whatever the plan asks for now. */
const isToHandIn = ({ state }: KnownAnswer) =>
  state === 'not-started' || state === 'in-progress' || state === 'returned'
const isOver = ({ state }: KnownAnswer) => state === 'done' || state === 'cancelled'

function compareAnswers(
  opening: Opening,
  assignmentId: string,
  asked: readonly AskedAnswer[],
  its: readonly KnownAnswer[],
  on: Day,
): void {
  const byPeriod = new Map(its.map((answer) => [answer.period, answer]))
  for (const answer of asked) {
    const before = byPeriod.get(answer.period)
    byPeriod.delete(answer.period)
    if (!before) {
      if (!wasDue(answer, on)) opening.insertAnswers.push({ ...answer, assignmentId })
    } else if (before.droppedOn !== null || (!isOver(before) && daysDiffer(before, answer)))
      opening.updateAnswers.push({ ...answer, assignmentId })
  }
  for (const left of byPeriod.values()) {
    const { period } = left
    if (isUntouched(left)) opening.removeAnswers.push({ assignmentId, period })
    else if (left.droppedOn === null && isToHandIn(left)) opening.dropAnswers.push({ assignmentId, period })
  }
}

/** Nobody is late with a period of which a plan spoke only when it was over. */
const wasDue = ({ period, dueOn }: AskedAnswer, on: Day) => period !== '' && dueOn !== null && dueOn < on

const daysDiffer = (a: AskedAnswer, b: AskedAnswer) =>
  a.opensOn !== b.opensOn || a.dueOn !== b.dueOn || a.source !== b.source
