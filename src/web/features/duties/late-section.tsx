import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lastDayOf } from '../../../rules/duties/standing.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import type { Reminder } from '../../../shared/reminders.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { answerKey } from './answer-columns.tsx'
import style from './duties.module.css'
import { DutyLink } from './duty-link.tsx'
import { answerPeriodWords, daysWords, shortQuote } from './duty-words.ts'
import { lastRemindedOf, lateByOrganisation, toRemindNow } from './late.ts'
import { RemindForm } from './remind-form.tsx'
import { RemindedWords, ReminderMark } from './reminder-mark.tsx'
import { lateAnswers } from './reminders.ts'

type LateSectionProps = {
  programmeId: string
  /** Only what is sent to this organisation. */
  sentTo: string | undefined
  mayPlan: boolean
  letterheadLink: LinkTo
}

/** Who is late with what, and one step to remind them: all of them, one organisation of all that it is late with, or of what was chosen. */
export function LateSection({ programmeId, sentTo, mayPlan, letterheadLink }: LateSectionProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const late = useInfiniteQuery(lateAnswers(programmeId, sentTo))
  const pages = late.data?.pages ?? []
  const answers = pages.flatMap((page) => page.answers)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  /** Whose form stands open: an organisation's, or that of what was chosen. */
  const [open, setOpen] = useState<string>()
  if (answers.length === 0) return <ProblemMessage error={late.error} />
  const { mayRemind = false, mayMail = false, today = '' } = pages[0] ?? {}
  const lastOf = new Map(pages.flatMap(({ reminders }) => reminders.map((each) => [answerKey(each), each])))
  const organisations = lateByOrganisation(answers)
  const now = toRemindNow(answers.slice(0, MOST_AT_ONCE), lastOf, today)
  const nowOf = new Set(now.answers.map(({ organisationId }) => organisationId)).size
  const picked = answers.filter((answer) => chosen.has(answerKey(answer)))
  const close = () => {
    setOpen(undefined)
    setChosen(new Set())
    heading.current?.focus({ preventScroll: true })
  }
  const choose = (answer: AskedAnswerRow, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(answerKey(answer))
    else next.delete(answerKey(answer))
    setChosen(next)
  }
  return (
    <section className={style.section}>
      <h2 ref={heading} tabIndex={-1}>
        {t('dutyPages.remind.title')}
      </h2>
      {mayPlan ? (
        <p className="soft screen-only">{letterheadLink(programmeId, t('dutyPages.letterhead.link'))}</p>
      ) : null}
      {mayRemind && organisations.length > 1 && open !== ALL ? (
        <div className="screen-only">
          <button type="button" className="main" onClick={() => setOpen(ALL)}>
            {t('dutyPages.remind.all', { count: nowOf, number: formatNumber(nowOf) })}
          </button>
        </div>
      ) : null}
      {open === ALL ? (
        <RemindForm
          programmeId={programmeId}
          answers={now.answers}
          about={[
            t('dutyPages.remind.allAbout', {
              organisations: formatNumber(nowOf),
              number: formatNumber(now.answers.length),
            }),
            now.leftOut > 0 ? t('dutyPages.remind.leftOut', { number: formatNumber(now.leftOut) }) : '',
            late.hasNextPage ? t('dutyPages.remind.notShown') : '',
          ]}
          mayMail={mayMail}
          onClose={close}
        />
      ) : null}
      {picked.length > 0 && open !== CHOSEN ? (
        <div className="screen-only">
          <button type="button" onClick={() => setOpen(CHOSEN)}>
            {t('dutyPages.remind.openChosen', { count: picked.length })}
          </button>
        </div>
      ) : null}
      {picked.length > 0 && open === CHOSEN ? (
        <RemindForm programmeId={programmeId} answers={picked} mayMail={mayMail} onClose={close} />
      ) : null}
      <ul className={style.answers}>
        {organisations.map(({ organisationId, organisationName, longest, answers: its }) => (
          <li key={organisationId} className={style.answer}>
            <div className={style.lateHead}>
              <h3>{organisationName}</h3>
              <span className={style.late}>
                {t('dutyPages.remind.late', {
                  count: its.length,
                  number: formatNumber(its.length),
                  days: formatNumber(longest),
                })}
              </span>
              <RemindedWords last={lastRemindedOf(its, lastOf)} />
              {mayRemind ? (
                <button
                  type="button"
                  className="screen-only"
                  aria-expanded={open === organisationId}
                  onClick={() => setOpen(organisationId)}
                >
                  {t('dutyPages.remind.open')}
                  <span className="hidden"> {organisationName}</span>
                </button>
              ) : null}
            </div>
            {open === organisationId ? (
              <RemindForm programmeId={programmeId} answers={its} mayMail={mayMail} onClose={close} />
            ) : null}
            <details open={answers.length <= FEW}>
              <summary>{t('dutyPages.remind.which')}</summary>
              <ul className={style.lateAnswers}>
                {its.map((answer) => (
                  <LateAnswer
                    key={answerKey(answer)}
                    answer={answer}
                    last={lastOf.get(answerKey(answer))}
                    mayRemind={mayRemind}
                    chosen={chosen.has(answerKey(answer))}
                    onChoose={(isChosen) => choose(answer, isChosen)}
                  />
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      {late.hasNextPage ? (
        <div className="screen-only">
          <button type="button" onClick={() => void late.fetchNextPage()} disabled={late.isFetchingNextPage}>
            {t('dutyPages.followUp.more')}
          </button>
        </div>
      ) : null}
    </section>
  )
}

const CHOSEN = 'chosen'
const ALL = 'all'
/** So many answers are reminded of at once. */
const MOST_AT_ONCE = 500
/** So many are seen at once; of more it is seen first who is late. */
const FEW = 10

type LateAnswerProps = {
  answer: AskedAnswerRow
  last: Reminder | undefined
  mayRemind: boolean
  chosen: boolean
  onChoose: (isChosen: boolean) => void
}

function LateAnswer({ answer, last, mayRemind, chosen, onChoose }: LateAnswerProps) {
  const { t } = useTranslation()
  const { period } = answer
  const lastDay = lastDayOf(answer)
  return (
    <li className={style.lateAnswer}>
      {mayRemind ? (
        <input
          type="checkbox"
          className="screen-only"
          checked={chosen}
          onChange={({ target }) => onChoose(target.checked)}
          aria-label={t('dutyPages.remind.choose', { duty: shortQuote(answer.quote) })}
        />
      ) : null}
      <div className={style.lines}>
        <DutyLink duty={answer} />
        <span className="soft">
          {[
            answerPeriodWords(t, period),
            lastDay ? t('dutyPages.remind.due', { day: formatWhen(lastDay) }) : '',
            daysWords(t, answer),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {last ? <ReminderMark reminder={last} mayRemind={mayRemind} /> : null}
      </div>
    </li>
  )
}
