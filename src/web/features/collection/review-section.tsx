import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FormPage } from '../../../shared/forms.ts'
import { formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { cellTitle, findingTitle } from './cell-names.ts'
import style from './collection.module.css'
import { figureWords, findingWords, numberWords } from './form-words.ts'
import { reviewQuery } from './forms.ts'

/** What whoever verifies looks at first: what changed, which rules are broken and why, and who stands out. */
export function ReviewSection({ form }: { form: FormPage }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(reviewQuery(form.id))
  const elementOf = (id: string) => form.elements.find((each) => each.id === id)
  if (error) return <ProblemMessage error={error} />
  if (!data) return null
  const outside = data.neighbours.filter((each) => each.outside)
  const empty = t('collection.cell.empty')
  return (
    <section className={style.panel} aria-label={t('collection.check.title')}>
      <h2>{t('collection.check.title')}</h2>
      <h3>{t('collection.check.changed')}</h3>
      {data.changed.length === 0 ? <p className="soft">{t('collection.check.noChange')}</p> : null}
      <ul>
        {data.changed.map(({ elementId, category, from, to, by, at }) => {
          const kind = elementOf(elementId)?.kind ?? 'whole'
          return (
            <li key={`${elementId} ${category}`}>
              {cellTitle(form.elements, { elementId, category })}:{' '}
              {t('collection.cell.version', {
                at: formatWhen(at),
                by: by ?? t('collection.somebody'),
                from: (from && figureWords(t, from, kind)) || empty,
                to: figureWords(t, to, kind) || empty,
              })}
            </li>
          )
        })}
      </ul>
      <h3>{t('collection.check.soft')}</h3>
      {data.soft.length === 0 ? <p className="soft">{t('collection.check.noSoft')}</p> : null}
      <ul>
        {data.soft.map(({ finding, reason }) => (
          <li key={finding.rule + JSON.stringify(finding.cells)}>
            {findingTitle(form.elements, finding)}: {findingWords(t, finding)}{' '}
            {reason ? t('collection.check.reason', { reason }) : t('collection.check.noReason')}
          </li>
        ))}
      </ul>
      <h3>{t('collection.check.neighbours')}</h3>
      {outside.length === 0 ? <p className="soft">{t('collection.check.noOutlier')}</p> : null}
      <ul>
        {outside.map(({ elementId, change, median, low, high, units }) => (
          <li key={elementId}>
            {t('collection.check.outlier', {
              element: cellTitle(form.elements, { elementId, category: '' }),
              change: numberWords(String(change ?? 0)),
              median: numberWords(String(median ?? 0)),
              low: numberWords(String(low ?? 0)),
              high: numberWords(String(high ?? 0)),
              units: String(units),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
