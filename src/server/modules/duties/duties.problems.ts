import { MOST_EVIDENCE, MOST_EVIDENCE_BYTES } from '../../../shared/evidence.ts'
import { MOST_PARTS } from '../../../shared/parts.ts'
import { Problem, type ProblemKind } from '../../platform/problems.ts'

export const answerChangedKind: ProblemKind = {
  type: '/problems/answer-changed',
  status: 409,
  title: 'Somebody else did something with this answer meanwhile',
}
export const answerChanged = (revision: number) =>
  new Problem(answerChangedKind, 'Nothing was done; look at what is there now', { params: { revision } })

export const actNotPossibleKind: ProblemKind = {
  type: '/problems/act-not-possible',
  status: 409,
  title: 'This cannot be done with the answer as it stands',
}
export const actNotPossible = (act: string, state: string) =>
  new Problem(actNotPossibleKind, `"${act}" is not possible while it is "${state}"`, { params: { act, state } })

export const assignmentEndedKind: ProblemKind = {
  type: '/problems/assignment-ended',
  status: 409,
  title: 'The plan gives this duty to the organisation no more',
}
export const assignmentEnded = (endedOn: string) =>
  new Problem(assignmentEndedKind, 'It can be read, and nothing more is done with it', { params: { endedOn } })

export const batchTooOldKind: ProblemKind = {
  type: '/problems/batch-too-old',
  status: 409,
  title: 'What was done in one go is taken back within a day',
}
export const batchTooOld = () => new Problem(batchTooOldKind, 'Change each answer by itself instead')

export const conditionNotAskedKind: ProblemKind = {
  type: '/problems/condition-not-asked',
  status: 409,
  title: 'This duty waits for nothing, or was answered already',
}
export const conditionNotAsked = () =>
  new Problem(conditionNotAskedKind, 'A condition is said of a conditional duty before it is answered')

export const ownedByPlanKind: ProblemKind = {
  type: '/problems/owned-by-plan',
  status: 409,
  title: 'The plan itself says who has this duty',
}
export const ownedByPlan = () => new Problem(ownedByPlanKind, 'Say among the parties of the plan whom its words mean')

export const saidByPlanKind: ProblemKind = {
  type: '/problems/said-by-plan',
  status: 409,
  title: 'The plan itself says this',
}
export const saidByPlan = (what: string) =>
  new Problem(saidByPlanKind, 'What a plan says is corrected in the plan', { params: { what } })

export const annotationChangedKind: ProblemKind = {
  type: '/problems/annotation-changed',
  status: 409,
  title: 'Somebody else added something to this duty meanwhile',
}
export const annotationChanged = (revision: number) =>
  new Problem(annotationChangedKind, 'Nothing was changed; look at what is there now', { params: { revision } })

export const remindedTodayKind: ProblemKind = {
  type: '/problems/reminded-today',
  status: 409,
  title: 'Somebody reminded of this today',
}
export const remindedToday = (answers: number) =>
  new Problem(remindedTodayKind, 'Say that it is meant to remind again', { params: { answers } })

export const nothingToRemindOfKind: ProblemKind = {
  type: '/problems/nothing-to-remind-of',
  status: 409,
  title: 'Nobody is to answer this now',
}
export const nothingToRemindOf = () =>
  new Problem(nothingToRemindOfKind, 'It was handed in, has not begun, has ended, or nobody has it')

export const letterheadChangedKind: ProblemKind = {
  type: '/problems/letterhead-changed',
  status: 409,
  title: 'Somebody else changed the letterhead meanwhile',
}
export const letterheadChanged = (revision: number) =>
  new Problem(letterheadChangedKind, 'Nothing was changed; look at what is there now', { params: { revision } })

export const filterNameTakenKind: ProblemKind = {
  type: '/problems/filter-name-taken',
  status: 409,
  title: 'You keep another filter under this name',
}
export const filterNameTaken = (name: string) =>
  new Problem(filterNameTakenKind, 'Choose another name, or remove the other one', { params: { name } })

export const tooManyFiltersKind: ProblemKind = {
  type: '/problems/too-many-filters',
  status: 409,
  title: 'So many filters of one programme are kept at most',
}
export const tooManyFilters = (most: number) =>
  new Problem(tooManyFiltersKind, 'Remove one that is not used any more', { params: { most } })

export const evidenceNotTakenKind: ProblemKind = {
  type: '/problems/evidence-not-taken',
  status: 415,
  title: 'Files of this kind are not kept as evidence',
}
export const evidenceNotTaken = (code: string) =>
  new Problem(evidenceNotTakenKind, 'Save it as PDF, Word or Excel without macros and password, or as a picture', {
    params: { code },
  })

export const tooMuchEvidenceKind: ProblemKind = {
  type: '/problems/too-much-evidence',
  status: 409,
  title: 'So many files stand with this answer that no more are taken',
}
export const tooMuchEvidence = () =>
  new Problem(tooMuchEvidenceKind, 'Put some of them together, or remove one first', {
    params: { limit: MOST_EVIDENCE },
  })

export const evidenceFullKind: ProblemKind = {
  type: '/problems/evidence-full',
  status: 409,
  title: 'The files of this duty are as large as is kept for one',
}
export const evidenceFull = () =>
  new Problem(evidenceFullKind, 'Make the file smaller, or remove another one first', {
    params: { limit: Math.floor(MOST_EVIDENCE_BYTES / (1024 * 1024)) },
  })

export const commentChangedKind: ProblemKind = {
  type: '/problems/comment-changed',
  status: 409,
  title: 'This comment was changed or taken away meanwhile',
}
export const commentChanged = (revision: number) =>
  new Problem(commentChangedKind, 'Nothing was changed; look at what is there now', { params: { revision } })

export const commentTooOldKind: ProblemKind = {
  type: '/problems/comment-too-old',
  status: 409,
  title: 'A comment is edited within 15 minutes',
}
export const commentTooOld = () => new Problem(commentTooOldKind, 'Write another one, or take this one away')

export const commentNotYoursKind: ProblemKind = {
  type: '/problems/comment-not-yours',
  status: 409,
  title: 'Only its author changes a comment',
}
export const commentNotYours = () => new Problem(commentNotYoursKind, 'Write an answer to it instead')

export const partOfDutyKind: ProblemKind = {
  type: '/problems/part-of-duty',
  status: 409,
  title: 'This is a part of a duty, and the duty itself says the rest',
}
export const partOfDuty = () => new Problem(partOfDutyKind, 'Say it of the duty of which it is a part')

export const notAPartKind: ProblemKind = {
  type: '/problems/not-a-part',
  status: 409,
  title: 'This is a whole duty, and its words and day are those of the plan',
}
export const notAPart = () => new Problem(notAPartKind, 'Add a day to the duty, or grant more time for it')

export const partsFullKind: ProblemKind = {
  type: '/problems/parts-full',
  status: 409,
  title: 'This duty has as many parts as it may have',
}
export const partsFull = () => new Problem(partsFullKind, `There are at most ${MOST_PARTS}`)

export const holderChangedKind: ProblemKind = {
  type: '/problems/holder-changed',
  status: 409,
  title: 'Somebody else said meanwhile who has this duty',
}
export const holderChanged = (revision: number) =>
  new Problem(holderChangedKind, 'Nothing was changed; look at who has it now', { params: { revision } })

export const notAnsweringKind: ProblemKind = {
  type: '/problems/not-answering',
  status: 409,
  title: 'This person does not answer for the organisation',
}
export const notAnswering = () => new Problem(notAnsweringKind, 'Choose one of those who do')
