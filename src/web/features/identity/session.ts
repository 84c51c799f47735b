import { queryOptions } from '@tanstack/react-query'
import type { OneTimeLink, Session, SignIn, UseOneTimeLink } from '../../../shared/people.ts'
import type { Elsewhere, HalfSignedIn, PasskeyOptions, SignInWays } from '../../../shared/sessions.ts'
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

/** A session; or half of one, for which the code of an app is still asked. */
export type Entered = Session | HalfSignedIn
export const isHalf = (entered: Entered): entered is HalfSignedIn => 'wanted' in entered

export const signIn = (credentials: SignIn) => api.post<Entered>('/session', credentials)
export const enterCode = (code: string) => api.post<Session>('/session/second-factor', { code })
export const signOut = () => api.delete('/session')

export const oneTimeLink = (token: string) =>
  queryOptions({
    queryKey: ['links', token],
    queryFn: () => api.post<OneTimeLink>('/links/look', { token }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

export const takeOneTimeLink = (given: UseOneTimeLink) => api.post<Entered>('/links/use', given)

export const signInWays = queryOptions({
  queryKey: ['sign-in-ways'],
  queryFn: () => api.get<SignInWays>('/sign-in/ways'),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The browser leaves for the provider and comes back signed in, or to this page with the reason behind `#`. */
export async function goToProvider(next: string): Promise<void> {
  const { url } = await api.post<Elsewhere>('/sign-in/oidc', { next })
  location.assign(url)
}

/** Throws what the browser throws where somebody thinks better of it. */
export async function signInWithPasskey(): Promise<Session> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const optionsJSON = await api.post<PasskeyOptions>('/sign-in/passkey/options')
  type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']
  const response = await startAuthentication({ optionsJSON: optionsJSON as unknown as Options })
  return api.post<Session>('/sign-in/passkey', { response })
}

/** Browsers know passkeys on safe addresses with a name, and on none that is a number. */
export const passkeysWork = (): boolean =>
  window.PublicKeyCredential !== undefined && !/^[\d.]+$|:/.test(location.hostname)
