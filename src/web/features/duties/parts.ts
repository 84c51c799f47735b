import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { NewPart, PartOwners } from '../../../shared/parts.ts'
import { api } from '../../api.ts'
import type { FoundBody } from '../../find-bodies.ts'
import { capitalised } from '../../ui/format.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { dutyProblems, ofAssignment, useDutyChange } from './duties.ts'

export const partProblems: ProblemWords = { ...dutyProblems, 'parts-full': 'dutyPages.parts.problem.full' }

export const useGivePart = ({ id }: AssignmentPage) =>
  useDutyChange((part: NewPart) => api.post<AssignmentPage>(`/assignments/${id}/parts`, part), ofAssignment)

/** Bodies to which a part of this duty may be given. */
export const findPartOwners =
  (id: string) =>
  async (q: string, signal: AbortSignal): Promise<FoundBody[]> => {
    const { bodies } = await api.get<PartOwners>(`/assignments/${id}/part-owners?${new URLSearchParams({ q })}`, signal)
    return bodies.map(({ id, name, unitName }) => ({ value: id, label: name, hint: capitalised(unitName) }))
  }
