import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type NewReminder, REMINDER_WAYS, type ReminderSent, type ReminderWay } from '../../../shared/reminders.ts'
import { isProblem } from '../../api.ts'
import { AreaField, ChoiceField, TextField } from '../../ui/fields.tsx'
import type { FormValues } from '../../ui/form.tsx'
import { formatNumber, parseDay } from '../../ui/format.ts'
import { Panel } from '../../ui/panel.tsx'
import { PanelForm } from '../../ui/panel-form.tsx'
import type { TextKey } from '../../ui/text-key.ts'
import { dutyProblems } from './duties.ts'
import { dutyFieldWords } from './duty-field-words.ts'
import { useRemind } from './remind.ts'
import { letterAddress } from './reminders.ts'

type RemindFormProps = {
  programmeId: string
  answers: readonly NewReminder['answers'][number][]
  /** What will happen, where it is more than one sees. */
  about?: readonly string[]
  mayMail: boolean
  /** After it was done, or was not wanted any more. */
  onClose: () => void
}

const faults = ({ answerBy = '' }: FormValues) =>
  answerBy.trim() === '' || parseDay(answerBy) ? [] : [{ pointer: '#/answerBy', code: 'not-a-day' }]

const WAYS: Record<ReminderWay, TextKey> = {
  message: 'dutyPages.remind.wayMessage',
  mail: 'dutyPages.remind.wayMail',
  letter: 'dutyPages.remind.wayLetter',
}

/** How somebody is reminded and what is added; of who was reminded today it is asked whether that is meant. */
export function RemindForm({ programmeId, answers, about = [], mayMail, onClose }: RemindFormProps) {
  const { t } = useTranslation()
  const [way, setWay] = useState<ReminderWay>('message')
  const [words, setWords] = useState('')
  const reminding = useRemind(programmeId)
  const again = isProblem(reminding.error, 'reminded-today')
  const send = ({ answerBy = '' }: FormValues) => {
    const by = parseDay(answerBy)
    reminding.mutate(
      {
        way,
        answers: answers.map(({ assignmentId, period }) => ({ assignmentId, period })),
        ...(words.trim() ? { words: words.trim().normalize('NFC') } : {}),
        ...(by ? { answerBy: by } : {}),
        ...(again ? { again } : {}),
      },
      {
        onSuccess: (sent) => {
          if (way !== 'letter') return
          window.location.assign(letterAddress(sent))
          onClose()
        },
      },
    )
  }
  if (reminding.data && way !== 'letter') return <Sent sent={reminding.data} onClose={onClose} />
  const ways = REMINDER_WAYS.filter((each) => mayMail || each !== 'mail')
  const isLetter = way === 'letter'
  return (
    <PanelForm
      send={t(again ? 'dutyPages.remind.again' : isLetter ? 'dutyPages.remind.draft' : 'dutyPages.remind.send', {
        count: answers.length,
      })}
      onClose={onClose}
      busy={reminding.isPending}
      problem={reminding.error}
      problemWords={dutyProblems}
      fieldWords={dutyFieldWords}
      check={faults}
      onSubmit={send}
    >
      {about.length > 0 ? <p>{about.filter(Boolean).join(' ')}</p> : null}
      <ChoiceField
        pointer="#/way"
        label={t('dutyPages.remind.way')}
        value={way}
        choices={ways.map((each) => ({ value: each, label: t(WAYS[each]) }))}
        onChoose={(chosen) => setWay(ways.find((each) => each === chosen) ?? way)}
      />
      <AreaField
        pointer="#/words"
        label={t('dutyPages.remind.words')}
        hint={t(isLetter ? 'dutyPages.remind.wordsInLetter' : 'dutyPages.remind.wordsHint')}
        rows={3}
        maxLength={5000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <TextField
        pointer="#/answerBy"
        label={t('dutyPages.remind.answerBy')}
        hint={isLetter ? t('dutyPages.remind.answerByHint') : undefined}
        inputMode="numeric"
        autoComplete="off"
      />
    </PanelForm>
  )
}

/** Whom it reached, and for whom there is nobody. */
function Sent({ sent, onClose }: { sent: ReminderSent; onClose: () => void }) {
  const { t } = useTranslation()
  const { reminded, people, nobody } = sent
  return (
    <Panel onClose={onClose}>
      <p role="status">{t('dutyPages.remind.sent', { count: reminded, people: formatNumber(people) })}</p>
      {nobody.length > 0 ? <p>{t('dutyPages.remind.nobody', { organisations: nobody.join('; ') })}</p> : null}
      <div className="row">
        <button type="button" onClick={onClose}>
          {t('dutyPages.remind.close')}
        </button>
      </div>
    </Panel>
  )
}
