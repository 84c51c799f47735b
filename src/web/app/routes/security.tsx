import { useLocation } from '@tanstack/react-router'
import { SecurityPage } from '../../features/identity/security/security-page.tsx'
import { useSession } from '../use-session.ts'

export function SecurityRoute() {
  const { person } = useSession()
  const { hash } = useLocation()
  return <SecurityPage person={person} hash={hash} />
}
