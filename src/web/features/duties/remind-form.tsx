import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewReminder } from '../../../shared/reminders.ts'
import { isProblem } from '../../api.ts'
import { AreaField, TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { parseDay } from '../../ui/format.ts'
import { dutyProblems } from './duties.ts'
import { dutyFieldWords } from './duty-field-words.ts'
import { Panel } from './panel.tsx'
import { letterAddress, useRemind } from './reminders.ts'

type RemindFormProps = {
  programmeId: string
  answers: NewReminder['answers']
  /** After it was done, or was not wanted any more. */
  onClose: () => void
}

const faults = ({ answerBy = '' }: FormValues) =>
  answerBy.trim() === '' || parseDay(answerBy) ? [] : [{ pointer: '#/answerBy', code: 'not-a-day' }]

/** What is added to a reminder before it is sent; of who was reminded today it is asked whether that is meant. */
export function RemindForm({ programmeId, answers, onClose }: RemindFormProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const reminding = useRemind(programmeId)
  const again = isProblem(reminding.error, 'reminded-today')
  const send = ({ answerBy = '' }: FormValues) => {
    const by = parseDay(answerBy)
    reminding.mutate(
      {
        way: 'letter',
        answers: answers.map(({ assignmentId, period }) => ({ assignmentId, period })),
        ...(words.trim() ? { words: words.trim().normalize('NFC') } : {}),
        ...(by ? { answerBy: by } : {}),
        ...(again ? { again } : {}),
      },
      {
        onSuccess: (sent) => {
          window.location.assign(letterAddress(sent))
          onClose()
        },
      },
    )
  }
  return (
    <Panel onClose={onClose}>
      <Form
        busy={reminding.isPending}
        problem={reminding.error}
        problemWords={dutyProblems}
        fieldWords={dutyFieldWords}
        check={faults}
        onSubmit={send}
      >
        <AreaField
          pointer="#/words"
          label={t('dutyPages.remind.words')}
          hint={t('dutyPages.remind.wordsHint')}
          rows={3}
          maxLength={5000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <TextField
          pointer="#/answerBy"
          label={t('dutyPages.remind.answerBy')}
          hint={t('dutyPages.remind.answerByHint')}
          inputMode="numeric"
          autoComplete="off"
        />
        <div className="row">
          <button type="submit" className="main">
            {t(again ? 'dutyPages.remind.again' : 'dutyPages.remind.draft', { count: answers.length })}
          </button>
          <button type="button" className="plain" onClick={onClose}>
            {t('ui.ask.no')}
          </button>
        </div>
      </Form>
    </Panel>
  )
}
