import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Reminder, ReminderWay } from '../../../shared/reminders.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { letterAddress } from './reminders.ts'

type ReminderMarkProps = { reminder: Reminder; mayRemind: boolean }

const WAY_DONE: Record<ReminderWay, TextKey> = {
  message: 'dutyPages.remind.doneMessage',
  mail: 'dutyPages.remind.doneMail',
  letter: 'dutyPages.remind.done',
}

function toldWords(t: TFunction<'text'>, { way, told }: Reminder): string {
  if (way === 'letter' || !told) return ''
  const { people, seen, lastSeenAt } = told
  if (!lastSeenAt) return t('dutyPages.remind.unseen', { people: formatNumber(people) })
  const words = { people: formatNumber(people), seen: formatNumber(seen), at: formatWhen(lastSeenAt) }
  return t('dutyPages.remind.seen', words)
}

/** When somebody was reminded and how, and whether it was seen; who may remind gets the letter again. */
export function ReminderMark({ reminder, mayRemind }: ReminderMarkProps) {
  const { t } = useTranslation()
  const day = formatWhen(reminder.at, 'day')
  return (
    <span className="soft">
      {t(WAY_DONE[reminder.way], { day })} {toldWords(t, reminder)}
      {mayRemind && reminder.way === 'letter' ? (
        <a href={letterAddress(reminder)} className="screen-only">
          {t('dutyPages.remind.letter')}
        </a>
      ) : null}
    </span>
  )
}

/** On the row of an organisation: when it was last reminded and whether that was seen; nothing where it never was. */
export function RemindedWords({ last }: { last: Reminder | undefined }) {
  const { t } = useTranslation()
  if (!last) return null
  const words = { day: formatWhen(last.at, 'day') }
  if (last.way === 'letter') return <span className="soft">{t('dutyPages.remind.rowLetter', words)}</span>
  const isSeen = (last.told?.seen ?? 0) > 0
  return (
    <span className="soft">
      {t(
        last.told === null
          ? 'dutyPages.remind.row'
          : isSeen
            ? 'dutyPages.remind.rowSeen'
            : 'dutyPages.remind.rowUnseen',
        words,
      )}
    </span>
  )
}
