import { BackupsPage } from '../../features/system/backups-page.tsx'
import { useRequired } from '../use-session.ts'

export function BackupsRoute() {
  useRequired('system.operate')
  return <BackupsPage />
}
