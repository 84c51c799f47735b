import { useSuspenseQuery } from '@tanstack/react-query'
import type { Action, Session } from '../../shared/people.ts'
import { ApiProblem } from '../api.ts'
import { sessionQuery } from '../features/identity/session.ts'

/** For pages inside: who I am. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new ApiProblem({ type: '/problems/signed-out', status: 401, title: 'Signed out' })
  return data
}

export const useMay = (action: Action): boolean => useSession().may.includes(action)

/** For pages that are nothing without a right: the server would refuse each step, so this is told at once. */
export function useRequired(action: Action): void {
  if (!useMay(action)) throw new ApiProblem({ type: '/problems/not-allowed', status: 403, title: 'Not allowed' })
}
