import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_STATES, type Overview } from '../../../shared/overview.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Choice, NamedChoice } from '../../ui/filters.tsx'
import { formatWhen } from '../../ui/format.ts'
import { type KeyBinding, useKeys } from '../../ui/keys.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { DecisionList } from './decision-list.tsx'
import { LateList } from './late-list.tsx'
import { NewsList } from './news-list.tsx'
import style from './overview.module.css'
import { noteVisit, type OverviewSearch, overviewQuery } from './overview.ts'
import { StateCounts } from './state-counts.tsx'
import type { Ways } from './ways.ts'

const Pictures = lazy(() => import('./pictures.tsx').then(({ Pictures }) => ({ default: Pictures })))

type OverviewPageProps = { search: OverviewSearch; onSearch: (next: OverviewSearch) => void; ways: Ways }

/** One screen for whoever leads: how far, what needs a decision, who is late, what is new; below it the pictures. */
export function OverviewPage({ search, onSearch, ways }: OverviewPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(overviewQuery(search))
  const [isTableOpen, setTableOpen] = useState(false)
  const keys = useMemo<KeyBinding[]>(
    () => [{ key: 't', words: 'overview.tableKey', run: () => setTableOpen((open) => !open) }],
    [],
  )
  useKeys(keys)
  useVisit(data)
  if (!data)
    return (
      <Page title={t('overview.title')}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('overview.loading')} />}
      </Page>
    )
  const { programme, targets } = data
  if (!programme)
    return (
      <Page title={t('overview.title')}>
        <EmptyState title={t('overview.none')}>{t('overview.noneWhy')}</EmptyState>
      </Page>
    )
  return (
    <Page
      title={t('overview.titleOf', { unit: programme.unit.fullName, day: formatWhen(data.today) })}
      about={programme.name}
      action={<Choices overview={data} onSearch={onSearch} />}
    >
      <ProblemMessage error={error} />
      {data.whole ? null : <Notice tone="soon">{t('figures.rollup.part')}</Notice>}
      <div className={style.first}>
        <StateCounts programmeId={programme.id} overview={data} ways={ways} />
        <DecisionList programmeId={programme.id} decisions={data.decisions} ways={ways} />
        <LateList programmeId={programme.id} late={data.late} ways={ways} />
        <NewsList news={data.news} />
      </div>
      {targets?.some(({ name }) => name !== null) ? (
        <Suspense fallback={<Progress words={t('overview.loading')} />}>
          <Pictures
            key={`${programme.id} ${data.year}`}
            programmeId={programme.id}
            programmeName={programme.name}
            year={data.year}
            target={search.target}
            onTarget={(target) => onSearch({ ...search, target })}
            isTableOpen={isTableOpen}
            ways={ways}
          />
        </Suspense>
      ) : null}
    </Page>
  )
}

/** That I looked is kept once I saw it, of what stands now. */
function useVisit(overview: Overview | undefined): void {
  const programmeId = overview?.programme?.id
  const targets = overview?.targets
  const isNow = overview !== undefined && String(overview.year) === overview.today.slice(0, 4)
  useEffect(() => {
    if (programmeId === undefined || !targets || !isNow) return
    const states = targets.slice(0, MOST_STATES).map(({ factId, state }) => ({ factId, state }))
    // Nobody waits for it: the next look is told against the one before.
    noteVisit({ programmeId, states }).catch(() => {})
  }, [programmeId, targets, isNow])
}

function Choices({ overview, onSearch }: { overview: Overview; onSearch: (next: OverviewSearch) => void }) {
  const { t } = useTranslation()
  const { programmes, programme, year, years } = overview
  const chosen = programme?.id ?? ''
  return (
    <div className={style.choices}>
      <NamedChoice
        label={t('overview.programme')}
        value={chosen}
        options={programmes}
        onChange={(id) => onSearch({ programme: id })}
      />
      <Choice
        label={t('overview.year')}
        value={String(year)}
        options={(years.includes(year) ? years : [year, ...years]).map((each) => ({
          id: String(each),
          words: String(each),
        }))}
        onChange={(each) => onSearch({ programme: chosen, year: Number(each) })}
      />
      <button type="button" onClick={() => window.print()}>
        {t('overview.print')}
      </button>
    </div>
  )
}
