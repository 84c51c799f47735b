import { MOST_EVIDENCE, MOST_EVIDENCE_BYTES } from '../../../shared/evidence.ts'
import { Problem, type ProblemKind } from '../../platform/problems.ts'

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
  title: 'So many files stand there that no more are taken',
}
export const tooMuchEvidence = () =>
  new Problem(tooMuchEvidenceKind, 'Put some of them together, or remove one first', {
    params: { limit: MOST_EVIDENCE },
  })

export const evidenceFullKind: ProblemKind = {
  type: '/problems/evidence-full',
  status: 409,
  title: 'The files that stand there are as large as is kept',
}
export const evidenceFull = () =>
  new Problem(evidenceFullKind, 'Make the file smaller, or remove another one first', {
    params: { limit: Math.floor(MOST_EVIDENCE_BYTES / (1024 * 1024)) },
  })
