import { queryOptions } from '@tanstack/react-query'
import type { OneTimeLink, Session, SignIn, UseOneTimeLink } from '../../../shared/people.ts'
import { api, isStatus } from '../../api.ts'

/** Null: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await api.get<Session>('/session')
    } catch (error) {
      if (isStatus(error, 401)) return null
      throw error
    }
  },
  staleTime: 60_000,
  // Being signed out is told where the next answer is refused; a half-filled page is not taken away.
  refetchOnWindowFocus: false,
})

export const signIn = (credentials: SignIn) => api.post<Session>('/session', credentials)
export const signOut = () => api.delete('/session')

export const oneTimeLink = (token: string) =>
  queryOptions({
    queryKey: ['links', token],
    queryFn: () => api.post<OneTimeLink>('/links/look', { token }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

export const takeOneTimeLink = (given: UseOneTimeLink) => api.post<Session>('/links/use', given)
