import { useTranslation } from 'react-i18next'
import { dayBefore } from '../../../rules/days.ts'
import { formatWhen } from '../../ui/format.ts'

/** From when, and up to which last day. `until` is the first day on which it no longer holds. */
export function RoleDays({ from, until }: { from: string; until: string | null }) {
  const { t } = useTranslation()
  return until === null
    ? t('people.me.from', { from: formatWhen(from) })
    : t('people.me.fromUntil', { from: formatWhen(from), until: formatWhen(dayBefore(until)) })
}
