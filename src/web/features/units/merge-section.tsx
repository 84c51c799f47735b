import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Unit, UnitAct } from '../../../shared/units.ts'
import { MergeForm } from './merge-form.tsx'
import { UnitActNote } from './unit-act-note.tsx'
import style from './units.module.css'
import { unitActs } from './units.ts'

/** For an administrator: what was recorded or prepared of a commune, and the way to make one commune of it and others. */
export function MergeSection({ unit }: { unit: Unit }) {
  const { t } = useTranslation()
  const { data } = useQuery(unitActs)
  if (!data || unit.level !== 'commune') return null
  const isOf = ({ into, from }: UnitAct) => into?.id === unit.id || from.some(({ id }) => id === unit.id)
  const acts = data.acts.filter((act) => act.state !== 'undone' && isOf(act))
  const isPrepared = acts.some(({ state }) => state === 'prepared' || state === 'refused')
  return (
    <>
      {acts.map((act) => (
        <UnitActNote key={act.id} act={act} />
      ))}
      {unit.ended === null && !isPrepared ? (
        <details className={`${style.section} screen-only`}>
          <summary>{t('units.merge.title')}</summary>
          <MergeForm unit={unit} />
        </details>
      ) : null}
    </>
  )
}
