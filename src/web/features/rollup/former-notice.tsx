import { useTranslation } from 'react-i18next'
import type { Unit } from '../../../shared/units.ts'
import { capitalised, formatWhen } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'

/** Of a unit that ended: that sums are of its own former ground. */
export function FormerNotice({ unit: { fullName, ended } }: { unit: Unit }) {
  const { t } = useTranslation()
  if (ended === null) return null
  return (
    <Notice tone="soon">{t('figures.rollup.former', { unit: capitalised(fullName), day: formatWhen(ended) })}</Notice>
  )
}
