import { useTranslation } from 'react-i18next'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { Ask } from '../../ui/ask.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Form, type FormValues } from '../../ui/form.tsx'
import { parseDay } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import style from './duties.module.css'
import { dutyProblems, useCondition } from './duties.ts'
import { dutyFieldWords } from './duty-field-words.ts'

function faults({ metOn = '' }: FormValues) {
  if (metOn.trim() === '') return [{ pointer: '#/metOn', code: 'required' }]
  return parseDay(metOn) ? [] : [{ pointer: '#/metOn', code: 'not-a-day' }]
}

/** From which day on there is what the duty waits for. */
export function ConditionForm({ assignment }: { assignment: AssignmentPage }) {
  const { t } = useTranslation()
  const changing = useCondition(assignment.id)
  if (assignment.conditionMetOn !== null) {
    // Once somebody has answered, it stays.
    if (assignment.events.length > 0) return null
    return (
      <div className="screen-only">
        <ProblemMessage error={changing.error} words={dutyProblems} />
        <Ask
          quiet
          words={t('dutyPages.condition.takeBack')}
          question={t('dutyPages.condition.takeBackAsk', { number: assignment.answers.length })}
          yes={t('dutyPages.condition.takeBack')}
          busy={changing.isPending}
          onYes={() => changing.mutate({ metOn: null })}
        />
      </div>
    )
  }
  return (
    <section className={`${style.panel} screen-only`}>
      <Form
        busy={changing.isPending}
        problem={changing.error}
        problemWords={dutyProblems}
        fieldWords={dutyFieldWords}
        check={faults}
        onSubmit={({ metOn = '' }) => changing.mutate({ metOn: parseDay(metOn) ?? null })}
      >
        <TextField
          pointer="#/metOn"
          label={t('dutyPages.condition.from')}
          hint={t('dutyPages.condition.hint')}
          inputMode="numeric"
          autoComplete="off"
        />
        <div>
          <button type="submit" className="main">
            {t('dutyPages.condition.save')}
          </button>
        </div>
      </Form>
    </section>
  )
}
