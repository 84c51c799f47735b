import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../../shared/notices.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatWhen } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './notices.module.css'
import { noticeList, useSeen } from './notices.ts'

type NoticesPageProps = {
  /** What a notice says, and where it leads. */
  tell: (notice: Notice) => { words: string; link: ReactNode }
}

/** What I was told, newest first; opened, it is seen. */
export function NoticesPage({ tell }: NoticesPageProps) {
  const { t } = useTranslation()
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(noticeList)
  const { mutate: see } = useSeen()
  const notices = data?.pages.flatMap((page) => page.notices) ?? []
  const newest = notices[0]
  const upTo = newest && newest.seenAt === null ? newest.id : undefined
  useEffect(() => {
    if (upTo) see({ upTo })
  }, [upTo, see])
  return (
    <Page title={t('notices.title')}>
      <ProblemMessage error={error} />
      {isPending && !error ? <Progress words={t('notices.loading')} /> : null}
      {data && notices.length === 0 ? <EmptyState title={t('notices.none')}>{t('notices.noneWhy')}</EmptyState> : null}
      <ol className={style.notices}>
        {notices.map((notice) => (
          <Item key={notice.id} notice={notice} {...tell(notice)} />
        ))}
      </ol>
      {hasNextPage ? (
        <p className="screen-only">
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('notices.more')}
          </button>
        </p>
      ) : null}
    </Page>
  )
}

function Item({ notice, words, link }: { notice: Notice; words: string; link: ReactNode }) {
  const { t } = useTranslation()
  const { by, at, seenAt, takenBackAt } = notice
  const isNew = seenAt === null && takenBackAt === null
  return (
    <li className={isNew ? style.unseen : undefined}>
      <p>
        {isNew ? <span className={style.mark}>{t('notices.new')}</span> : null}
        {takenBackAt === null ? words : <s>{words}</s>}
      </p>
      {notice.words ? <p className={style.words}>{notice.words}</p> : null}
      <p>{link}</p>
      <p className="soft">
        {by ? `${by} · ` : ''}
        {formatWhen(at)}
        {takenBackAt === null ? '' : ` · ${t('notices.takenBack')} ${formatWhen(takenBackAt)}`}
      </p>
    </li>
  )
}
