import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AssignmentPage as Assignment } from '../../../shared/assignment-page.ts'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { AnnotationsSection } from './annotations-section.tsx'
import { AnswerItem } from './answer-item.tsx'
import { AssignmentAbout } from './assignment-about.tsx'
import { CommentsSection } from './comments-section.tsx'
import { ConditionForm } from './condition-form.tsx'
import style from './duties.module.css'
import { assignmentQuery } from './duties.ts'
import { KIND_WORDS, shortQuote } from './duty-words.ts'
import { EventList } from './event-list.tsx'
import { HolderLine } from './holder-line.tsx'
import { PartsSection } from './parts-section.tsx'
import { RemindersSection } from './reminders-section.tsx'
import { ServedSection } from './served-section.tsx'
import { useOpenedAct } from './use-opened-act.ts'

type AssignmentPageProps = {
  assignmentId: string
  me: string
  /** The comment that is to be seen. */
  comment: string | undefined
  programmeLink: LinkTo
  /** To all duties of a programme. */
  followUpLink: LinkTo
  clauseLink: LinkTo
  /** To the page of a target of a programme. */
  targetLink: (programmeId: string) => LinkTo
  /** To the reports that answer it. */
  reportsLink: LinkTo
  /** To raise a difficulty or a proposal on it, for those who may. */
  raiseLink: LinkTo | null
}

/** A duty as one organisation has it: what the plan says, what is asked for when, and what was done. */
export function AssignmentPage(props: AssignmentPageProps) {
  const { assignmentId, me, comment, programmeLink, followUpLink, clauseLink, targetLink, reportsLink, raiseLink } =
    props
  const { t } = useTranslation()
  const { data, error } = useQuery(assignmentQuery(assignmentId))
  if (!data) {
    return (
      <Page title={t('duties.column.duty')}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('duties.loading')} />}
      </Page>
    )
  }
  return (
    <Page
      title={shortQuote(data.quote)}
      up={followUpLink(data.programmeId, t('dutyPages.followUp.title'))}
      about={
        <>
          {t(KIND_WORDS[data.kind])}. {programmeLink(data.programmeId, data.programmeName)}
        </>
      }
    >
      <ProblemMessage error={error} />
      {data.endedOn ? (
        <Notice tone="soon">{t('dutyPages.page.ended', { day: formatWhen(data.endedOn) })}</Notice>
      ) : null}
      <AssignmentAbout assignment={data} clauseLink={clauseLink} />
      <HolderLine assignment={data} me={me} />
      {data.kind === 'report' && data.partOf === null ? (
        <p className="screen-only">{reportsLink(data.id, t('dutyPages.page.reports'))}</p>
      ) : null}
      {raiseLink ? <p className="screen-only">{raiseLink(data.id, t('dutyPages.page.raise'))}</p> : null}
      {data.kind === 'conditional' && data.mayPlan && data.endedOn === null ? (
        <ConditionForm assignment={data} />
      ) : null}
      <AnnotationsSection assignment={data} />
      <Answers assignment={data} />
      <PartsSection assignment={data} />
      <ServedSection assignment={data} targetLink={targetLink(data.programmeId)} />
      <CommentsSection assignmentId={assignmentId} shown={comment} />
      <RemindersSection assignment={data} />
      <EventList assignment={data} />
    </Page>
  )
}

function Answers({ assignment }: { assignment: Assignment }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useOpenedAct()
  const { answers, condition, conditionMetOn } = assignment
  return (
    <section className={style.section}>
      <h2>{t('dutyPages.page.answers')}</h2>
      {answers.length === 0 ? (
        <p className="soft">
          {t(condition !== null && conditionMetOn === null ? 'dutyPages.page.noneYet' : 'dutyPages.page.none')}
        </p>
      ) : null}
      <ul className={style.answers}>
        {answers.map((answer) => (
          <AnswerItem
            key={answer.period}
            answer={answer}
            assignment={assignment}
            opened={opened?.period === answer.period ? opened.act : undefined}
            onOpen={(act) => setOpened(act && { period: answer.period, act })}
          />
        ))}
      </ul>
    </section>
  )
}
