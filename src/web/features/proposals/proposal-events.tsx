import { useTranslation } from 'react-i18next'
import type { ProposalEvent } from '../../../shared/proposals.ts'
import { formatWhen } from '../../ui/format.ts'
import { DONE_WORDS } from './proposal-words.ts'
import style from './proposals.module.css'

/** Who did what when, and with which words; the last first. */
export function ProposalEvents({ events }: { events: readonly ProposalEvent[] }) {
  const { t } = useTranslation()
  return (
    <section className={style.section}>
      <h2>{t('proposals.page.history')}</h2>
      {events.length === 0 ? <p className="soft">{t('proposals.page.historyEmpty')}</p> : null}
      <ol className={style.events}>
        {events.map(({ id, act, at, by, atUnit, title, words }) => (
          <li key={id}>
            <p>
              <strong>{t(DONE_WORDS[act])}</strong>
              {title ? `: ${title}` : ''}
            </p>
            <p className="soft">{[by || t('ui.erasedPerson'), atUnit, formatWhen(at)].filter(Boolean).join(' · ')}</p>
            {words ? <p className={style.written}>{words}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
