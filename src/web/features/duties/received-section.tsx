import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReceivedReportsOf } from '../../../shared/received-reports.ts'
import { formatNumber } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './duties.module.css'
import { receivedReports } from './duties.ts'
import { countIn } from './standing-counts.ts'

/** The reports that others send to my organisations: how many came, wait or are late, and where they are seen. */
export function ReceivedSection() {
  const { t } = useTranslation()
  const { data, error } = useQuery(receivedReports)
  return (
    <section className={style.section}>
      <h2>{t('duties.received.title')}</h2>
      <ProblemMessage error={error} />
      {!data && !error ? <Progress words={t('duties.loading')} /> : null}
      {data && data.reports.length === 0 ? <p className="soft reading">{t('duties.received.empty')}</p> : null}
      <ul className={style.idle}>
        {data?.reports.map((each) => (
          <li key={`${each.programmeId} ${each.organisationId}`}>
            <Received reports={each} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Received({ reports }: { reports: ReceivedReportsOf }) {
  const { t } = useTranslation()
  const { programmeId, programmeName, organisationId, organisationName } = reports
  const count = (...standings: Parameters<typeof countIn>[1][]) =>
    standings.reduce((sum, each) => sum + countIn(reports, each), 0)
  const late = count('late')
  const to = { to: '/programmes/$programmeId/follow-up', params: { programmeId } } as const
  return (
    <>
      <p>
        {organisationName} · {programmeName}
      </p>
      <p>
        {t('duties.received.counts', {
          waiting: formatNumber(count('submitted', 'submitted-late')),
          done: formatNumber(count('done', 'done-late')),
          open: formatNumber(count('open', 'soon', 'returned')),
        })}{' '}
        {late > 0 ? (
          <span className={style.late}>{t('duties.received.late', { number: formatNumber(late) })}</span>
        ) : null}
      </p>
      <p className={`${style.stand} screen-only`}>
        <Link {...to} search={(): Record<string, unknown> => ({ sentTo: Number(organisationId) })}>
          {t('duties.received.list')}
          <span className="hidden"> {programmeName}</span>
        </Link>
        <Link {...to} search={(): Record<string, unknown> => ({ sentTo: Number(organisationId), view: 'reports' })}>
          {t('duties.received.matrix')}
          <span className="hidden"> {programmeName}</span>
        </Link>
      </p>
    </>
  )
}
