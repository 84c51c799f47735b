import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isMissing, isStatus } from '../api.ts'
import { sessionQuery } from '../features/identity/session.ts'
import { Page } from '../ui/page.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import style from './layout.module.css'
import { NotFoundPage } from './not-found-page.tsx'
import { PendingPage } from './pending-page.tsx'
import { queryClient } from './query-client.ts'

/** Where even the frame could not be built, as when the server cannot say who is signed in. */
export function BareErrorPage(props: ErrorComponentProps) {
  return (
    <main className={style.bare}>
      <ErrorPage {...props} />
    </main>
  )
}

/** Stands where a page could not: says why, and tries again. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  useEffect(() => queries.reset(), [queries])

  if (isStatus(error, 401)) return <ToSignIn />
  if (isMissing(error)) return <NotFoundPage />
  if (isStatus(error, 403)) {
    return (
      <Page title={t('app.forbidden.title')}>
        <div className="stack reading">
          <p>{t('ui.problem.forbidden')}</p>
          <Link className="button" to="/">
            {t('app.notFound.home')}
          </Link>
        </div>
      </Page>
    )
  }
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={t('app.error.title')}>
      <ProblemMessage error={error}>
        <button type="button" onClick={again}>
          {t('app.error.again')}
        </button>
      </ProblemMessage>
    </Page>
  )
}

/** The session ended meanwhile: sign in, and come back here. */
function ToSignIn() {
  const router = useRouter()
  useEffect(() => {
    const next = router.state.location.href
    // Forgotten only once the frame is gone, which would fail without it and lead here again.
    void router
      .navigate({ to: '/sign-in', search: { next }, replace: true })
      .then(() => queryClient.setQueryData(sessionQuery.queryKey, null))
  }, [router])
  return <PendingPage />
}
