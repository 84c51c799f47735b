import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ElementPage as Shown } from '../../../shared/elements.ts'
import { Details } from '../../ui/details.tsx'
import { formatNumber, formatWhen } from '../../ui/format.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './catalogue.module.css'
import { elementQuery } from './catalogue.ts'
import { whoseWords } from './catalogue-columns.tsx'
import { ELEMENT_KIND_WORDS, FREQUENCY_WORDS, LEVEL_WORDS } from './catalogue-words.ts'
import { ElementForm } from './element-form.tsx'
import { EntryActs } from './entry-acts.tsx'
import { VersionsSection } from './versions-section.tsx'

type ElementPageProps = { elementId: string; indicatorLink: LinkTo; figuresPlanLink: LinkTo }

/** An element: what it counts, its versions, and what is made of it. */
export function ElementPage({ elementId, indicatorLink, figuresPlanLink }: ElementPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(elementQuery(elementId))
  const up = <Link to="/figures/catalogue">{t('catalogue.title')}</Link>
  const latest = data?.versions[0]
  if (!data || !latest) {
    return (
      <Page title={t('catalogue.element.title')} up={up}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('catalogue.loading')} />}
      </Page>
    )
  }
  return (
    <Page title={latest.name} up={up} about={latest.definition}>
      <ProblemMessage error={error} />
      <Details
        details={[
          { label: t('catalogue.kind'), words: t(ELEMENT_KIND_WORDS[latest.kind]) },
          { label: t('catalogue.measure'), words: latest.measure },
          { label: t('catalogue.level'), words: t(LEVEL_WORDS[latest.level]) },
          {
            label: t('catalogue.frequency'),
            words: t(latest.wantsSurvey ? 'catalogue.plan.survey' : FREQUENCY_WORDS[latest.frequency]),
          },
          { label: t('catalogue.splitBy'), words: latest.dimensions.join(', ') },
          { label: t('catalogue.source'), words: latest.source },
          { label: t('catalogue.code'), words: latest.byPlan ? '' : latest.code },
          { label: t('catalogue.whose'), words: t(whoseWords(latest)) },
          {
            label: t('catalogue.validFrom'),
            words: `${formatWhen(latest.validFrom)}${latest.validUntil ? `, ${t('catalogue.validUntil')} ${formatWhen(latest.validUntil)}` : ''}`,
          },
        ]}
      />
      {data.mayPlan ? (
        <EntryActs
          path={`elements/${elementId}`}
          change={(onClose) => <ElementForm homes={[]} before={latest} onClose={onClose} />}
        />
      ) : null}
      <Uses element={data} indicatorLink={indicatorLink} figuresPlanLink={figuresPlanLink} />
      <VersionsSection versions={data.versions} />
    </Page>
  )
}

function Uses({ element, indicatorLink, figuresPlanLink }: { element: Shown } & Omit<ElementPageProps, 'elementId'>) {
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
              {t('catalogue.sentence')}: {sentence}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
