import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './duties.module.css'
import { SchemeItem } from './scheme-item.tsx'
import { schemesQuery } from './schemes.ts'

type SchemesPageProps = { programmeId: string; followUpLink: LinkTo; clauseLink: LinkTo }

/** The sub-schemes of a programme, each with its own lead, and of which programme it is one itself. */
export function SchemesPage({ programmeId, followUpLink, clauseLink }: SchemesPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(schemesQuery(programmeId))
  const up = followUpLink(programmeId, t('dutyPages.followUp.title'))
  if (!data) {
    return (
      <Page title={t('dutyPages.schemes.title')} up={up}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('dutyPages.schemes.loading')} />}
      </Page>
    )
  }
  const { programmeName, schemes, parents } = data
  return (
    <Page
      title={t('dutyPages.schemes.title')}
      windowTitle={`${t('dutyPages.schemes.title')} – ${programmeName}`}
      up={up}
      about={programmeName}
    >
      <ProblemMessage error={error} />
      {parents.length > 0 ? (
        <section className={style.section}>
          <h2>{t('dutyPages.schemes.parents')}</h2>
          <ul className={style.idle}>
            {parents.map((parent) => (
              <li key={`${parent.programmeId} ${parent.clauseId}`}>
                <p>{followUpLink(parent.programmeId, parent.programmeName)}</p>
                <p className="soft">{clauseLink(parent.clauseId, parent.name)}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {schemes.length === 0 ? (
        <EmptyState title={t('dutyPages.schemes.none')}>{t('dutyPages.schemes.noneWhy')}</EmptyState>
      ) : (
        <section className={style.section}>
          <h2>{t('dutyPages.schemes.many', { number: formatNumber(schemes.length) })}</h2>
          <ul className={style.idle}>
            {schemes.map((scheme) => (
              <SchemeItem
                key={scheme.factId}
                scheme={scheme}
                of={data}
                followUpLink={followUpLink}
                clauseLink={clauseLink}
              />
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
