import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Session } from '../../../shared/people.ts'
import { FrontPage } from '../../features/identity/front-page.tsx'
import { LinkPage } from '../../features/identity/link-page.tsx'
import { sessionQuery } from '../../features/identity/session.ts'
import { SignInPage } from '../../features/identity/sign-in-page.tsx'
import { loadRestOfText } from '../../text/i18n.ts'
import { LanguageSwitch } from '../language-switch.tsx'
import { queryClient } from '../query-client.ts'

function useEnter(next: string) {
  const navigate = useNavigate()
  return (session: Session) => {
    // What another person saw on this machine is not shown again.
    queryClient.removeQueries({ type: 'inactive' })
    queryClient.setQueryData(sessionQuery.queryKey, session)
    void navigate({ href: next, replace: true })
  }
}

/** Only an address of ours: `//elsewhere` would lead away. */
const ownAddress = (next: string | undefined) => (next && /^\/(?![/\\])/.test(next) ? next : '/')

/** While somebody types, the words of the pages behind come along. */
function useRestOfText() {
  useEffect(() => {
    const later = setTimeout(() => void loadRestOfText().catch(() => {}), 500)
    return () => clearTimeout(later)
  }, [])
}

export function SignInRoute() {
  useRestOfText()
  const { next } = useSearch({ from: '/sign-in' })
  const { hash } = useLocation()
  const onSignedIn = useEnter(ownAddress(next))
  return (
    <FrontPage language={<LanguageSwitch />}>
      <SignInPage key={hash} hash={hash} next={ownAddress(next)} onSignedIn={onSignedIn} />
    </FrontPage>
  )
}

export function LinkRoute() {
  useRestOfText()
  const { hash: token } = useLocation()
  const navigate = useNavigate()
  const onSignedIn = useEnter('/')
  const onHalf = () => void navigate({ to: '/sign-in', search: {}, hash: 'code', replace: true })
  const onKnown = () => void navigate({ to: '/sign-in', search: { next: '/me' } })
  return (
    <FrontPage language={<LanguageSwitch />}>
      <LinkPage token={token} onSignedIn={onSignedIn} onHalf={onHalf} onKnown={onKnown} />
    </FrontPage>
  )
}
