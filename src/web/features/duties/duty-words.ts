import type { TFunction } from 'i18next'
import { shortened } from '../../../rules/shortened.ts'
import type { AnswerAct, AnswerState, DutyKind, Standing } from '../../../shared/duties.ts'
import { periodWords } from '../../facts/period-words.ts'
import { capitalised, formatNumber } from '../../ui/format.ts'
import type { StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

type T = TFunction<'text'>

/** Red is kept for what is late now. */
export const STANDING_WORDS: Record<Standing, { tone: StateTone; words: TextKey }> = {
  late: { tone: 'bad', words: 'duties.standing.late' },
  returned: { tone: 'soon', words: 'duties.standing.returned' },
  soon: { tone: 'soon', words: 'duties.standing.soon' },
  open: { tone: 'idle', words: 'duties.standing.open' },
  ahead: { tone: 'idle', words: 'duties.standing.ahead' },
  'passed-before': { tone: 'idle', words: 'duties.standing.passedBefore' },
  'submitted-late': { tone: 'running', words: 'duties.standing.submittedLate' },
  submitted: { tone: 'running', words: 'duties.standing.submitted' },
  'done-late': { tone: 'good', words: 'duties.standing.doneLate' },
  done: { tone: 'good', words: 'duties.standing.done' },
  cancelled: { tone: 'idle', words: 'duties.standing.cancelled' },
}

export const STATE_WORDS: Record<AnswerState, TextKey> = {
  'not-started': 'duties.state.notStarted',
  'in-progress': 'duties.state.inProgress',
  submitted: 'duties.state.submitted',
  returned: 'duties.state.returned',
  done: 'duties.state.done',
  cancelled: 'duties.state.cancelled',
}

export const ACT_WORDS: Record<AnswerAct | 'undo', TextKey> = {
  start: 'duties.act.start',
  note: 'duties.act.note',
  submit: 'duties.act.submit',
  withdraw: 'duties.act.withdraw',
  'ask-extension': 'duties.act.askExtension',
  'withdraw-extension': 'duties.act.withdrawExtension',
  accept: 'duties.act.accept',
  return: 'duties.act.return',
  'grant-extension': 'duties.act.grantExtension',
  'refuse-extension': 'duties.act.refuseExtension',
  reopen: 'duties.act.reopen',
  cancel: 'duties.act.cancel',
  undo: 'duties.act.undo',
}

export const KIND_WORDS: Record<DutyKind, TextKey> = {
  dated: 'duties.kind.dated',
  standing: 'duties.kind.standing',
  reply: 'duties.kind.reply',
  conditional: 'duties.kind.conditional',
  report: 'duties.kind.report',
}

/** Năm 2026, Quý I/2026; nothing where an answer comes once. */
export const answerPeriodWords = (t: T, period: string): string => capitalised(periodWords(t, period))

type Days = { standing: Standing; days: number; dueOn: string | null }

/** How many days are left, or by how many it is late; nothing where no day counts. */
export function daysWords(t: T, { standing, days, dueOn }: Days): string {
  if (dueOn === null) return ''
  const number = { count: days, days: formatNumber(days) }
  if (standing === 'late' || standing === 'submitted-late' || standing === 'done-late')
    return t('duties.days.late', number)
  if (standing === 'soon' || standing === 'open' || standing === 'returned' || standing === 'ahead')
    return days === 0 ? t('duties.days.today') : t('duties.days.left', number)
  return ''
}

const TITLE_LENGTH = 90

/** The beginning of a clause, by which a duty is known: whole words, and … for the rest. */
export const shortQuote = (quote: string, most = TITLE_LENGTH): string => shortened(quote, most)
