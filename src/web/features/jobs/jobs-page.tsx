import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Job, JobKind } from '../../../shared/jobs.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { JobItem } from './job-item.tsx'
import { KIND_WORDS, type KindWords } from './job-words.ts'
import style from './jobs.module.css'
import { type JobList, type JobSearch, jobList } from './jobs.ts'

type JobsPageProps = {
  search: JobSearch
  onSearch: (search: JobSearch) => void
  words: Record<JobKind, KindWords>
  /** Leads to what a job is about. */
  subjectOf: (job: Job) => ReactNode
  /** Some kinds show only to those who operate the system. */
  seesKinds: boolean
}

/** What runs and waits, what failed and why, and what came to an end. */
export function JobsPage({ search, onSearch, words, subjectOf, seesKinds }: JobsPageProps) {
  const { t } = useTranslation()
  const lists = { search, words, subjectOf }
  const { data } = useInfiniteQuery(jobList('underWay', search))
  useFollowed(data?.pages.flatMap(({ jobs }) => jobs.map(({ id }) => id)).join(' '))
  return (
    <Page
      title={t('jobs.title')}
      up={<Link to="/administration">{t('app.places.administration')}</Link>}
      about={t('jobs.about')}
      filters={<Filters search={search} onSearch={onSearch} seesKinds={seesKinds} />}
    >
      <List
        list="underWay"
        {...lists}
        empty={
          <EmptyState title={t('jobs.underWay.none')}>
            <p>{t('jobs.underWay.begin')}</p>
          </EmptyState>
        }
      />
      <List list="failed" {...lists} empty={<p className="soft">{t('jobs.failed.none')}</p>} />
      <List list="over" {...lists} empty={<p className="soft">{t('jobs.over.none')}</p>} />
    </Page>
  )
}

/** What left the list of those under way stands in another one now. */
function useFollowed(underWay: string | undefined) {
  const cache = useQueryClient()
  const before = useRef(underWay)
  useEffect(() => {
    const known = before.current
    before.current = underWay
    if (known === undefined || known === underWay) return
    for (const list of ['failed', 'over']) void cache.invalidateQueries({ queryKey: ['jobs', list] })
  }, [cache, underWay])
}

function Filters({ search, onSearch, seesKinds }: Pick<JobsPageProps, 'search' | 'onSearch' | 'seesKinds'>) {
  const { t } = useTranslation()
  return (
    <div className={style.filters}>
      <label className={style.mine}>
        <input
          type="checkbox"
          checked={search.mine ?? false}
          onChange={({ target }) => {
            const { mine: _, ...rest } = search
            onSearch(target.checked ? { ...rest, mine: true } : rest)
          }}
        />
        {t('jobs.mine')}
      </label>
      {seesKinds ? (
        <label className={style.kind}>
          {t('jobs.kindFilter')}
          <select
            value={search.of ?? ''}
            onChange={({ target }) => {
              const { of: _, ...rest } = search
              onSearch(target.value === '' ? rest : { ...rest, of: target.value as JobKind })
            }}
          >
            <option value="">{t('jobs.allKinds')}</option>
            {(Object.keys(KIND_WORDS) as JobKind[]).map((kind) => (
              <option key={kind} value={kind}>
                {t(KIND_WORDS[kind])}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  )
}

const HEADS = { underWay: 'jobs.underWay.title', failed: 'jobs.failed.title', over: 'jobs.over.title' } as const

type ListProps = Pick<JobsPageProps, 'search' | 'words' | 'subjectOf'> & { list: JobList; empty: ReactNode }

function List({ list, search, words, subjectOf, empty }: ListProps) {
  const { t } = useTranslation()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(jobList(list, search))
  if (!data) return <ProblemMessage error={error} />
  const jobs = data.pages.flatMap((page) => page.jobs)
  const head = `jobs-${list}`
  if (jobs.length === 0 && list === 'underWay') return empty
  return (
    <section className="stack" aria-labelledby={head}>
      <h2 id={head}>
        {t(HEADS[list])}
        {jobs.length > 0 ? ` (${formatNumber(jobs.length)}${hasNextPage ? '+' : ''})` : ''}
      </h2>
      {jobs.length === 0 ? (
        empty
      ) : (
        <ul className={style.jobs}>
          {jobs.map((job) => (
            <JobItem key={`${job.kind} ${job.id}`} job={job} words={words[job.kind]} subject={subjectOf(job)} />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <div className="row screen-only">
          <button type="button" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {t('jobs.more')}
          </button>
        </div>
      ) : null}
    </section>
  )
}
