import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { FACT_KINDS } from '../../../shared/documents.ts'
import type { Lack } from '../../../shared/facts.ts'
import { FactTag } from '../../facts/fact-tag.tsx'
import { KIND_WORDS, LACK_WORDS } from '../../facts/kinds.ts'
import { formatNumber } from '../../ui/format.ts'
import { Bars } from './certainty-mark.tsx'
import { CERTAINTY_WORDS, CLASSES } from './certainty-words.ts'
import style from './review.module.css'
import { type Filter, NO_FILTER, type Tallies } from './rows.ts'

type Shown = Filter & { doubtfulFirst: boolean }
type FilterBarProps = { filter: Shown; tallies: Tallies; onFilter: (next: Partial<Shown>) => void }

const LACKS_SHOWN: readonly Lack[] = ['owner', 'date', 'product', 'unit', 'milestone']

/** What is shown, and how far each kind is: confirmed of all. */
export const FilterBar = memo(function FilterBar({ filter, tallies, onFilter }: FilterBarProps) {
  const { t } = useTranslation()
  const left = tallies.all.total - tallies.all.confirmed
  const { kind, unconfirmed, lack, query, certainty } = filter
  const filtered = kind !== null || unconfirmed || lack !== null || query !== '' || certainty !== null
  const classes = CLASSES.filter((each) => tallies.classes[each] !== undefined)
  return (
    <search className={style.filters} id="review-filters">
      {classes.length > 0 ? (
        <button
          type="button"
          aria-pressed={filter.doubtfulFirst}
          onClick={() => onFilter({ doubtfulFirst: !filter.doubtfulFirst })}
        >
          {t('certainty.first')}
        </button>
      ) : null}
      {classes.map((each) => (
        <button
          type="button"
          key={each}
          aria-pressed={certainty === each}
          onClick={() => onFilter({ certainty: certainty === each ? null : each })}
        >
          <Bars certainty={each} />{' '}
          {t('certainty.filter', {
            class: t(CERTAINTY_WORDS[each]),
            left: formatNumber(tallies.classes[each] ?? 0),
          })}
        </button>
      ))}
      {FACT_KINDS.filter((kind) => tallies.kinds[kind].total > 0).map((kind) => {
        const { confirmed, total } = tallies.kinds[kind]
        return (
          <button
            type="button"
            key={kind}
            aria-pressed={filter.kind === kind}
            aria-label={t('review.filter.kind', {
              kind: t(KIND_WORDS[kind]),
              confirmed: formatNumber(confirmed),
              total: formatNumber(total),
            })}
            title={t(KIND_WORDS[kind])}
            onClick={() => onFilter({ kind: filter.kind === kind ? null : kind })}
          >
            <FactTag kind={kind} />{' '}
            {kind === 'document' ? null : <span className={style.kindWords}>{t(KIND_WORDS[kind])}</span>}{' '}
            {formatNumber(confirmed)}/{formatNumber(total)}
          </button>
        )
      })}
      <span className={style.newLine} />
      <input
        type="search"
        value={filter.query}
        onChange={(event) => onFilter({ query: event.target.value })}
        aria-label={t('review.filter.search')}
        placeholder={t('review.filter.search')}
      />
      <button
        type="button"
        aria-pressed={filter.unconfirmed}
        onClick={() => onFilter({ unconfirmed: !filter.unconfirmed })}
      >
        {t('review.filter.unconfirmed', { left: formatNumber(left) })}
      </button>
      {LACKS_SHOWN.filter((lack) => (tallies.lacks[lack] ?? 0) > 0 || filter.lack === lack).map((lack) => (
        <button
          type="button"
          key={lack}
          aria-pressed={filter.lack === lack}
          onClick={() => onFilter({ lack: filter.lack === lack ? null : lack })}
        >
          {t('review.filter.lack', { what: t(LACK_WORDS[lack]), left: formatNumber(tallies.lacks[lack] ?? 0) })}
        </button>
      ))}
      {filtered ? (
        <button type="button" className="plain" onClick={() => onFilter(NO_FILTER)}>
          {t('review.filter.clear')}
        </button>
      ) : null}
    </search>
  )
})
