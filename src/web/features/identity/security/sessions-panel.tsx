import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OpenSession } from '../../../../shared/sessions.ts'
import { Ask } from '../../../ui/ask.tsx'
import { formatWhen } from '../../../ui/format.ts'
import { ProblemMessage } from '../../../ui/problem-message.tsx'
import { StateMark } from '../../../ui/state-mark.tsx'
import style from './security.module.css'
import { endOtherSessions, endSession } from './security.ts'

type SessionsPanelProps = {
  sessions: readonly OpenSession[]
  idleHours: number
  sessionDays: number
  onChanged: () => Promise<void>
}

export function SessionsPanel({ sessions, idleHours, sessionDays, onChanged }: SessionsPanelProps) {
  const { t } = useTranslation()
  const ending = useMutation({ mutationFn: endSession, onSettled: onChanged })
  const endingOthers = useMutation({ mutationFn: endOtherSessions, onSettled: onChanged })
  const others = sessions.filter(({ current }) => !current).length
  const device = ({ browser, system }: OpenSession) => {
    if (browser && system) return t('accounts.sessions.device', { browser, system })
    return browser ?? system ?? t('accounts.sessions.unknownDevice')
  }
  return (
    <section className="stack" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('accounts.sessions.title')}</h2>
      <p className="soft">{t('accounts.sessions.about', { hours: idleHours, days: sessionDays })}</p>
      <ProblemMessage error={ending.error ?? endingOthers.error} />
      <ul className={style.list}>
        {sessions.map((session) => (
          <li key={session.id}>
            <div className="row">
              <strong>{device(session)}</strong>
              {session.current ? <StateMark tone="good">{t('accounts.sessions.current')}</StateMark> : null}
            </div>
            <div className="soft">
              {t('accounts.sessions.when', {
                begun: formatWhen(session.begunAt),
                used: formatWhen(session.lastUsedAt),
              })}
            </div>
            {session.current ? null : (
              <button
                type="button"
                className="plain"
                disabled={ending.isPending}
                onClick={() => ending.mutate(session.id)}
              >
                {t('accounts.sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <div>
          <Ask
            words={t('accounts.sessions.endOthers')}
            question={t('accounts.sessions.endOthersAsk', { count: others })}
            yes={t('accounts.sessions.endOthers')}
            busy={endingOthers.isPending}
            onYes={() => endingOthers.mutate()}
          />
        </div>
      ) : null}
    </section>
  )
}
