import { useTranslation } from 'react-i18next'
import type { RollupChoices, RollupView } from '../../../shared/rollup.ts'
import { NATION_ID, UNIT_LEVELS, type UnitLevel } from '../../../shared/units.ts'
import { Choice, ChoiceFilter, Filters, NamedChoice } from '../../ui/filters.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import type { RollupSearch } from './rollup-search.ts'

export const LEVEL_WORDS: Readonly<Record<UnitLevel, TextKey>> = {
  nation: 'figures.rollup.levels.nation',
  province: 'figures.rollup.levels.province',
  district: 'figures.rollup.levels.district',
  commune: 'figures.rollup.levels.commune',
}

export const VIEW_WORDS = [
  { id: 'now', words: 'figures.rollup.now' },
  { id: 'was', words: 'figures.rollup.was' },
] as const satisfies readonly { id: RollupView; words: TextKey }[]

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
      <NamedChoice
        label={t('figures.rollup.programme')}
        value={choices.programmeId}
        options={choices.programmes}
        onChange={(programme) => onSearch({ programme })}
      />
      <Choice
        label={t('figures.rollup.period')}
        value={search.period ?? choices.periods[0] ?? ''}
        options={choices.periods.map((id) => ({ id, words: id }))}
        onChange={(period) => change({ period })}
      />
      <Choice
        label={t('figures.rollup.view')}
        value={search.view ?? 'now'}
        options={VIEW_WORDS.map(({ id, words }) => ({ id, words: t(words) }))}
        onChange={(view) => change({ view: view === 'was' ? view : undefined, unit: undefined, level: undefined })}
      />
      {levels.length > 1 ? (
        <Choice
          label={t('figures.rollup.level')}
          value={levels.find((each) => each === search.level) ?? levels[0] ?? 'commune'}
          options={levels.map((id) => ({ id, words: t(LEVEL_WORDS[id]) }))}
          onChange={(level) => change({ level })}
        />
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
