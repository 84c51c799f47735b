import { useTranslation } from 'react-i18next'
import type { RollupChoices } from '../../../shared/rollup.ts'
import { Filters } from '../../ui/filters.tsx'
import type { SeriesAsked } from './rollup.ts'
import type { SeriesSearch } from './series-search.ts'

type ChoicesProps = {
  choices: RollupChoices
  asked: SeriesAsked
  search: SeriesSearch
  onSearch: (next: SeriesSearch) => void
}

/** What a series is of. */
export function SeriesChoices({ choices, asked, search, onSearch }: ChoicesProps) {
  const { t } = useTranslation()
  const { element: _element, indicator: _indicator, ...place } = search
  const value = 'elementId' in asked.of ? `e${asked.of.elementId}` : `i${asked.of.indicatorId}`
  const years = Array.from({ length: 41 }, (_, index) => asked.to - 30 + index)
  const year = (label: string, at: 'from' | 'to', options: readonly number[]) => (
    <label>
      {label}
      <select value={asked[at]} onChange={({ target }) => onSearch({ ...search, [at]: Number(target.value) })}>
        {options.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Filters>
      {choices.programmes.length > 1 ? (
        <label>
          {t('figures.rollup.programme')}
          <select value={choices.programmeId ?? ''} onChange={({ target }) => onSearch({ programme: target.value })}>
            {choices.programmes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label>
        {t('figures.series.of')}
        <select
          value={value}
          onChange={({ target: { value: chosen } }) =>
            onSearch({
              ...place,
              ...(chosen.startsWith('i') ? { indicator: chosen.slice(1) } : { element: chosen.slice(1) }),
            })
          }
        >
          {choices.indicators.length > 0 ? (
            <optgroup label={t('figures.series.indicators')}>
              {choices.indicators.map(({ id, name }) => (
                <option key={id} value={`i${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          ) : null}
          <optgroup label={t('figures.series.elements')}>
            {choices.elements.map(({ id, name }) => (
              <option key={id} value={`e${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {year(
        t('figures.series.from'),
        'from',
        years.filter((each) => each <= asked.to),
      )}
      {year(
        t('figures.series.to'),
        'to',
        years.filter((each) => each >= asked.from),
      )}
      <label>
        {t('figures.rollup.view')}
        <select
          value={search.view ?? 'now'}
          onChange={({ target }) => {
            const { view: _view, ...others } = search
            onSearch(target.value === 'was' ? { ...others, view: 'was' } : others)
          }}
        >
          <option value="now">{t('figures.rollup.now')}</option>
          <option value="was">{t('figures.rollup.was')}</option>
        </select>
      </label>
    </Filters>
  )
}
