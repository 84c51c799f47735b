import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Details } from '../../ui/details.tsx'
import type { LinkTo } from '../../ui/link-to.ts'
import style from './catalogue.module.css'
import { dimensionQuery } from './catalogue.ts'
import { whoseWords } from './catalogue-columns.tsx'
import { DimensionForm } from './dimension-form.tsx'
import { EntryActs } from './entry-acts.tsx'
import { EntryPage, useValidity } from './entry-page.tsx'

/** A way to split figures: its groups, and which elements are split so. */
export function DimensionPage({ code, elementLink }: { code: string; elementLink: LinkTo }) {
  const { t } = useTranslation()
  const validity = useValidity()
  return (
    <EntryPage
      part="dimensions"
      kind={t('catalogue.tabs.dimensions')}
      query={useQuery(dimensionQuery(code))}
      title={({ versions: [latest] }) => latest?.name ?? ''}
      versions={({ versions }) =>
        versions.map((each) => ({
          ...each,
          words: `${each.name}: ${each.options.map(({ name }) => name).join(', ')}`,
        }))
      }
    >
      {(data) => {
        const [latest] = data.versions
        if (!latest) return null
        return (
          <>
            <Details
              details={[
                { label: t('catalogue.options'), words: latest.options.map(({ name }) => name).join(', ') },
                {
                  label: t('catalogue.add.whole'),
                  words: t(latest.whole ? 'catalogue.add.yes' : 'catalogue.add.no'),
                },
                { label: t('catalogue.code'), words: latest.code },
                { label: t('catalogue.whose'), words: t(whoseWords(latest)) },
                { label: t('catalogue.validFrom'), words: validity(latest) },
              ]}
            />
            {data.mayPlan ? (
              <EntryActs
                path={`dimensions/${code}`}
                ended={latest.validUntil !== null}
                change={(onClose) => <DimensionForm homes={[]} before={data} onClose={onClose} />}
              />
            ) : null}
            <section className={style.section}>
              <h2>{t('catalogue.element.splitElements')}</h2>
              {data.elements.length === 0 ? <p>{t('catalogue.element.noSplit')}</p> : null}
              <ul className={style.items}>
                {data.elements.map(({ id, name }) => (
                  <li key={id}>
                    <p>{elementLink(id, name)}</p>
                  </li>
                ))}
              </ul>
            </section>
          </>
        )
      }}
    </EntryPage>
  )
}
