import { useTranslation } from 'react-i18next'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { QueueState } from './edit-queue.ts'

/** Whether what was done is stored, and what becomes of it if not. */
export function SaveState({
  saving,
  savedAt,
  waiting,
}: {
  saving: QueueState['saving']
  savedAt: string | null
  waiting: number
}) {
  const { t } = useTranslation()
  const count = formatNumber(waiting)
  if (saving === 'waiting')
    return <StateMark tone="soon">{t('review.saving.waiting', { count: waiting, edits: count })}</StateMark>
  if (saving === 'signed-out')
    return <StateMark tone="bad">{t('review.saving.signedOut', { count: waiting, edits: count })}</StateMark>
  if (saving === 'saving') return <StateMark tone="running">{t('review.saving.now')}</StateMark>
  if (savedAt === null) return null
  return <StateMark tone="good">{t('review.saving.saved', { time: formatWhen(savedAt).split(' ')[0] })}</StateMark>
}
