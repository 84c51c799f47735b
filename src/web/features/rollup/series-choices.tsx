import { useTranslation } from 'react-i18next'
import type { RollupChoices } from '../../../shared/rollup.ts'
import { Choice, Filters, NamedChoice } from '../../ui/filters.tsx'
import type { SeriesAsked } from './rollup.ts'
import { VIEW_WORDS } from './rollup-choices.tsx'
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
    <Choice
      label={label}
      value={String(asked[at])}
      options={options.map((each) => ({ id: String(each), words: String(each) }))}
      onChange={(chosen) => onSearch({ ...search, [at]: Number(chosen) })}
    />
  )
  return (
    <Filters>
      <NamedChoice
        label={t('figures.rollup.programme')}
        value={choices.programmeId}
        options={choices.programmes}
        onChange={(programme) => onSearch({ programme })}
      />
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
      <Choice
        label={t('figures.rollup.view')}
        value={search.view ?? 'now'}
        options={VIEW_WORDS.map(({ id, words }) => ({ id, words: t(words) }))}
        onChange={(view) => {
          const { view: _view, ...others } = search
          onSearch(view === 'was' ? { ...others, view } : others)
        }}
      />
    </Filters>
  )
}
