import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { reminderProblems, stopLink, takeStopLink } from './reminders.ts'

/** Where the link of a letter leads: it stops letters, or lets them come again, without signing in. */
export function StopLettersPage({ token }: { token: string }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const query = stopLink(token)
  const { data, error, isPending } = useQuery(query)
  const using = useMutation({
    mutationFn: (stopped: boolean) => takeStopLink(token, stopped),
    onSuccess: (link) => cache.setQueryData(query.queryKey, link),
  })
  if (isPending) return <Progress words={t('app.loading')} />
  if (!data) {
    return (
      <Page title={t('reminders.stop.title')}>
        <ProblemMessage error={error} words={reminderProblems} />
      </Page>
    )
  }
  const { email, stopped } = data
  return (
    <Page title={t('reminders.stop.title')}>
      <p role="status">{t(stopped ? 'reminders.stop.stopped' : 'reminders.stop.coming', { email })}</p>
      <p className="soft reading">{t('reminders.stop.about')}</p>
      <ProblemMessage error={using.error} words={reminderProblems} />
      <div>
        <button
          type="button"
          className={stopped ? undefined : 'main'}
          onClick={() => using.isPending || using.mutate(!stopped)}
          aria-disabled={using.isPending}
        >
          {t(stopped ? 'reminders.stop.again' : 'reminders.stop.button')}
        </button>
      </div>
    </Page>
  )
}
