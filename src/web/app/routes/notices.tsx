import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice, NoticeKind } from '../../../shared/notices.ts'
import { periodWords } from '../../facts/period-words.ts'
import { ACT_WORDS, answerPeriodWords, shortQuote } from '../../features/duties/duty-words.ts'
import { NoticesPage } from '../../features/notices/notices-page.tsx'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { TextKey } from '../../ui/text-key.ts'
import { formLink, proposalLink, reportLink } from '../links.tsx'

type T = TFunction<'text'>
const counted = (many: string | number | undefined) => ({ count: Number(many), number: formatNumber(Number(many)) })
const text = (value: string | number | undefined) => String(value ?? '')

/** What became of something raised. */
const PROPOSAL_WORDS: Record<string, TextKey> = {
  answer: 'notices.proposal.answer',
  return: 'notices.proposal.return',
  'send-up': 'notices.proposal.sendUp',
  'send-down': 'notices.proposal.sendDown',
  reopen: 'notices.proposal.reopen',
  withdraw: 'notices.proposal.withdraw',
}
/** What became of a form. */
const FORM_WORDS: Record<string, TextKey> = {
  return: 'notices.form.return',
  verify: 'notices.form.verify',
  lock: 'notices.form.lock',
  unverify: 'notices.form.unverify',
  unlock: 'notices.form.unlock',
}
/** What was done with a part of a report. */
const PART_WORDS: Record<string, TextKey> = {
  ask: 'notices.report.asked',
  withdraw: 'notices.report.withdrawn',
  'hand-in': 'notices.report.handedIn',
  return: 'notices.report.partReturned',
}
/** What became of a report. */
const REPORT_WORDS: Record<string, TextKey> = {
  send: 'notices.report.sent',
  'take-back': 'notices.report.takenBack',
  receive: 'notices.report.received',
  accept: 'notices.report.accepted',
  return: 'notices.report.returned',
}
const isAct = (act: unknown): act is keyof typeof ACT_WORDS => Object.hasOwn(ACT_WORDS, String(act))

/** What each kind says. */
const WORDS: Record<NoticeKind, (t: T, params: Notice['params']) => string> = {
  'answer-decided': (t, { act, period, until }) => {
    const parts = [
      isAct(act) ? t(ACT_WORDS[act]) : '',
      answerPeriodWords(t, text(period)),
      until === undefined ? '' : t('duties.until', { day: formatWhen(text(until)) }),
    ]
    return t('notices.answerDecided', { what: parts.filter(Boolean).join(' · ') })
  },
  reminded: (t, { organisation, programme, many, period, answerBy }) => {
    const parts = [
      t('notices.reminded', {
        organisation: text(organisation),
        count: Number(many),
        number: formatNumber(Number(many)),
      }),
      period === undefined ? '' : answerPeriodWords(t, text(period)),
      text(programme),
      answerBy === undefined ? '' : t('notices.answerBy', { day: formatWhen(text(answerBy)) }),
    ]
    return parts.filter(Boolean).join(' · ')
  },
  'proposal-to-answer': (t) => t('notices.proposalToAnswer'),
  'proposal-decided': (t, { act }) => t(PROPOSAL_WORDS[text(act)] ?? 'notices.proposal.other'),
  'form-decided': (t, { act, state, period, programme }) =>
    [
      t(FORM_WORDS[text(state === 'locked' ? 'lock' : act)] ?? 'notices.form.other'),
      periodWords(t, text(period)),
      text(programme),
    ].join(' · '),
  'forms-to-verify': (t, { period, programme }) =>
    [t('notices.formsToVerify'), periodWords(t, text(period)), text(programme)].join(' · '),
  'report-part': (t, { act, title }) => t(PART_WORDS[text(act)] ?? 'notices.report.asked', { title: text(title) }),
  'report-moved': (t, { act }) => t(REPORT_WORDS[text(act)] ?? 'notices.report.sent'),
  mentioned: (t) => t('notices.mentioned'),
  'duty-given': (t, { duties }) =>
    duties === 1 ? t('notices.dutyGiven') : t('notices.dutiesGiven', { number: formatNumber(Number(duties)) }),
  'part-given': (t, { giver, dueOn }) => t('notices.partGiven', { giver: text(giver), day: formatWhen(text(dueOn)) }),
  'part-changed': (t, { giver, dueOn }) =>
    t('notices.partChanged', { giver: text(giver), day: formatWhen(text(dueOn)) }),
  'report-received': (t, { organisation, period }) =>
    [t('notices.reportReceived', { organisation: text(organisation) }), answerPeriodWords(t, text(period))]
      .filter(Boolean)
      .join(' · '),
  'due-soon': (t, { late, soon }) =>
    [
      Number(late) > 0 ? t('notices.nowLate', counted(late)) : '',
      Number(soon) > 0 ? t('notices.nowSoon', counted(soon)) : '',
    ]
      .filter(Boolean)
      .join(' · '),
  'late-week': (t, { late }) => t('notices.lateWeek', counted(late)),
  'late-programmes': (t, { late }) => t('notices.lateProgrammes', counted(late)),
}

function linkTo(t: T, { subject, params }: Notice): ReactNode {
  const [kind, id = ''] = params.assignmentId ? ['assignment', text(params.assignmentId)] : subject.split(':')
  if (kind === 'reminder' || kind === 'my-work') return <Link to="/my-work">{t('notices.toMyWork')}</Link>
  if (kind === 'programmes') return <Link to="/programmes">{t('notices.toProgrammes')}</Link>
  if (kind === 'programme')
    return (
      <Link to="/programmes/$programmeId/follow-up" params={{ programmeId: id }}>
        {t('notices.toFollowUp')}
      </Link>
    )
  if (kind === 'form') return formLink(id, t('notices.toForm'))
  if (kind === 'forms')
    return (
      <Link to="/figures/review" search={{ programme: id, period: text(params.period) }}>
        {t('notices.toForms')}
      </Link>
    )
  const words = shortQuote(text(params.quote))
  if (kind === 'assignment')
    return (
      <Link
        to="/assignments/$assignmentId"
        params={{ assignmentId: id }}
        search={params.comment === undefined ? {} : { comment: text(params.comment) }}
      >
        {words}
      </Link>
    )
  if (kind === 'proposal') return proposalLink(id, shortQuote(text(params.title)))
  if (kind === 'report') return reportLink(id, shortQuote(text(params.subject)))
  return words
}

export function NoticesRoute() {
  const { t } = useTranslation()
  return <NoticesPage tell={(notice) => ({ words: WORDS[notice.kind](t, notice.params), link: linkTo(t, notice) })} />
}
