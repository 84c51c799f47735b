import { standingOf } from '../../../rules/duties/index.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import type { Evidence } from '../../../shared/evidence.ts'
import type { Day } from '../../../shared/schema.ts'
import type { AskedRow } from './answer-lists.repository.ts'
import type { AnswerRow } from './answers.repository.ts'
import type { EvidenceRow } from './evidence.repository.ts'

/** An answer as it is told, with how it stands on the day. */
export function toAnswer(row: AnswerRow, today: Day) {
  const { period, opensOn, dueOn, extendedTo, askedUntil, source, state, submittedOn, revision, droppedOn } = row
  return {
    period,
    opensOn,
    dueOn,
    extendedTo,
    askedUntil,
    source,
    state,
    submittedOn,
    revision,
    ...standingOf(droppedOn === null ? row : { ...row, state: 'cancelled' }, today),
  }
}

export function toAsked(row: AskedRow, today: Day): AskedAnswerRow {
  const { assignmentId, kind, programmeId, programmeName, section, quote, organisationId, organisationName } = row
  return {
    assignmentId,
    kind,
    programmeId,
    programmeName,
    section,
    quote,
    organisationId,
    organisationName,
    ...toAnswer(row, today),
  }
}

export const toEvidence = (
  { addedBy, addedAt, ...row }: EvidenceRow,
  names: ReadonlyMap<string, string>,
): Evidence => ({ ...row, addedBy: names.get(addedBy) ?? null, addedAt: addedAt.toISOString() })
