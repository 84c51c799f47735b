import type { TFunction } from 'i18next'
import { lastDayOf } from '../../../rules/duties/standing.ts'
import { type AskedAnswerRow, type MyWork, STANDINGS } from '../../../shared/duties.ts'
import { formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import type { Column } from '../../ui/table-column.ts'
import style from './duties.module.css'
import { DutyLink } from './duty-link.tsx'
import { answerPeriodWords, STANDING_WORDS } from './duty-words.ts'
import { DueDay, StandingMark } from './standing-mark.tsx'

type T = TFunction<'text'>
export type AnswerColumn = Column<AskedAnswerRow>

export const answerKey = ({ assignmentId, period }: Pick<AskedAnswerRow, 'assignmentId' | 'period'>) =>
  `${assignmentId} ${period}`

/** The columns of lists of answers; each list takes those that it needs. */
export const dutyColumn = (t: T): AnswerColumn => ({
  id: 'duty',
  head: t('duties.column.duty'),
  text: ({ section, quote }) => `${section} ${quote}`.trim(),
  cell: (answer) => <DutyLink duty={answer} />,
})

export const standingColumn = (t: T): AnswerColumn => ({
  id: 'standing',
  head: t('duties.column.standing'),
  text: ({ standing }) => t(STANDING_WORDS[standing].words),
  order: ({ standing }) => STANDINGS.indexOf(standing),
  cell: (answer) => <StandingMark answer={answer} />,
  width: '148px',
})

export const periodColumn = (t: T): AnswerColumn => ({
  id: 'period',
  head: t('duties.column.period'),
  text: ({ period }) => answerPeriodWords(t, period),
  order: ({ period }) => period,
  width: '124px',
})

export const dueColumn = (t: T): AnswerColumn => ({
  id: 'due',
  head: t('duties.column.due'),
  text: (answer) => {
    const day = lastDayOf(answer)
    return day ? formatWhen(day) : ''
  },
  order: lastDayOf,
  cell: (answer) => <DueDay answer={answer} />,
  width: '124px',
})

/** For what was handed in: with the day on which it was. */
export const handedInColumn = (t: T): AnswerColumn => ({
  ...standingColumn(t),
  cell: (answer) => (
    <span className={style.lines}>
      <StandingMark answer={answer} />
      {answer.submittedOn ? (
        <span className="soft">{t('duties.submittedOn', { day: formatWhen(answer.submittedOn) })}</span>
      ) : null}
    </span>
  ),
})

export const submittedColumn = (t: T): AnswerColumn => ({
  id: 'submitted',
  head: t('duties.column.submitted'),
  text: ({ submittedOn }) => (submittedOn ? formatWhen(submittedOn) : ''),
  order: ({ submittedOn }) => submittedOn,
  width: '96px',
})

export const programmeColumn = (t: T, link: LinkTo): AnswerColumn => ({
  id: 'programme',
  head: t('duties.column.programme'),
  text: ({ programmeName }) => programmeName,
  cell: ({ programmeId, programmeName }) => <span className={style.quote}>{link(programmeId, programmeName)}</span>,
  width: '20%',
})

/** Who has the duty by name: what is mine is marked, and comes first where it is sorted. */
export const holderColumn = (t: T, held: MyWork['held']): AnswerColumn => ({
  id: 'holder',
  head: t('duties.column.holder'),
  text: ({ assignmentId: id }) => held[id]?.holder ?? '',
  order: ({ assignmentId: id }) => (held[id]?.mine ? '!' : (held[id]?.holder ?? null)),
  cell: ({ assignmentId: id }) => (held[id]?.mine ? <strong>{t('duties.mine.me')}</strong> : held[id]?.holder),
  width: '14%',
})

export const organisationColumn = (t: T): AnswerColumn => ({
  id: 'organisation',
  head: t('duties.column.organisation'),
  text: ({ organisationName }) => organisationName ?? '',
  width: '16%',
})
