import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { Evidence } from '../../../shared/evidence.ts'
import { api } from '../../api.ts'
import { fileProblems } from '../../evidence/file-problems.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { dutyProblems, ofAssignment, useDutyChange } from './duties.ts'

export const evidenceProblems: ProblemWords = {
  ...dutyProblems,
  ...fileProblems,
}

export const fileAddress = (assignmentId: string, { id }: Pick<Evidence, 'id'>) =>
  `/api/assignments/${assignmentId}/evidence/${id}/file`

export const useDetach = (assignmentId: string) =>
  useDutyChange(
    (evidenceId: string) => api.post<AssignmentPage>(`/assignments/${assignmentId}/evidence/${evidenceId}/remove`),
    ofAssignment,
  )
