import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FigureSeries, RollupChoices } from '../../../shared/rollup.ts'
import type { TargetStand } from '../../../shared/target-progress.ts'
import { PathChart } from '../../figures/path-chart.tsx'
import { exportCsv, separatorFor } from '../../ui/csv.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { FormerNotice } from './former-notice.tsx'
import style from './rollup.module.css'
import { choicesQuery, progressQuery, type SeriesAsked, seriesQuery } from './rollup.ts'
import { SeriesChoices } from './series-choices.tsx'
import type { SeriesSearch } from './series-search.ts'
import { SumValue } from './sum-value.tsx'

const YEARS_SHOWN = 10

type SeriesPageProps = { search: SeriesSearch; onSearch: (next: SeriesSearch) => void; places: ReactNode }

/** An element or an indicator of a unit year by year, over the units as they were and as they are now. */
export function SeriesPage({ search, onSearch, places }: SeriesPageProps) {
  const { t } = useTranslation()
  const { data: choices, error } = useQuery(choicesQuery(search.programme))
  const asked = choices && askedOf(choices, search)
  if (!choices || !asked)
    return (
      <Page title={t('figures.series.title')} filters={places}>
        {error ? <ProblemMessage error={error} /> : null}
        {choices ? (
          <EmptyState title={t('figures.rollup.none')}>{t('figures.rollup.noneWhy')}</EmptyState>
        ) : error ? null : (
          <Progress words={t('figures.series.loading')} />
        )}
      </Page>
    )
  return (
    <Series
      asked={asked}
      view={search.view ?? 'now'}
      programmeId={choices.programmeId}
      choices={<SeriesChoices choices={choices} asked={asked} search={search} onSearch={onSearch} />}
      places={places}
    />
  )
}

function askedOf(choices: RollupChoices, search: SeriesSearch): SeriesAsked | undefined {
  const unitId = search.unit ?? choices.unit?.id
  const elementId = search.element ?? choices.elements[0]?.id
  const newest = Number(choices.periods[0]?.slice(0, 4))
  if (unitId === undefined || !newest || (search.indicator === undefined && elementId === undefined)) return undefined
  const to = search.to ?? newest
  const from = Math.min(search.from ?? to - YEARS_SHOWN + 1, to)
  const of = search.indicator === undefined ? { elementId: elementId ?? '' } : { indicatorId: search.indicator }
  return { unitId, of, from, to }
}

type SeriesProps = {
  asked: SeriesAsked
  view: 'was' | 'now'
  programmeId: string | null
  choices: ReactNode
  places: ReactNode
}

function Series({ asked, view, programmeId, choices, places }: SeriesProps) {
  const { t, i18n } = useTranslation()
  const { data: now, error } = useQuery(seriesQuery(asked, 'now'))
  const { data: was } = useQuery(seriesQuery(asked, 'was'))
  const { data: progress } = useQuery({ ...progressQuery(programmeId ?? ''), enabled: programmeId !== null })
  const shown = view === 'was' ? was : now
  const title = now
    ? t('figures.series.titleOf', { name: now.name, unit: capitalised(now.unit.fullName) })
    : t('figures.series.title')
  const goals = now ? goalsOf(progress?.targets ?? [], asked, progress?.unit.id === now.unit.id) : []
  return (
    <Page
      title={title}
      about={now ? t('figures.series.measure', { measure: now.measure }) : undefined}
      filters={places}
      action={
        now && was ? (
          <span className={style.line}>
            <button
              type="button"
              className="plain"
              onClick={() => exportCsv(`${title}.csv`, csvOf(now, was, t), separatorFor(i18n.language))}
            >
              {t('figures.rollup.csv')}
            </button>
            <button type="button" className="plain" onClick={() => window.print()}>
              {t('figures.rollup.print')}
            </button>
          </span>
        ) : null
      }
    >
      {choices}
      <ProblemMessage error={error} />
      {now && was && shown ? (
        <>
          <FormerNotice unit={now.unit} />
          {shown.points.some(({ reported }) => reported > 0) ? (
            <PathChart
              label={t(view === 'was' ? 'figures.series.chartWas' : 'figures.series.chartNow', { title })}
              path={goals}
              points={shown.points}
              breaks={shown.breaks}
            />
          ) : (
            <p>{t('figures.series.nothing')}</p>
          )}
          <Table now={now} was={was} goals={goals} title={title} />
          <Breaks series={now} />
        </>
      ) : error ? null : (
        <Progress words={t('figures.series.loading')} />
      )}
    </Page>
  )
}

/** The path of a target of this indicator; only where it is the target's own unit that is looked at. */
function goalsOf(targets: readonly TargetStand[], { of, from }: SeriesAsked, isOwn: boolean): TargetStand['path'] {
  if (!isOwn || !('indicatorId' in of)) return []
  const target = targets.find(({ indicator }) => indicator?.id === of.indicatorId)
  return (target?.path ?? []).filter(({ year }) => year >= from)
}

type TableProps = { now: FigureSeries; was: FigureSeries; goals: TargetStand['path']; title: string }

function Table({ now, was, goals, title }: TableProps) {
  const { t } = useTranslation()
  return (
    <ScrollBox className={style.scroll} label={title}>
      <table className={style.table}>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.progress.yearColumn')}</th>
            <th scope="col">{t('figures.series.was')}</th>
            <th scope="col">{t('figures.series.now')}</th>
            {goals.length > 0 ? <th scope="col">{t('figures.series.goal')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {now.points.map((point, at) => {
            const goal = goals.find(({ year }) => year === point.year)
            return (
              <tr key={point.year}>
                <th scope="row">{point.year}</th>
                <td>
                  <SumValue cell={was.points[at] ?? point} />
                </td>
                <td>
                  <SumValue cell={point} />
                </td>
                {goals.length > 0 ? (
                  <td>{goal ? <SumValue cell={{ value: goal.value, reported: 0, expected: 0, final: 0 }} /> : null}</td>
                ) : null}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Breaks({ series: { breaks } }: { series: FigureSeries }) {
  const { t } = useTranslation()
  return breaks.map(({ on, changes, legalBasis, units }) => (
    <p key={on} className="soft">
      {t('figures.progress.breaks', { day: formatWhen(on), changes: formatNumber(changes) })}
      {legalBasis ? ` ${legalBasis}.` : ''}{' '}
      {units.map(({ from, into }) => t('figures.series.passed', { from, into })).join('; ')}
      {changes > units.length ? '…' : ''}
    </p>
  ))
}

type Words = TFunction

/** Ranges are two columns, so that the numbers stay numbers. */
function csvOf(now: FigureSeries, was: FigureSeries, t: Words): (string | number | null)[][] {
  const number = (value: string | undefined) => (value === undefined ? null : Number(value))
  const cells = (point: FigureSeries['points'][number] | undefined) => [
    number(point?.value ?? point?.least),
    number(point?.value ?? point?.most),
    `${point?.reported ?? 0}/${point?.expected ?? 0}`,
  ]
  const heads = (view: string) => [
    t('figures.series.least', { view }),
    t('figures.series.most', { view }),
    t('figures.series.coverage', { view }),
  ]
  return [
    [t('figures.progress.yearColumn'), ...heads(t('figures.series.was')), ...heads(t('figures.series.now'))],
    ...now.points.map((point, at) => [point.year, ...cells(was.points[at]), ...cells(point)]),
  ]
}
