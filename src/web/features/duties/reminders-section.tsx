import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isWaiting } from '../../../rules/duties/standing.ts'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import style from './duties.module.css'
import { answerPeriodWords } from './duty-words.ts'
import { RemindForm } from './remind-form.tsx'
import { ReminderMark } from './reminder-mark.tsx'
import { remindersOf } from './reminders.ts'

/** Asked for: the page is there sooner without it. */
export function RemindersSection({ assignment }: { assignment: AssignmentPage }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  if (asked) return <Reminders assignment={assignment} />
  return assignment.organisation ? (
    <p className="screen-only">
      <button type="button" onClick={() => setAsked(true)}>
        {t('dutyPages.remind.show')}
      </button>
    </p>
  ) : null
}

/** Who was reminded of this duty when; whoever may reminds of what waits. */
function Reminders({ assignment }: { assignment: AssignmentPage }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const [open, setOpen] = useState(false)
  const { data, error } = useQuery(remindersOf(assignment.id))
  const waiting =
    assignment.endedOn === null && assignment.organisation
      ? assignment.answers.filter(({ standing }) => isWaiting(standing))
      : []
  const mayRemind = data?.mayRemind ?? false
  if (error) return <ProblemMessage error={error} />
  if (!data) return null
  return (
    <section className={style.section}>
      <h2 ref={heading} tabIndex={-1}>
        {t('dutyPages.remind.history')}
      </h2>
      {data.reminders.length === 0 ? <p className="soft">{t('dutyPages.remind.historyEmpty')}</p> : null}
      <ol className={style.events}>
        {data.reminders.map((reminder) => (
          <li key={`${reminder.sendingId} ${reminder.period}`}>
            <p>
              <ReminderMark reminder={reminder} mayRemind={mayRemind} />
            </p>
            <p className="soft">
              {[
                answerPeriodWords(t, reminder.period),
                reminder.by || t('ui.erasedPerson'),
                reminder.answerBy ? t('dutyPages.remind.askedBy', { day: formatWhen(reminder.answerBy) }) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {reminder.words ? <p className={style.written}>{reminder.words}</p> : null}
          </li>
        ))}
      </ol>
      {mayRemind && waiting.length > 0 && !open ? (
        <div className="screen-only">
          <button type="button" onClick={() => setOpen(true)}>
            {t('dutyPages.remind.openDuty')}
          </button>
        </div>
      ) : null}
      {open ? (
        <RemindForm
          programmeId={assignment.programmeId}
          answers={waiting.map(({ period }) => ({ assignmentId: assignment.id, period }))}
          mayMail={data.mayMail}
          onClose={() => {
            setOpen(false)
            heading.current?.focus({ preventScroll: true })
          }}
        />
      ) : null}
    </section>
  )
}
