import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rollup, RollupChoices } from '../../../shared/rollup.ts'
import { UNIT_LEVELS, type Unit } from '../../../shared/units.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import { loadAll } from '../../ui/load-all.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { MissingSection } from './missing-section.tsx'
import style from './rollup.module.css'
import { choicesQuery, type RollupAsked, rollupFile, rollupPages } from './rollup.ts'
import { Choices, LEVEL_WORDS, levelsOf } from './rollup-choices.tsx'
import type { RollupSearch } from './rollup-search.ts'
import { COLUMNS_SHOWN, countColumns, RollupTable } from './rollup-table.tsx'

type RollupPageProps = {
  search: RollupSearch
  onSearch: (next: RollupSearch) => void
  /** A way to the same table of another unit. */
  unitLink: (unitId: string, words: string) => ReactNode
  /** A way to the years of an element or indicator, of the unit and programme that are looked at. */
  seriesLink: (of: { element: string } | { indicator: string }, words: ReactNode) => ReactNode
  places: ReactNode
}

/** The figures of a programme summed over the units of a level, live. */
export function RollupPage({ search, onSearch, unitLink, seriesLink, places }: RollupPageProps) {
  const { t, i18n } = useTranslation()
  const { data: choices, error } = useQuery(choicesQuery(search.programme))
  const period = search.period ?? choices?.periods[0]
  const unitId = search.unit ?? choices?.unit?.id
  const asked =
    choices?.programmeId && choices.unit && period && unitId
      ? { programmeId: choices.programmeId, period, unitId, view: search.view ?? ('now' as const), by: search.by }
      : undefined
  if (!choices)
    return (
      <Page title={t('figures.rollup.title')} filters={places}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('figures.rollup.loading')} />}
      </Page>
    )
  if (!asked)
    return (
      <Page title={t('figures.rollup.title')} filters={places}>
        {choices.programmes.length > 1 ? <Choices choices={choices} search={search} onSearch={onSearch} /> : null}
        <EmptyState title={t('figures.rollup.none')}>{t('figures.rollup.noneWhy')}</EmptyState>
      </Page>
    )
  return (
    <Asked
      key={`${asked.programmeId} ${asked.unitId} ${asked.period}`}
      asked={asked}
      choices={choices}
      search={search}
      onSearch={onSearch}
      unitLink={unitLink}
      seriesLink={seriesLink}
      places={places}
      language={i18n.language}
    />
  )
}

type AskedProps = RollupPageProps & { asked: Omit<RollupAsked, 'level'>; choices: RollupChoices; language: string }

function Asked({ asked, choices, search, onSearch, unitLink, seriesLink, places, language }: AskedProps) {
  const { t } = useTranslation()
  const [missing, setMissing] = useState<{ unitId: string; elementId: string }>()
  const levels = levelsOf(choices, search)
  const full: RollupAsked = { ...asked, level: levels.find((each) => each === search.level) ?? levels[0] ?? 'commune' }
  const { data: pages, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(rollupPages(full))
  const data = useMemo(
    () => pages?.pages[0] && { ...pages.pages[0], rows: pages.pages.flatMap(({ rows }) => rows) },
    [pages],
  )
  const from = search.from ?? 0
  const title = data
    ? t('figures.rollup.titleOf', { period: asked.period, unit: capitalised(data.unit.fullName) })
    : t('figures.rollup.title')
  const element = data?.elements.find(({ id }) => id === missing?.elementId)
  const missingUnit = data && [data.total, ...data.rows].find(({ unit }) => unit.id === missing?.unitId)?.unit
  return (
    <Page
      title={title}
      filters={places}
      action={
        <span className={style.line}>
          <a href={rollupFile(full, 'xlsx', language)}>{t('figures.rollup.xlsx')}</a>
          <a href={rollupFile(full, 'csv', language)}>{t('figures.rollup.csv')}</a>
          <button
            type="button"
            className="plain"
            onClick={() => void loadAll(fetchNextPage).then(() => window.print())}
          >
            {t('figures.rollup.print')}
          </button>
        </span>
      }
    >
      <Choices choices={choices} search={search} onSearch={onSearch} />
      <ProblemMessage error={error} />
      {data ? <Above rollup={data} choices={choices} unitLink={unitLink} /> : null}
      {data?.unit.ended && data.view === 'now' ? (
        <Notice tone="soon">
          {t('figures.rollup.former', { unit: capitalised(data.unit.fullName), day: formatWhen(data.unit.ended) })}
        </Notice>
      ) : null}
      {data && !data.whole ? <Notice tone="soon">{t('figures.rollup.part')}</Notice> : null}
      {data ? (
        <>
          <ColumnLinks rollup={data} from={from} onFrom={(next) => onSearch({ ...search, from: next })} />
          <RollupTable
            rollup={data}
            from={from}
            unitLink={({ unit }) =>
              canOpen(unit) ? unitLink(unit.id, capitalised(unit.fullName)) : capitalised(unit.fullName)
            }
            seriesLink={seriesLink}
            onMissing={(unitId, elementId) => setMissing({ unitId, elementId })}
          />
          {hasNextPage ? (
            <p className="screen-only">
              <button type="button" onClick={() => isFetchingNextPage || void fetchNextPage()}>
                {t('figures.rollup.moreRows', { left: formatNumber(data.rowCount - data.rows.length) })}
              </button>
            </p>
          ) : null}
          {data.rows.length === 0 ? <p>{t('figures.rollup.noRows')}</p> : null}
          {hasRange(data) ? <p className="soft">{t('figures.rollup.rangeWhy')}</p> : null}
          {data.indicators.map(({ id, name, finest }) =>
            finest === null ? null : (
              <p key={id} className="soft">
                {t('figures.rollup.finest', { name, level: t(LEVEL_WORDS[finest]) })}
              </p>
            ),
          )}
        </>
      ) : error ? null : (
        <Progress words={t('figures.rollup.loading')} />
      )}
      {missing && element && missingUnit ? (
        <MissingSection
          title={t('figures.rollup.missing', { element: element.name, unit: missingUnit.fullName })}
          asked={{
            elementId: element.id,
            period: asked.period,
            unitId: missing.unitId,
            level: element.level,
            view: asked.view,
          }}
          onClose={() => setMissing(undefined)}
        />
      ) : null}
    </Page>
  )
}

const canOpen = ({ level }: Unit) => UNIT_LEVELS.indexOf(level) < UNIT_LEVELS.length - 1

const hasRange = ({ rows, total }: Rollup) =>
  [total, ...rows].some(({ sums }) => sums.some(({ least }) => least !== undefined))

function Above({
  rollup,
  choices,
  unitLink,
}: {
  rollup: Rollup
  choices: RollupChoices
  unitLink: RollupPageProps['unitLink']
}) {
  const { t } = useTranslation()
  const top = choices.unit
  if (!top || rollup.unit.id === top.id) return null
  return <p className="screen-only">{unitLink(top.id, t('figures.rollup.up', { unit: capitalised(top.fullName) }))}</p>
}

function ColumnLinks({ rollup, from, onFrom }: { rollup: Rollup; from: number; onFrom: (from: number) => void }) {
  const { t } = useTranslation()
  const all = countColumns(rollup)
  if (all <= COLUMNS_SHOWN) return null
  const to = Math.min(all, from + COLUMNS_SHOWN)
  const words = { from: formatNumber(from + 1), to: formatNumber(to), all: formatNumber(all) }
  return (
    <div className={`${style.line} screen-only`}>
      <span>{t('figures.rollup.columns', words)}</span>
      {from > 0 ? (
        <button type="button" className="plain" onClick={() => onFrom(Math.max(0, from - COLUMNS_SHOWN))}>
          {t('figures.rollup.before')}
        </button>
      ) : null}
      {to < all ? (
        <button type="button" className="plain" onClick={() => onFrom(to)}>
          {t('figures.rollup.after')}
        </button>
      ) : null}
    </div>
  )
}
