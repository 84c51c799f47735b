import { useTranslation } from 'react-i18next'
import type { ReportEvent } from '../../../shared/reports.ts'
import { formatWhen } from '../../ui/format.ts'
import { DONE_WORDS } from './report-words.ts'
import style from './reports.module.css'

/** Who did what when, the last first; of a section with the words that were written. */
export function ReportEvents({ events }: { events: readonly ReportEvent[] }) {
  const { t } = useTranslation()
  if (events.length === 0) return <p className="soft">{t('reports.history.empty')}</p>
  return (
    <ol className={style.events}>
      {events.map(({ id, act, title, at, by, words }) => (
        <li key={id}>
          <p>
            <strong>{t(DONE_WORDS[act])}</strong>
            {title ? `: ${title}` : ''}
          </p>
          <p className="soft">{[by || t('ui.erasedPerson'), formatWhen(at)].join(' · ')}</p>
          {words ? <p className={style.written}>{words}</p> : null}
        </li>
      ))}
    </ol>
  )
}
