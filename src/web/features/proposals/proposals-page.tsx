import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  MOST_COUNTED,
  PROPOSAL_VIEWS,
  type ProposalsPage as Proposals,
  type ProposalView,
} from '../../../shared/proposals.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { proposalColumns } from './proposal-columns.tsx'
import { ProposalFilters } from './proposal-filters.tsx'
import { VIEW_WORDS } from './proposal-words.ts'
import style from './proposals.module.css'
import { type ProposalFilter, proposalList, sheetAddress } from './proposals.ts'
import { useProposalsView, withProposalFilter } from './use-proposals-view.ts'

type ProposalsPageProps = {
  /** What is seen where the address does not say it. */
  firstView: ProposalView
  proposalLink: LinkTo
  /** To the form for a new one, for those who may raise one. */
  raiseLink: ((words: string) => ReactNode) | null
}

const EMPTY_WORDS: Record<ProposalView, TextKey> = {
  mine: 'proposals.empty.mine',
  waiting: 'proposals.empty.waiting',
  'sent-up': 'proposals.empty.sentUp',
  answered: 'proposals.empty.answered',
  all: 'proposals.empty.all',
}

/** What was raised: by me, for my answer, sent up, answered. */
export function ProposalsPage({ firstView, proposalLink, raiseLink }: ProposalsPageProps) {
  const { t, i18n } = useTranslation()
  const asked = useProposalsView()
  const view = asked.view ?? firstView
  const filter: ProposalFilter = { ...asked, view }
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    proposalList(filter),
  )
  const rows = useMemo(() => data?.pages.flatMap(({ proposals }) => proposals) ?? [], [data])
  const last = data?.pages.at(-1)
  const isNarrowed = Object.keys(asked).some((key) => key !== 'view')
  return (
    <Page
      title={t('proposals.list.title')}
      windowTitle={`${t(VIEW_WORDS[view])} – ${t('proposals.list.title')}`}
      action={raiseLink?.(t('proposals.list.raise'))}
    >
      <ProblemMessage error={error} />
      {isPending && !error ? <Progress words={t('proposals.loading')} /> : null}
      {last ? (
        <>
          <Views counts={last.counts} current={view} />
          <h2 className="print-only">{t(VIEW_WORDS[view])}</h2>
          {rows.length > 0 || isNarrowed ? <ProposalFilters filter={asked} programmes={last.programmes} /> : null}
          {rows.length === 0 && !isNarrowed ? (
            <EmptyState title={t(EMPTY_WORDS[view])}>{t('proposals.empty.how')}</EmptyState>
          ) : null}
          {rows.length === 0 && isNarrowed ? <p className="soft">{t('proposals.list.noneSo')}</p> : null}
          {rows.length > 0 || asked.q !== undefined ? (
            <DataTable
              caption={t('proposals.list.title')}
              columns={proposalColumns(t, proposalLink)}
              rows={rows}
              rowKey={({ id }) => id}
              fileName="vuong-mac-de-xuat"
              served={{ more: hasNextPage }}
            />
          ) : null}
          {rows.length > 0 ? (
            <p className="screen-only">
              <a href={sheetAddress(filter, i18n.language)}>{t('proposals.list.sheet')}</a>
            </p>
          ) : null}
          {hasNextPage ? (
            <p className="screen-only">
              <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
                {t('proposals.list.more')}
              </button>
            </p>
          ) : null}
        </>
      ) : null}
    </Page>
  )
}

function Views({ counts, current }: { counts: Proposals['counts']; current: ProposalView }) {
  const { t } = useTranslation()
  const words = (count: number) => (count >= MOST_COUNTED ? `${formatNumber(MOST_COUNTED)}+` : formatNumber(count))
  return (
    <nav className={`${style.views} screen-only`} aria-label={t('proposals.view.label')}>
      {PROPOSAL_VIEWS.map((view) => (
        <Link
          key={view}
          to="."
          search={(before: Record<string, unknown>) => withProposalFilter({ view })(before)}
          resetScroll={false}
          activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
          aria-current={view === current ? 'page' : undefined}
        >
          {t(VIEW_WORDS[view])} {words(counts[view])}
        </Link>
      ))}
    </nav>
  )
}
