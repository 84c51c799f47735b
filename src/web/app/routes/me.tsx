import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { MePage } from '../../features/identity/me-page.tsx'
import { sessionQuery, signInWays } from '../../features/identity/session.ts'
import { withText } from '../../text/i18n.ts'
import { queryClient } from '../query-client.ts'
import { useSession } from '../use-session.ts'

const MyLooks = lazy(() =>
  withText(['audit'], import('../../features/audit/my-looks.tsx')).then(({ MyLooks }) => ({ default: MyLooks })),
)

const MyReminders = lazy(() =>
  withText(['reminders'], import('../../features/reminders/my-reminders.tsx')).then(({ MyReminders }) => ({
    default: MyReminders,
  })),
)

const MyFeed = lazy(() =>
  withText(['feeds'], import('../../features/feeds/my-feed.tsx')).then(({ MyFeed }) => ({ default: MyFeed })),
)

const MyHandOvers = lazy(() =>
  import('../../features/identity/my-hand-overs.tsx').then(({ MyHandOvers }) => ({ default: MyHandOvers })),
)

export function MeRoute() {
  const session = useSession()
  const navigate = useNavigate()
  const onSignedOut = () => {
    void navigate({ to: '/sign-in', search: {}, replace: true }).then(() => {
      // All but what the page before sign-in is just asking for.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== signInWays.queryKey[0] })
      queryClient.getMutationCache().clear()
      queryClient.setQueryData(sessionQuery.queryKey, null)
    })
  }
  return (
    <MePage session={session} onSignedOut={onSignedOut}>
      <Suspense fallback={null}>
        <MyHandOvers appointments={session.appointments} />
      </Suspense>
      <Suspense fallback={null}>
        <MyReminders />
      </Suspense>
      <Suspense fallback={null}>
        <MyFeed />
      </Suspense>
      <Suspense fallback={null}>
        <MyLooks />
      </Suspense>
    </MePage>
  )
}
