import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorPage as Shown } from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'
import { INDICATOR_KIND_WORDS } from '../../facts/indicators.ts'
import { Details } from '../../ui/details.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './catalogue.module.css'
import { indicatorQuery } from './catalogue.ts'
import { whoseWords } from './catalogue-columns.tsx'
import { STATE_RULE_WORDS } from './catalogue-words.ts'
import { EntryActs } from './entry-acts.tsx'
import { IndicatorForm } from './indicator-form.tsx'
import { VersionsSection } from './versions-section.tsx'

type IndicatorPageProps = { indicatorId: string; elementLink: LinkTo; figuresPlanLink: LinkTo }

/** An indicator: what it adds up and divides, and when a target that it measures is met. */
export function IndicatorPage({ indicatorId, elementLink, figuresPlanLink }: IndicatorPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(indicatorQuery(indicatorId))
  const up = (
    <Link to="/figures/catalogue" search={{ of: 'indicators' } as Record<string, unknown>}>
      {t('catalogue.title')}
    </Link>
  )
  const latest = data?.versions[0]
  if (!data || !latest) {
    return (
      <Page title={t('catalogue.indicator.title')} up={up}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('catalogue.loading')} />}
      </Page>
    )
  }
  const termLinks = (terms: Terms | null) =>
    terms === null ? null : <TermLinks terms={terms} of={data} elementLink={elementLink} />
  return (
    <Page title={latest.name} up={up}>
      <ProblemMessage error={error} />
      <Details
        details={[
          { label: t('catalogue.kind'), words: t(INDICATOR_KIND_WORDS[latest.kind]) },
          { label: t('catalogue.numerator'), words: termLinks(latest.numerator) },
          { label: t('catalogue.denominator'), words: termLinks(latest.denominator) },
          { label: t('catalogue.measure'), words: latest.measure },
          { label: t('catalogue.indicator.how'), words: t(STATE_RULE_WORDS[latest.kind]) },
          { label: t('catalogue.source'), words: latest.source },
          { label: t('catalogue.code'), words: latest.byPlan ? '' : latest.code },
          { label: t('catalogue.whose'), words: t(whoseWords(latest)) },
        ]}
      />
      {data.mayPlan ? (
        <EntryActs
          path={`indicators/${indicatorId}`}
          change={(onClose) => <IndicatorForm homes={[]} before={data} onClose={onClose} />}
        />
      ) : null}
      {data.programmes.length > 0 ? (
        <section className={style.section}>
          <h2>{t('catalogue.element.uses')}</h2>
          <ul className={style.items}>
            {data.programmes.map(({ id, name, targets }) => (
              <li key={id}>
                <p>{figuresPlanLink(id, name)}</p>
                <p className="soft">{t('catalogue.element.targets', { number: formatNumber(targets) })}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <VersionsSection versions={data.versions} />
    </Page>
  )
}

type TermLinksProps = { terms: Terms; of: Shown; elementLink: LinkTo }

function TermLinks({ terms, of, elementLink }: TermLinksProps) {
  return terms.map(({ elementId, category }, index) => (
    <Fragment key={`${elementId} ${category}`}>
      {index > 0 ? ' + ' : ''}
      {elementLink(elementId, of.elements.find(({ id }) => id === elementId)?.name ?? elementId)}
      {category === '' ? '' : ` (${category})`}
    </Fragment>
  ))
}
