import { MailsPage } from '../../features/identity/mails-page.tsx'
import { useRequired } from '../use-session.ts'

export function MailsRoute() {
  useRequired('system.operate')
  return <MailsPage />
}
