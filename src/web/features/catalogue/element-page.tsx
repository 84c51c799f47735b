import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ElementPage as Shown } from '../../../shared/elements.ts'
import { Details } from '../../ui/details.tsx'
import { formatNumber } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import style from './catalogue.module.css'
import { dimensionChoices, elementQuery } from './catalogue.ts'
import { whoseWords } from './catalogue-columns.tsx'
import { ELEMENT_KIND_WORDS, FREQUENCY_WORDS, LEVEL_WORDS } from './catalogue-words.ts'
import { ElementForm } from './element-form.tsx'
import { EntryActs } from './entry-acts.tsx'
import { EntryPage, useValidity } from './entry-page.tsx'
import { splitName } from './split-words.ts'

type ElementPageProps = { elementId: string; indicatorLink: LinkTo; ruleLink: LinkTo; figuresPlanLink: LinkTo }

/** An element: what it counts, its versions, and what is made of it. */
export function ElementPage({ elementId, ...links }: ElementPageProps) {
  const { t } = useTranslation()
  const query = useQuery(elementQuery(elementId))
  const { data: dimensions = [] } = useQuery(dimensionChoices)
  const validity = useValidity()
  return (
    <EntryPage
      part="elements"
      kind={t('catalogue.element.title')}
      query={query}
      title={({ versions: [latest] }) => latest?.name ?? ''}
      about={({ versions: [latest] }) => latest?.definition ?? ''}
      versions={({ versions }) => versions.map((each) => ({ ...each, words: each.name }))}
    >
      {(data) => {
        const [latest] = data.versions
        if (!latest) return null
        return (
          <>
            <Details
              details={[
                { label: t('catalogue.kind'), words: t(ELEMENT_KIND_WORDS[latest.kind]) },
                { label: t('catalogue.measure'), words: latest.measure },
                { label: t('catalogue.level'), words: t(LEVEL_WORDS[latest.level]) },
                {
                  label: t('catalogue.frequency'),
                  words: t(latest.wantsSurvey ? 'catalogue.plan.survey' : FREQUENCY_WORDS[latest.frequency]),
                },
                {
                  label: t('catalogue.splitBy'),
                  words: latest.dimensions.map((split) => splitName(split, dimensions)).join(', '),
                },
                { label: t('catalogue.source'), words: latest.source },
                { label: t('catalogue.code'), words: latest.byPlan ? '' : latest.code },
                { label: t('catalogue.whose'), words: t(whoseWords(latest)) },
                { label: t('catalogue.validFrom'), words: validity(latest) },
              ]}
            />
            {data.mayPlan ? (
              <EntryActs
                path={`elements/${elementId}`}
                ended={latest.validUntil !== null}
                change={(onClose) => <ElementForm homes={[]} before={latest} onClose={onClose} />}
              />
            ) : null}
            <Uses element={data} {...links} />
          </>
        )
      }}
    </EntryPage>
  )
}

type UsesProps = { element: Shown } & Omit<ElementPageProps, 'elementId'>

function Uses({ element, indicatorLink, ruleLink, figuresPlanLink }: UsesProps) {
  const { t } = useTranslation()
  const { indicators, rules, programmes } = element
  return (
    <section className={style.section}>
      <h2>{t('catalogue.element.uses')}</h2>
      {indicators.length + rules.length + programmes.length === 0 ? <p>{t('catalogue.element.noUses')}</p> : null}
      <ul className={style.items}>
        {indicators.map(({ id, name }) => (
          <li key={id}>
            <p>
              {t('catalogue.indicator.title')}: {indicatorLink(id, name)}
            </p>
          </li>
        ))}
        {programmes.map(({ id, name, targets }) => (
          <li key={id}>
            <p>{figuresPlanLink(id, name)}</p>
            <p className="soft">{t('catalogue.element.targets', { number: formatNumber(targets) })}</p>
          </li>
        ))}
        {rules.map(({ id, sentence }) => (
          <li key={id}>
            <p>
              {t('catalogue.sentence')}: {ruleLink(id, sentence)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
