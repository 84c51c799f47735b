import { useTranslation } from 'react-i18next'
import type { RollupChoices } from '../../../shared/rollup.ts'
import { NATION_ID, UNIT_LEVELS, type UnitLevel } from '../../../shared/units.ts'
import { ChoiceFilter, Filters } from '../../ui/filters.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import type { RollupSearch } from './rollup-search.ts'

export const LEVEL_WORDS: Readonly<Record<UnitLevel, TextKey>> = {
  nation: 'figures.rollup.levels.nation',
  province: 'figures.rollup.levels.province',
  district: 'figures.rollup.levels.district',
  commune: 'figures.rollup.levels.commune',
}

/** The levels that can be looked at below a unit, the nearest first: there were districts until 30 June 2025. */
const levelsBelow = (level: UnitLevel, view: 'was' | 'now'): readonly UnitLevel[] => {
  const below = UNIT_LEVELS.slice(UNIT_LEVELS.indexOf(level) + 1).filter(
    (each) => view === 'was' || each !== 'district',
  )
  return below.length > 0 ? below : ['commune']
}

/** Those of the unit looked at; before its level is known, of the programme's. */
export function levelsOf({ unit: own }: RollupChoices, { unit, view = 'now' }: RollupSearch): readonly UnitLevel[] {
  const top = own?.level ?? 'nation'
  if (unit === NATION_ID) return levelsBelow('nation', view)
  const below = levelsBelow(top, view)
  return unit === undefined || unit === own?.id ? below : levelsBelow(below[0] ?? 'commune', view)
}

type ChoicesProps = {
  choices: RollupChoices
  search: RollupSearch
  onSearch: (next: RollupSearch) => void
}

/** What the table is of. */
export function Choices({ choices, search, onSearch }: ChoicesProps) {
  const { t } = useTranslation()
  const { from: _, ...place } = search
  const change = (next: { [Key in keyof RollupSearch]: RollupSearch[Key] | undefined }) =>
    onSearch(Object.fromEntries(Object.entries({ ...place, ...next }).filter(([, value]) => value !== undefined)))
  const levels = levelsOf(choices, search)
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
        {t('figures.rollup.period')}
        <select
          value={search.period ?? choices.periods[0] ?? ''}
          onChange={({ target }) => change({ period: target.value })}
        >
          {choices.periods.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('figures.rollup.view')}
        <select
          value={search.view ?? 'now'}
          onChange={({ target }) =>
            change({ view: target.value === 'was' ? 'was' : undefined, unit: undefined, level: undefined })
          }
        >
          <option value="now">{t('figures.rollup.now')}</option>
          <option value="was">{t('figures.rollup.was')}</option>
        </select>
      </label>
      {levels.length > 1 ? (
        <label>
          {t('figures.rollup.level')}
          <select
            value={levels.find((each) => each === search.level) ?? levels[0]}
            onChange={({ target }) => change({ level: levels.find((each) => each === target.value) })}
          >
            {levels.map((each) => (
              <option key={each} value={each}>
                {t(LEVEL_WORDS[each])}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {choices.dimensions.length > 0 ? (
        <ChoiceFilter
          label={t('figures.rollup.by')}
          any={t('figures.rollup.byNone')}
          value={search.by}
          options={choices.dimensions.map(({ code, name }) => ({ id: code, words: name }))}
          onChange={(by) => change({ by })}
        />
      ) : null}
    </Filters>
  )
}
