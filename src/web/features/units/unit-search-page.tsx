import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit, UnitSearchHit } from '../../../shared/units.ts'
import { capitalised, formatNumber, formatWhen } from '../../ui/format.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { DayFilter } from './day-filter.tsx'
import type { UnitLink } from './unit-words.tsx'
import style from './units.module.css'
import { provinces, unitSearch } from './units.ts'

type UnitSearchPageProps = {
  words: string
  onWords: (words: string) => void
  on: string | undefined
  onDay: (on: string | undefined) => void
  UnitLink: UnitLink
  /** The pages beside this one. */
  places: ReactNode
}

export function UnitSearchPage({ words, onWords, on, onDay, UnitLink, places }: UnitSearchPageProps) {
  const { t } = useTranslation()
  const query = words.trim()
  const search = useQuery({ ...unitSearch(query, on), enabled: query !== '' })
  const all = useQuery({ ...provinces(on), enabled: query === '' })
  const shownOn = (query === '' ? all.data : search.data)?.on
  return (
    <Page title={t('units.search.title')} filters={<DayFilter on={on} shown={shownOn} onDay={onDay} />}>
      {places}
      <SearchBox words={words} onWords={onWords} />
      <ProblemMessage error={query === '' ? all.error : search.error} />
      {query === '' ? (
        all.data ? (
          <Provinces units={all.data.children} on={all.data.on} UnitLink={UnitLink} />
        ) : null
      ) : search.data ? (
        <Hits hits={search.data.hits} more={search.data.more} query={query} UnitLink={UnitLink} />
      ) : null}
    </Page>
  )
}

/** Types at once, asks a moment later. */
function SearchBox({ words, onWords }: { words: string; onWords: (words: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(words)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (typed === words) return
    const wait = setTimeout(() => onWords(typed), 120)
    return () => clearTimeout(wait)
  }, [typed])
  return (
    <div className={`${style.search} screen-only`}>
      <label htmlFor="unit-words">{t('units.search.label')}</label>
      <p className="soft" id="unit-words-hint">
        {t('units.search.hint')}
      </p>
      <input
        id="unit-words"
        type="search"
        autoComplete="off"
        aria-describedby="unit-words-hint"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  )
}

function Provinces({ units, on, UnitLink }: { units: readonly Unit[]; on: string; UnitLink: UnitLink }) {
  const { t } = useTranslation()
  return (
    <section className={style.section}>
      <h2>{t('units.search.provinces', { count: units.length, day: formatWhen(on) })}</h2>
      <ul className={style.columns}>
        {units.map((unit) => (
          <li key={unit.id}>
            <UnitLink id={unit.id}>{capitalised(unit.fullName)}</UnitLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

type HitsProps = { hits: readonly UnitSearchHit[]; more: boolean; query: string; UnitLink: UnitLink }

function Hits({ hits, more, query, UnitLink }: HitsProps) {
  const { t } = useTranslation()
  const count = { count: hits.length, units: formatNumber(hits.length) }
  return (
    <section className={style.section}>
      <p role="status" className="soft">
        {hits.length === 0
          ? t('units.search.none', { query })
          : more
            ? t('units.search.more', count)
            : t('units.search.found', count)}
      </p>
      <ul className={style.hits}>
        {hits.map((hit) => (
          <li key={hit.unit.id}>
            <div className={style.name}>
              <UnitLink id={hit.unit.id}>{capitalised(hit.unit.fullName)}</UnitLink>
              <span className="soft">
                {hit.parents
                  .filter(({ level }) => level !== 'nation')
                  .map(({ fullName }) => fullName)
                  .reverse()
                  .join(', ')}
              </span>
            </div>
            <span className={style.code}>{hit.unit.code}</span>
            <HitState hit={hit} UnitLink={UnitLink} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function HitState({ hit: { unit, state, heirs, heirCount }, UnitLink }: { hit: UnitSearchHit; UnitLink: UnitLink }) {
  const { t } = useTranslation()
  if (state !== 'ended' || unit.ended === null) return <StateMark tone="good">{t('units.states.living')}</StateMark>
  return (
    <div>
      <StateMark tone="idle">{t('units.states.endedOn', { day: formatWhen(unit.ended) })}</StateMark>
      {heirs.length > 0 ? (
        <div className="soft">
          {t('units.states.now')}{' '}
          {heirs.map((heir, index) => (
            <span key={heir.id}>
              {index > 0 ? ', ' : ''}
              <UnitLink id={heir.id}>{heir.fullName}</UnitLink>
            </span>
          ))}
          {heirCount > heirs.length ? ` ${t('units.states.andMore', { count: heirCount - heirs.length })}` : ''}
        </div>
      ) : null}
    </div>
  )
}
