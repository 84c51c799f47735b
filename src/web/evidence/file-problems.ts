import type { ProblemWords } from '../ui/problem-message.tsx'

/** Why a file is not kept as evidence. */
export const fileProblems: ProblemWords = {
  'empty-file': 'evidence.problem.empty',
  'evidence-full': 'evidence.problem.full',
  'evidence-not-taken': 'evidence.problem.notTaken',
  'file-too-large': 'evidence.problem.tooLarge',
  'secret-document': 'evidence.problem.secret',
  'too-much-evidence': 'evidence.problem.tooMany',
  'unsafe-archive': 'evidence.problem.unsafe',
  'uploads-waiting': 'evidence.problem.waiting',
}
