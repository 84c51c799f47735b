import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Terms } from '../../../shared/figures.ts'
import { Details } from '../../ui/details.tsx'
import type { LinkTo } from '../../ui/link-to.ts'
import { ruleQuery } from './catalogue.ts'
import { whoseWords } from './catalogue-columns.tsx'
import { COMPARATOR_WORDS, RULE_KIND_WORDS, SEVERITY_WORDS } from './catalogue-words.ts'
import { EntryActs } from './entry-acts.tsx'
import { EntryPage, useValidity } from './entry-page.tsx'
import { RuleForm } from './rule-form.tsx'
import { TermLinks } from './term-links.tsx'

/** What must hold between figures: what is compared, and how hard it is. */
export function RulePage({ ruleId, elementLink }: { ruleId: string; elementLink: LinkTo }) {
  const { t } = useTranslation()
  const validity = useValidity()
  return (
    <EntryPage
      part="rules"
      kind={t('catalogue.sentence')}
      query={useQuery(ruleQuery(ruleId))}
      title={({ versions: [latest] }) => latest?.sentence ?? ''}
      versions={({ versions }) => versions.map((each) => ({ ...each, words: each.sentence }))}
    >
      {(data) => {
        const [latest] = data.versions
        if (!latest) return null
        const linked = (terms: Terms | null) =>
          terms === null ? null : <TermLinks terms={terms} elements={data.elements} elementLink={elementLink} />
        const isCompared = latest.kind === 'compare'
        return (
          <>
            <Details
              details={[
                { label: t('catalogue.add.ruleKind'), words: t(RULE_KIND_WORDS[latest.kind]) },
                {
                  label: t(isCompared ? 'catalogue.add.left' : 'catalogue.add.watched'),
                  words: linked(latest.leftTerms),
                },
                {
                  label: t('catalogue.add.comparator'),
                  words: latest.comparator && t(COMPARATOR_WORDS[latest.comparator]),
                },
                { label: t('catalogue.add.right'), words: linked(latest.rightTerms) },
                { label: t('catalogue.add.percent'), words: latest.percent && `${latest.percent.replace('.', ',')}%` },
                { label: t('catalogue.severity'), words: t(SEVERITY_WORDS[latest.severity]) },
                { label: t('catalogue.whose'), words: t(whoseWords(latest)) },
                { label: t('catalogue.validFrom'), words: validity(latest) },
              ]}
            />
            {data.mayPlan ? (
              <EntryActs
                path={`rules/${ruleId}`}
                ended={latest.validUntil !== null}
                change={(onClose) => <RuleForm homes={[]} before={data} onClose={onClose} />}
              />
            ) : null}
          </>
        )
      }}
    </EntryPage>
  )
}
