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

/** Of a role that has ended; one that ended on its first day, or before it, held on none. */
export function EndedDays({ from, until }: { from: string; until: string | null }) {
  const { t } = useTranslation()
  return until === null || until <= from ? (
    t('people.me.endedAtOnce', { from: formatWhen(from) })
  ) : (
    <RoleDays from={from} until={until} />
  )
}
