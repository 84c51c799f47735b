import type { ProblemWords } from '../../ui/problem-message.tsx'

export const reviewProblems: ProblemWords = {
  'edit-conflict': 'review.problem.editConflict',
  'already-published': 'review.problem.alreadyPublished',
  'draft-exists': 'review.problem.draftExists',
  'batch-id-reused': 'review.problem.refused',
  'invalid-request': 'review.problem.refused',
}
