import { queryOptions } from '@tanstack/react-query'
import type { Colleagues, HoldingsDone, NewHoldings, TakenBack } from '../../../shared/holdings.ts'
import { ApiProblem, api } from '../../api.ts'
import type { ProblemWords } from '../../ui/problem-message.tsx'
import { DUTIES, dutyProblems, useDutyChange } from './duties.ts'

export const colleaguesOf = (assignmentId: string) =>
  queryOptions({
    queryKey: [DUTIES, 'colleagues', assignmentId],
    queryFn: ({ signal }) => api.get<Colleagues>(`/assignments/${assignmentId}/colleagues`, signal),
  })

export const useGive = () =>
  useDutyChange(
    (holdings: NewHoldings) => api.post<HoldingsDone>('/holdings', holdings),
    () => ['holdings'],
  )

/** Takes back what one gave last. */
export const useTakeBack = () =>
  useDutyChange(
    (given: TakenBack) => api.post<HoldingsDone>('/holdings/undo', given),
    () => ['holdings'],
  )

export const giveProblems: ProblemWords = {
  ...dutyProblems,
  'holder-changed': 'holdings.problem.changed',
  'not-answering': 'holdings.problem.notAnswering',
}

/** What kept a duty from being given, as if the server had refused it alone. */
export function problemIn({ results }: HoldingsDone): ApiProblem | undefined {
  const type = results.find(({ problem }) => problem !== null)?.problem
  return type ? new ApiProblem({ type, status: 409, title: type }) : undefined
}
