import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { dayBefore } from '../../../rules/days.ts'
import type { UnitSearchHit } from '../../../shared/units.ts'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { type Found, SearchChoice } from '../../ui/search-choice.tsx'
import { findProvinces } from './setup.ts'

export type Province = Found

/** An ended province says until when it was, and what its ground belongs to now. */
function becameWords(t: TFunction<'text'>, { unit, heirs, heirCount }: UnitSearchHit): string | undefined {
  if (unit.ended === null) return undefined
  const until = formatWhen(dayBefore(unit.ended))
  if (heirs.length === 0) return t('setup.province.endedOnly', { until })
  const names = heirs.map(({ fullName }) => fullName).join(', ')
  const more = heirCount - heirs.length
  return more > 0
    ? t('setup.province.endedMore', { until, names, count: more })
    : t('setup.province.ended', { until, names })
}

type ProvinceChoiceProps = { chosen: Province | undefined; onChoose: (province: Province | undefined) => void }

export function ProvinceChoice({ chosen, onChoose }: ProvinceChoiceProps) {
  const { t } = useTranslation()
  return (
    <SearchChoice
      pointer="#/unitId"
      label={t('setup.province.label')}
      hint={t('setup.province.hint')}
      searchKey="provinces"
      find={async (words, signal) =>
        (await findProvinces(words, signal)).hits.map((hit) => ({
          value: hit.unit.id,
          label: capitalised(hit.unit.fullName),
          hint: becameWords(t, hit),
        }))
      }
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
