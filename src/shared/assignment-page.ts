import { type Static, Type } from 'typebox'
import { Annotations } from './annotations.ts'
import { AnswerAct, AnswerEventKind, AnswerPeriod, AnswerState, DutyKind, ofAnswer } from './duties.ts'
import { Evidence } from './evidence.ts'
import { Holder, Holding } from './holdings.ts'
import { DutyPart, PartEvent, PartOf } from './parts.ts'
import { Day, Instant, NamedBody, Nullable, strict, Uuid } from './schema.ts'

// A duty as one organisation has it, whole, with all that was done to it.

export const AnswerEvent = Type.Object(
  {
    id: Uuid,
    period: AnswerPeriod,
    act: AnswerEventKind,
    state: AnswerState,
    until: Nullable(Type.String({ ...Day, description: 'Of an extension' })),
    lateDays: Type.Integer({ description: 'By how many days it was late when an extension was granted' }),
    by: Nullable(Type.String({ description: 'The name of the person' })),
    at: Instant,
    words: Nullable(Type.String()),
    fileName: Nullable(Type.String({ description: 'Of the file that was added or removed' })),
  },
  strict,
)
export type AnswerEvent = Static<typeof AnswerEvent>

export const AnswerOfDuty = Type.Object(
  {
    ...ofAnswer,
    closing: Type.Boolean({
      description: 'The years of the plan are over and it is still in force: what became of it is asked for once',
    }),
    droppedOn: Nullable(Type.String({ ...Day, description: 'From then on the plan asks for it no more' })),
    may: Type.Array(AnswerAct),
  },
  strict,
)
export type AnswerOfDuty = Static<typeof AnswerOfDuty>

/** Who had a duty before, with the page on which what they did stays. */
const FormerHolder = Type.Object({ assignmentId: Uuid, name: Type.String(), endedOn: Day }, strict)

/** A duty as one organisation has it, whole. */
export const AssignmentPage = Type.Object(
  {
    id: Uuid,
    kind: DutyKind,
    programmeId: Uuid,
    programmeName: Type.String(),
    versionId: Uuid,
    factId: Uuid,
    clauseId: Uuid,
    section: Type.String(),
    quote: Type.String(),
    product: Nullable(Type.String()),
    condition: Nullable(Type.String()),
    conditionMetOn: Nullable(Day),
    organisation: Nullable(NamedBody),
    /** Who is to do it, in the plan's words, of whom nobody knows yet who is meant. */
    unresolved: Type.Array(Type.String()),
    joined: Type.Array(NamedBody),
    /** Of a report, in the plan's words. */
    sentTo: Type.Array(Type.String()),
    onward: Type.Array(Type.String({ description: 'To whom it goes on from there' })),
    openedOn: Day,
    endedOn: Nullable(Day),
    mayPlan: Type.Boolean(),
    inStead: Type.Boolean({
      description: 'What its owner does I may do as who is in charge, and not as one of its own',
    }),
    added: Annotations,
    former: Type.Array(FormerHolder),
    answers: Type.Array(AnswerOfDuty),
    events: Type.Array(AnswerEvent),
    evidence: Type.Array(Evidence),
    partOf: Nullable(PartOf),
    parts: Type.Array(DutyPart, { description: 'Those that I may see, in the order in which they were given' }),
    mayPart: Type.Boolean({ description: 'Whether I may give a part of it to others' }),
    partsUntil: Nullable(
      Type.String({ ...Day, description: 'No part of it is due later: its own last day; null where it has none' }),
    ),
    partEvents: Type.Array(PartEvent, { description: 'Of its parts, or of itself where it is one; the last first' }),
    holder: Nullable(Holder),
    heldRevision: Type.Integer({ description: 'How often it was given to somebody, or back' }),
    holdings: Type.Array(Holding, { description: 'The last first' }),
    mayGive: Type.Boolean(),
    mayTake: Type.Boolean({ description: 'Whether it is of an organisation of mine and not mine by name' }),
  },
  strict,
)
export type AssignmentPage = Static<typeof AssignmentPage>

/** That what a conditional duty waits for has come, and when; null takes it back while nothing was answered. */
export const NewCondition = Type.Object({ metOn: Nullable(Day) }, strict)
export type NewCondition = Static<typeof NewCondition>
