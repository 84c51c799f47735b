import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, Navigate, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isStatus } from '../api.ts'
import { sessionQuery } from '../features/identity/session.ts'
import { Page } from '../ui/page.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import style from './layout.module.css'
import { NotFoundPage } from './not-found-page.tsx'
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
  const { href } = useLocation()
  const signedOut = isStatus(error, 401)
  useEffect(() => {
    queries.reset()
    if (signedOut) queryClient.setQueryData(sessionQuery.queryKey, null)
  }, [queries, signedOut])

  if (signedOut) return <Navigate to="/sign-in" search={{ next: href }} replace />
  if (isStatus(error, 404)) return <NotFoundPage />
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
