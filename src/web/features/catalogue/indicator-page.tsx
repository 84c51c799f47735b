import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Terms } from '../../../shared/figures.ts'
import { INDICATOR_KIND_WORDS } from '../../facts/indicators.ts'
import { Details } from '../../ui/details.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import style from './catalogue.module.css'
import { indicatorQuery } from './catalogue.ts'
import { whoseWords } from './catalogue-columns.tsx'
import { STATE_RULE_WORDS } from './catalogue-words.ts'
import { EntryActs } from './entry-acts.tsx'
import { EntryPage, useValidity } from './entry-page.tsx'
import { IndicatorForm } from './indicator-form.tsx'
import { TermLinks } from './term-links.tsx'

type IndicatorPageProps = { indicatorId: string; elementLink: LinkTo; figuresPlanLink: LinkTo }

/** An indicator: what it adds up and divides, and when a target that it measures is met. */
export function IndicatorPage({ indicatorId, elementLink, figuresPlanLink }: IndicatorPageProps) {
  const { t } = useTranslation()
  const validity = useValidity()
  return (
    <EntryPage
      part="indicators"
      kind={t('catalogue.indicator.title')}
      query={useQuery(indicatorQuery(indicatorId))}
      title={({ versions: [latest] }) => latest?.name ?? ''}
      versions={({ versions }) => versions.map((each) => ({ ...each, words: each.name }))}
    >
      {(data) => {
        const [latest] = data.versions
        if (!latest) return null
        const linked = (terms: Terms | null) =>
          terms === null ? null : <TermLinks terms={terms} elements={data.elements} elementLink={elementLink} />
        return (
          <>
            <Details
              details={[
                { label: t('catalogue.kind'), words: t(INDICATOR_KIND_WORDS[latest.kind]) },
                { label: t('catalogue.numerator'), words: linked(latest.numerator) },
                { label: t('catalogue.denominator'), words: linked(latest.denominator) },
                { label: t('catalogue.measure'), words: latest.measure },
                { label: t('catalogue.indicator.how'), words: t(STATE_RULE_WORDS[latest.kind]) },
                { label: t('catalogue.source'), words: latest.source },
                { label: t('catalogue.code'), words: latest.byPlan ? '' : latest.code },
                { label: t('catalogue.whose'), words: t(whoseWords(latest)) },
                { label: t('catalogue.validFrom'), words: validity(latest) },
              ]}
            />
            {data.mayPlan ? (
              <EntryActs
                path={`indicators/${indicatorId}`}
                ended={latest.validUntil !== null}
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
          </>
        )
      }}
    </EntryPage>
  )
}
