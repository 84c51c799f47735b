import { isClosing } from '../../../rules/duties/index.ts'
import { permissions } from '../../../rules/permissions.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { findPersonNames } from '../identity/index.ts'
import { actsAllowed } from './acts-allowed.ts'
import { listAnnotationsOf } from './annotations.repository.ts'
import { describeAnnotations } from './annotations-page.ts'
import { toAnswer, toEvidence } from './answer-words.ts'
import { listAnswersOfAssignment } from './answers.repository.ts'
import { type AssignmentRow, getAssignmentRow, listBodiesNamed, listFormer } from './assignments.repository.ts'
import { listEvents } from './events.repository.ts'
import { listEvidence } from './evidence.repository.ts'
import { isAnswering, listHoldings } from './holdings.repository.ts'
import { listPartEvents } from './part-events.repository.ts'
import { describeParts, toPartEvent } from './parts-page.ts'

export async function getAssignment(db: Db, clock: Clock, actor: Actor, id: string): Promise<AssignmentPage> {
  return inTransaction(db, actor, (db) => describeAssignment(db, clock, actor, id))
}

export async function describeAssignment(db: Db, clock: Clock, actor: Actor, id: string): Promise<AssignmentPage> {
  const row = await getAssignmentRow(db, id)
  const day = today(clock)
  const answers = await listAnswersOfAssignment(db, row)
  const events = await listEvents(db, row)
  const annotations = await listAnnotationsOf(db, row)
  const evidence = await listEvidence(db, row)
  const holdings = await listHoldings(db, row)
  const partEvents = await listPartEvents(db, row)
  const holder = await findHolder(db, row, day)
  const people = [
    ...[...events, ...annotations].map(({ byPerson }) => byPerson),
    ...holdings.flatMap(({ heldBy, givenBy }) => [heldBy ?? [], givenBy].flat()),
    ...evidence.map(({ addedBy }) => addedBy),
    ...(row.parentId !== null && row.namedBy !== null ? [row.namedBy] : []),
    ...partEvents.map(({ byPerson }) => byPerson),
  ]
  const names = await findPersonNames(db, [...new Set(people)])
  const mayGive = row.endedOn === null && row.organisationId !== null && mayAt(actor, 'duties.answer', row.unitPath)
  const mayPlan = mayAt(actor, 'duties.plan', row.programmePath)
  const { programmeId, programmeName, versionId, factId, clauseId, section, quote, body } = row
  return {
    id,
    kind: row.kind,
    programmeId,
    programmeName,
    versionId,
    factId,
    clauseId,
    section,
    quote,
    product: body.product ?? null,
    condition: body.condition ?? null,
    conditionMetOn: row.conditionMetOn,
    organisation:
      row.organisationId === null ? null : { id: row.organisationId, name: row.organisationName ?? row.organisationId },
    unresolved: row.unresolved,
    joined: await listBodiesNamed(
      db,
      row.homeId,
      row.audience.filter(
        (each) => each !== row.organisationId && each !== row.givenBy && !row.receivedBy.includes(each),
      ),
    ),
    // A part of a report goes to whoever gave it.
    sentTo: row.parentId === null ? (body.to ?? []) : [],
    onward: row.parentId === null ? (body.onward ?? []) : [],
    openedOn: row.openedOn,
    endedOn: row.endedOn,
    mayPlan,
    inStead: mayPlan && !actor.parties.includes(row.organisationId ?? ''),
    added: await describeAnnotations(db, row, annotations, answers, names, mayPlan),
    former: await listFormer(db, row),
    answers: answers.map((answer) => ({
      ...toAnswer(answer, day),
      closing: isClosing(answer.period, row.horizonTo),
      droppedOn: answer.droppedOn,
      may: actsAllowed(actor, row, answer, day),
    })),
    events: events.map(({ id, period, act, state, byPerson, at, words, until, lateDays, fileName }) => ({
      id,
      period,
      act,
      state,
      until,
      lateDays,
      by: names.get(byPerson) ?? null,
      at: at.toISOString(),
      words,
      fileName,
    })),
    evidence: evidence.map((each) => toEvidence(each, names)),
    ...(await describeParts(db, actor, row, day, names)),
    partEvents: partEvents.map((event) => toPartEvent(event, names)),
    holder: holder === null ? null : { id: holder, name: names.get(holder) ?? '' },
    heldRevision: row.heldRevision,
    holdings: holdings.map(({ number, heldBy, givenBy, at, words }) => ({
      number,
      held: heldBy !== null,
      holder: heldBy === null ? null : (names.get(heldBy) ?? null),
      by: names.get(givenBy) ?? null,
      at: at.toISOString(),
      words,
    })),
    mayGive,
    mayTake: mayGive && holder !== actor.personId && actor.parties.includes(row.organisationId ?? ''),
  }
}

/** Whoever was given it, while they answer for its organisation. */
async function findHolder(
  db: Db,
  { heldBy, organisationId, unitPath }: AssignmentRow,
  day: Day,
): Promise<string | null> {
  if (heldBy === null || organisationId === null) return null
  return (await isAnswering(db, heldBy, { organisationId, unitPath }, permissions['duties.answer'], day))
    ? heldBy
    : null
}
