import type { TFunction } from 'i18next'
import type {
  LyingWith,
  ProposalAct,
  ProposalKind,
  ProposalRow,
  ProposalState,
  ProposalView,
} from '../../../shared/proposals.ts'
import { formatNumber } from '../../ui/format.ts'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

export const KIND_WORDS: Record<ProposalKind, TextKey> = {
  difficulty: 'proposals.kind.difficulty',
  proposal: 'proposals.kind.proposal',
}

export const STATE_WORDS: Record<ProposalState, { tone: StateTone; words: TextKey }> = {
  draft: { tone: 'idle', words: 'proposals.state.draft' },
  sent: { tone: 'idle', words: 'proposals.state.sent' },
  taken: { tone: 'running', words: 'proposals.state.taken' },
  returned: { tone: 'soon', words: 'proposals.state.returned' },
  'sent-up': { tone: 'running', words: 'proposals.state.sentUp' },
  answered: { tone: 'good', words: 'proposals.state.answered' },
  withdrawn: { tone: 'idle', words: 'proposals.state.withdrawn' },
  closed: { tone: 'good', words: 'proposals.state.closed' },
}

export const VIEW_WORDS: Record<ProposalView, TextKey> = {
  mine: 'proposals.view.mine',
  waiting: 'proposals.view.waiting',
  'sent-up': 'proposals.view.sentUp',
  answered: 'proposals.view.answered',
  all: 'proposals.view.all',
}

/** On the button that does it. */
export const ACT_WORDS: Record<ProposalAct, TextKey> = {
  send: 'proposals.act.send',
  withdraw: 'proposals.act.withdraw',
  close: 'proposals.act.close',
  reopen: 'proposals.act.reopen',
  take: 'proposals.act.take',
  answer: 'proposals.act.answer',
  return: 'proposals.act.return',
  'send-up': 'proposals.act.sendUp',
  'send-down': 'proposals.act.sendDown',
  publish: 'proposals.act.publish',
  'take-back': 'proposals.act.takeBack',
}

/** In the history. */
export const DONE_WORDS: Record<ProposalAct, TextKey> = {
  send: 'proposals.done.send',
  withdraw: 'proposals.done.withdraw',
  close: 'proposals.done.close',
  reopen: 'proposals.done.reopen',
  take: 'proposals.done.take',
  answer: 'proposals.done.answer',
  return: 'proposals.done.return',
  'send-up': 'proposals.done.sendUp',
  'send-down': 'proposals.done.sendDown',
  publish: 'proposals.done.publish',
  'take-back': 'proposals.done.takeBack',
}

const LYING_WORDS: Record<LyingWith, TextKey> = {
  organisation: 'proposals.lies.organisation',
  agency: 'proposals.lies.agency',
  above: 'proposals.lies.above',
  nobody: 'proposals.lies.nobody',
}

type T = TFunction<'text'>

/** With whom it lies: "Cơ quan thường trực – tỉnh Hưng Yên". */
export const lyingWords = (t: T, { liesWith, liesAt, organisationName }: ProposalRow): string =>
  t(LYING_WORDS[liesWith], { name: liesWith === 'organisation' ? organisationName : (liesAt ?? '') })

type Days = NonNullable<ProposalRow['days']['here']>

/** "4 ngày (2 ngày làm việc)". */
export const daysWords = (t: T, { days, workingDays }: Days): string =>
  t('proposals.days', { count: days, days: formatNumber(days), working: formatNumber(workingDays) })
