import { useTranslation } from 'react-i18next'
import type { MailProblem, MailState, MailStatus } from '../../../shared/mails.ts'
import { formatWhen } from '../../ui/format.ts'
import { StateMark, type StateTone } from '../../ui/state-mark.tsx'
import type { TextKey } from '../../ui/text-key.ts'

const STATES: Record<MailState, { tone: StateTone; words: TextKey }> = {
  waiting: { tone: 'running', words: 'people.mail.waiting' },
  sending: { tone: 'running', words: 'people.mail.sending' },
  sent: { tone: 'good', words: 'people.mail.sent' },
  failed: { tone: 'bad', words: 'people.mail.failed' },
  cancelled: { tone: 'idle', words: 'people.mail.cancelled' },
}

export const MAIL_PROBLEM_WORDS: Record<MailProblem, TextKey> = {
  refused: 'people.mail.problem.refused',
  unreachable: 'people.mail.problem.unreachable',
  'sign-in': 'people.mail.problem.signIn',
  encryption: 'people.mail.problem.encryption',
  unknown: 'people.mail.problem.unknown',
  'rights-lost': 'people.mail.problem.rightsLost',
  replaced: 'people.mail.problem.replaced',
  'nothing-left': 'people.mail.problem.nothingLeft',
  stopped: 'people.mail.problem.stopped',
}

/** What became of a letter, and why. */
export function useMailWords(): (mail: MailStatus) => string {
  const { t } = useTranslation()
  return ({ state, endedAt, nextTryAt, requestedAt, tries, problem }) => {
    const number = problem?.status ? ` (${problem.status})` : ''
    return [
      t(STATES[state].words, { at: formatWhen(endedAt ?? requestedAt) }),
      problem ? `${t(MAIL_PROBLEM_WORDS[problem.code])}${number}` : '',
      state === 'waiting' && tries > 0 && nextTryAt ? t('people.mail.again', { at: formatWhen(nextTryAt), tries }) : '',
    ]
      .filter(Boolean)
      .join(' ')
  }
}

export function MailMark({ mail }: { mail: MailStatus }) {
  return <StateMark tone={STATES[mail.state].tone}>{useMailWords()(mail)}</StateMark>
}
