import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ServingDuty } from '../../../shared/serving.ts'
import { targetWords } from '../../facts/fact-words.ts'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './duties.module.css'
import { shortQuote } from './duty-words.ts'
import { targetQuery } from './serving.ts'
import { Stand } from './stand.tsx'

type TargetPageProps = { programmeId: string; targetId: string; programmeLink: LinkTo; clauseLink: LinkTo }

/** A target with the duties that serve it, who has them, and how their answers stand today. */
export function TargetPage({ programmeId, targetId, programmeLink, clauseLink }: TargetPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(targetQuery(programmeId, targetId))
  if (!data) {
    return (
      <Page title={t('facts.kind.target')} up={programmeLink(programmeId, t('duties.column.programme'))}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('dutyPages.target.loading')} />}
      </Page>
    )
  }
  const { target, duties, programmeName } = data
  return (
    <Page
      title={shortQuote(target.quote)}
      up={programmeLink(programmeId, programmeName)}
      about={`${t('facts.kind.target')}: ${targetWords(t, target)}.`}
    >
      <ProblemMessage error={error} />
      <div className={style.about}>
        <blockquote className={style.words}>{target.quote}</blockquote>
        <p>{clauseLink(target.clauseId, t('dutyPages.target.clause'))}</p>
      </div>
      <section className={style.section}>
        <h2>{t('dutyPages.target.duties', { number: formatNumber(duties.length) })}</h2>
        {duties.length === 0 ? (
          <p>
            {t('dutyPages.target.none')} <span className="soft">{t('dutyPages.target.noneWhy')}</span>
          </p>
        ) : null}
        <ul className={style.idle}>
          {duties.map((duty) => (
            <Serving key={duty.factId} duty={duty} clauseLink={clauseLink} />
          ))}
        </ul>
      </section>
    </Page>
  )
}

function Serving({ duty, clauseLink }: { duty: ServingDuty; clauseLink: LinkTo }) {
  const { t } = useTranslation()
  const { section, quote, clauseId, confirmed, owners, more, unowned, standings } = duty
  return (
    <li>
      <p>
        {section} {clauseLink(clauseId, quote)}
        {confirmed ? null : <span className="soft"> ({t('dutyPages.target.proposed')})</span>}
      </p>
      {unowned ? <p>{toDuty(unowned, t('duties.nobody'))}</p> : null}
      {owners.length === 0 && !unowned ? <p className="soft">{t('dutyPages.target.unseen')}</p> : null}
      {owners.length > 1 ? <Stand standings={standings} /> : null}
      <ul className={style.owners}>
        {owners.map(({ assignmentId, name, standings }) => (
          <li key={assignmentId}>
            {toDuty(assignmentId, name)}
            <Stand standings={standings} />
          </li>
        ))}
        {more > 0 ? <li className="soft">{t('dutyPages.target.more', { number: formatNumber(more) })}</li> : null}
      </ul>
    </li>
  )
}

const toDuty = (assignmentId: string, words: string) => (
  <Link to="/assignments/$assignmentId" params={{ assignmentId }}>
    {words}
  </Link>
)
