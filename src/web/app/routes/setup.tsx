import { useNavigate } from '@tanstack/react-router'
import { SetupPage } from '../../features/setup/setup-page.tsx'
import { queryClient } from '../query-client.ts'
import { useRequired, useSession } from '../use-session.ts'

export function SetupRoute() {
  useRequired('homes.manage')
  const { homes } = useSession()
  const navigate = useNavigate()
  const onAdded = async () => {
    // A new home may bring new rights, so that everything is asked anew.
    await queryClient.invalidateQueries()
    await navigate({ to: '/' })
  }
  return <SetupPage homes={homes.filter(({ id }) => id !== 0)} onAdded={() => void onAdded()} />
}
