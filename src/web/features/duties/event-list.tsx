import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annotation } from '../../../shared/annotations.ts'
import type { AnswerEvent, AssignmentPage } from '../../../shared/assignment-page.ts'
import type { Holding } from '../../../shared/holdings.ts'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import { UNDID_WORDS } from './annotations.ts'
import style from './duties.module.css'
import { answerPeriodWords, STATE_WORDS } from './duty-words.ts'
import { EVENT_WORDS } from './event-words.ts'
import { newestFirst } from './events.ts'
import { PartEventLine } from './part-event-line.tsx'

/** Who did what when, and with which words. */
export function EventList({ assignment: { events, added, holdings, partEvents } }: { assignment: AssignmentPage }) {
  const { t } = useTranslation()
  const lines: { key: string; at: string; line: ReactNode }[] = [
    ...added.history.map((each) => ({ key: String(each.number), at: each.at, line: <Added annotation={each} /> })),
    ...holdings.map((each) => ({ key: `given ${each.number}`, at: each.at, line: <Given holding={each} /> })),
    ...partEvents.map((each) => ({ key: each.id, at: each.at, line: <PartEventLine event={each} /> })),
    ...newestFirst(events).map((each) => ({ key: each.id, at: each.at, line: <Done event={each} /> })),
  ]
  return (
    <section className={style.section}>
      <h2>{t('dutyPages.page.history')}</h2>
      {lines.length === 0 ? <p className="soft">{t('dutyPages.page.historyEmpty')}</p> : null}
      <ol className={style.events}>
        {newestFirst(lines).map(({ key, line }) => (
          <li key={key}>{line}</li>
        ))}
      </ol>
    </section>
  )
}

function Done({ event }: { event: AnswerEvent }) {
  const { t } = useTranslation()
  const { period, act, state, by, at, words, until, lateDays, fileName } = event
  return (
    <>
      <p>
        <strong>{t(EVENT_WORDS[act])}</strong>
        {period ? ` · ${answerPeriodWords(t, period)}` : ''}
        {until ? ` · ${t('duties.until', { day: formatWhen(until) })}` : ''}
      </p>
      <p className="soft">
        {by || t('ui.erasedPerson')} · {formatWhen(at)} · {t(STATE_WORDS[state])}
      </p>
      {lateDays > 0 ? (
        <p className={style.late}>{t('duties.wasLate', { count: lateDays, days: formatNumber(lateDays) })}</p>
      ) : null}
      {fileName ? <p>{fileName}</p> : null}
      {words ? <p className={style.written}>{words}</p> : null}
    </>
  )
}

function Given({ holding: { held, holder, by, at, words } }: { holding: Holding }) {
  const { t } = useTranslation()
  return (
    <>
      <p>
        <strong>{held ? t('holdings.gave', { name: holder || t('ui.erasedPerson') }) : t('holdings.gaveBack')}</strong>
      </p>
      <p className="soft">
        {by || t('ui.erasedPerson')} · {formatWhen(at)}
      </p>
      {words ? <p className={style.written}>{words}</p> : null}
    </>
  )
}

function Added({ annotation: { kind, product, dueOn, owners, by, at } }: { annotation: Annotation }) {
  const { t } = useTranslation()
  const words =
    product !== null
      ? t('dutyPages.added.did.product', { product })
      : dueOn !== null
        ? t('dutyPages.added.did.due', { day: formatWhen(dueOn) })
        : owners.length > 0
          ? t('dutyPages.added.did.owners', { owners: owners.map(({ name }) => name).join('; ') })
          : t(UNDID_WORDS[kind])
  return (
    <>
      <p>
        <strong>{words}</strong>
      </p>
      <p className="soft">
        {by || t('ui.erasedPerson')} · {formatWhen(at)}
      </p>
    </>
  )
}
