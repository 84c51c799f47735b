import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STEPS } from '../../../rules/duties/states.ts'
import type { AnswerOfDuty, AssignmentPage } from '../../../shared/assignment-page.ts'
import type { AnswerAct } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { isStatus } from '../../api.ts'
import { formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { ActForm } from './act-form.tsx'
import { AnswerActs, isPlain } from './answer-acts.tsx'
import style from './duties.module.css'
import { dutyProblems, useAct } from './duties.ts'
import { answerPeriodWords } from './duty-words.ts'
import { EVENT_WORDS } from './event-words.ts'
import { lastDone, lastSaid } from './events.ts'
import { EvidenceList } from './evidence-list.tsx'
import { SOURCE_WORDS } from './source-words.ts'
import { DueDay, StandingMark } from './standing-mark.tsx'

type AnswerItemProps = {
  answer: AnswerOfDuty
  assignment: AssignmentPage
  /** Whose form stands open. */
  opened: AnswerAct | undefined
  onOpen: (act: AnswerAct | undefined) => void
}

/** One answer: when it is due and why, how it stands, and what may be done with it. */
export function AnswerItem({ answer, assignment, opened, onOpen }: AnswerItemProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const [words, setWords] = useState('')
  const acting = useAct()
  const { period, revision, may, dueOn, source, submittedOn, askedUntil, droppedOn } = answer
  const said = lastSaid(assignment.events, answer)
  const name = answerPeriodWords(t, period) || t('dutyPages.page.once')
  const act = (what: AnswerAct, until?: Day) => {
    if (acting.isPending) return
    const written = words.trim().normalize('NFC')
    acting.mutate(
      {
        assignmentId: assignment.id,
        period,
        revision,
        act: what,
        ...(written && !isPlain(what) ? { words: written } : {}),
        ...(until ? { until } : {}),
      },
      {
        onSuccess: () => {
          if (!isPlain(what)) setWords('')
          onOpen(undefined)
          heading.current?.focus({ preventScroll: true })
        },
      },
    )
  }
  const open = (what: AnswerAct) => {
    acting.reset()
    onOpen(what)
  }
  // What another body has to do is done in its stead only when that is meant.
  const isOwners = (each: AnswerAct) => STEPS[each].side === 'owner'
  const mine = assignment.inStead ? may.filter((each) => !isOwners(each)) : may
  const inStead = assignment.inStead ? may.filter(isOwners) : []
  const buttons = {
    name,
    opened,
    busy: acting.isPending,
    onAct: (each: AnswerAct) => (isPlain(each) ? act(each) : open(each)),
  }
  return (
    <li className={style.answer}>
      <div className={style.answerHead}>
        <h3 ref={heading} tabIndex={-1}>
          {name}
        </h3>
        <StandingMark answer={answer} />
        <DueDay answer={answer} />
        {dueOn ? <span className="soft">{t(SOURCE_WORDS[source])}</span> : null}
        {droppedOn ? <span className="soft">{t('dutyPages.dropped', { day: formatWhen(droppedOn) })}</span> : null}
        {submittedOn ? <span className="soft">{t('duties.submittedOn', { day: formatWhen(submittedOn) })}</span> : null}
      </div>
      {answer.closing ? <p className="soft reading">{t('dutyPages.page.closing')}</p> : null}
      {said ? (
        <div className={style.said}>
          <p className="soft">
            {t(EVENT_WORDS[said.act])}, {said.by || t('ui.erasedPerson')}, {formatWhen(said.at)}
          </p>
          <p className={style.written}>{said.words}</p>
        </div>
      ) : null}
      <EvidenceList assignment={assignment} period={period} mayChange={may.includes('note')} />
      {isStatus(acting.error, 409) && acting.variables?.revision !== revision ? (
        <Meanwhile answer={answer} assignment={assignment} />
      ) : null}
      <AnswerActs acts={mine} {...buttons} />
      {inStead.length > 0 ? (
        <details className="screen-only" open={opened !== undefined && inStead.includes(opened)}>
          <summary>{t('dutyPages.page.inStead', { organisation: assignment.organisation?.name ?? '' })}</summary>
          <AnswerActs acts={inStead} quiet {...buttons} />
        </details>
      ) : null}
      {opened && !isPlain(opened) ? (
        <ActForm
          key={opened}
          act={opened}
          possible={may.includes(opened)}
          askedUntil={askedUntil}
          words={words}
          onWords={setWords}
          busy={acting.isPending}
          problem={acting.error}
          onAct={(until) => act(opened, until)}
          onClose={() => {
            onOpen(undefined)
            heading.current?.focus({ preventScroll: true })
          }}
        />
      ) : (
        <ProblemMessage error={acting.error} words={dutyProblems} />
      )}
    </li>
  )
}

/** Who was faster, and with what. */
function Meanwhile({ answer, assignment }: Pick<AnswerItemProps, 'answer' | 'assignment'>) {
  const { t } = useTranslation()
  const last = lastDone(assignment.events, answer.period)
  if (!last) return null
  return (
    <p role="status">
      {t('dutyPages.page.meanwhile', {
        by: last.by || t('ui.erasedPerson'),
        act: t(EVENT_WORDS[last.act]),
        at: formatWhen(last.at),
      })}
    </p>
  )
}
