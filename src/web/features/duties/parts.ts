import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import type { ChangedPart, NewPart, PartOwners } from '../../../shared/parts.ts'
import { api } from '../../api.ts'
import type { FoundBody } from '../../find-bodies.ts'
import type { FormValues } from '../../ui/form.tsx'
import type { FieldError } from '../../ui/form-errors.ts'
import { capitalised, parseDay } from '../../ui/format.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { dutyProblems, ofAssignment, useDutyChange } from './duties.ts'

export const partProblems: ProblemWords = { ...dutyProblems, 'parts-full': 'dutyPages.parts.problem.full' }

export const useGivePart = ({ id }: AssignmentPage) =>
  useDutyChange((part: NewPart) => api.post<AssignmentPage>(`/assignments/${id}/parts`, part), ofAssignment)

export const useChangePart = (id: string) =>
  useDutyChange((part: ChangedPart) => api.patch<AssignmentPage>(`/assignments/${id}/part`, part), ofAssignment)

/** What of the words and the day of a part is missing or is no day. */
export const partFaults = ({ words = '', dueOn = '' }: FormValues): FieldError[] => [
  ...(words.trim() === '' ? [{ pointer: '#/words', code: 'required' }] : []),
  ...(dueOn.trim() === '' ? [{ pointer: '#/dueOn', code: 'required' }] : []),
  ...(dueOn.trim() !== '' && !parseDay(dueOn) ? [{ pointer: '#/dueOn', code: 'not-a-day' }] : []),
]

/** Bodies to which a part of this duty may be given. */
export const findPartOwners =
  (id: string) =>
  async (q: string, signal: AbortSignal): Promise<FoundBody[]> => {
    const { bodies } = await api.get<PartOwners>(`/assignments/${id}/part-owners?${new URLSearchParams({ q })}`, signal)
    return bodies.map(({ id, name, unitName }) => ({ value: id, label: name, hint: capitalised(unitName) }))
  }
