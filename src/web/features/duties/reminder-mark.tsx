import { useTranslation } from 'react-i18next'
import type { Reminder } from '../../../shared/reminders.ts'
import { formatWhen } from '../../ui/format.ts'
import { letterAddress } from './reminders.ts'

type ReminderMarkProps = { reminder: Reminder; mayRemind: boolean }

/** When somebody was reminded and how; who may remind gets the letter again. */
export function ReminderMark({ reminder, mayRemind }: ReminderMarkProps) {
  const { t } = useTranslation()
  const day = formatWhen(reminder.at, 'day')
  return (
    <span className="soft">
      {t('dutyPages.remind.done', { day })}{' '}
      {mayRemind ? (
        <a href={letterAddress(reminder)} className="screen-only">
          {t('dutyPages.remind.letter')}
        </a>
      ) : null}
    </span>
  )
}
