import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MyFeed as Feed } from '../../../shared/feeds.ts'
import { api } from '../../api.ts'
import { Ask } from '../../ui/ask.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'

const myFeed = queryOptions({
  queryKey: ['my-feed'],
  queryFn: ({ signal }) => api.get<Feed>('/me/feed', signal),
})

/** The address under which a calendar program shows what I have to do. */
export function MyFeed() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data, error } = useQuery(myFeed)
  const opening = useMutation({
    mutationFn: () => api.post<Feed>('/me/feed'),
    onSuccess: (feed) => cache.setQueryData(myFeed.queryKey, feed),
  })
  const revoking = useMutation({
    mutationFn: () => api.delete('/me/feed'),
    onSuccess: () => cache.setQueryData(myFeed.queryKey, { feed: null }),
  })
  return (
    <section className="stack screen-only" aria-labelledby="my-feed">
      <h2 id="my-feed">{t('feeds.title')}</h2>
      <p className="soft reading">{t('feeds.about')}</p>
      <ProblemMessage error={error ?? opening.error ?? revoking.error} />
      {data?.feed === null ? (
        <div>
          <button type="button" onClick={() => opening.mutate()} aria-disabled={opening.isPending}>
            {t('feeds.open')}
          </button>
        </div>
      ) : null}
      {data?.feed ? (
        <>
          <CopyField label={t('feeds.address')} value={data.feed.url} />
          <p className="soft">
            {t('feeds.since', { day: formatWhen(data.feed.since, 'day') })}{' '}
            {data.feed.lastReadOn ? t('feeds.read', { day: formatWhen(data.feed.lastReadOn) }) : t('feeds.unread')}
          </p>
          <Ask
            words={t('feeds.revoke')}
            question={t('feeds.revokeAsk')}
            yes={t('feeds.revokeYes')}
            onYes={() => revoking.mutate()}
            busy={revoking.isPending}
          />
        </>
      ) : null}
    </section>
  )
}
