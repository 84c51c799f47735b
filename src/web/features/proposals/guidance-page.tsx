import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import type { LinkTo } from '../../ui/link-to.ts'
import { useListView } from '../../ui/list-view.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { GuidanceItem } from './guidance-item.tsx'
import style from './proposals.module.css'
import { guidanceList } from './proposals.ts'

type GuidancePageProps = { programmeId: string; programmeLink: LinkTo }

/** The answers of a programme that all who see it may read. */
export function GuidancePage({ programmeId, programmeLink }: GuidancePageProps) {
  const { t } = useTranslation()
  const [{ q }] = useListView()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(guidanceList(programmeId, q))
  const [first] = data?.pages ?? []
  const guidance = data?.pages.flatMap((page) => page.guidance) ?? []
  if (!first) {
    return (
      <Page title={t('proposals.guidance.title')} up={programmeLink(programmeId, t('proposals.column.programme'))}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('proposals.loading')} />}
      </Page>
    )
  }
  return (
    <Page
      title={t('proposals.guidance.title')}
      windowTitle={`${t('proposals.guidance.title')} – ${first.programmeName}`}
      up={programmeLink(programmeId, first.programmeName)}
      about={t('proposals.guidance.about')}
    >
      <ProblemMessage error={error} />
      {guidance.length > 0 || q !== '' ? (
        <div className={`${style.search} screen-only`}>
          <FilterBox label={t('proposals.guidance.search')} />
          <button type="button" onClick={() => window.print()}>
            {t('ui.table.print')}
          </button>
        </div>
      ) : null}
      {guidance.length === 0 && q === '' ? (
        <EmptyState title={t('proposals.guidance.none')}>{t('proposals.guidance.noneWhy')}</EmptyState>
      ) : null}
      {guidance.length === 0 && q !== '' ? (
        <p className="soft" role="status">
          {t('proposals.guidance.noneSo', { query: q })}
        </p>
      ) : null}
      <ul className={style.items}>
        {guidance.map((each) => (
          <li key={each.id}>
            <GuidanceItem guidance={each} />
          </li>
        ))}
      </ul>
      {hasNextPage ? (
        <p className="screen-only">
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('proposals.list.more')}
          </button>
        </p>
      ) : null}
    </Page>
  )
}
