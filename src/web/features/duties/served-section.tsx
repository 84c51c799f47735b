import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AssignmentPage } from '../../../shared/assignment-page.ts'
import { targetWords } from '../../facts/fact-words.ts'
import type { LinkTo } from '../../ui/link-to.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import style from './duties.module.css'
import { servedTargetsQuery } from './serving.ts'

type ServedSectionProps = { assignment: AssignmentPage; targetLink: LinkTo }

/** The targets that a duty is for. */
export function ServedSection({ assignment, targetLink }: ServedSectionProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(servedTargetsQuery(assignment.id))
  if (error) return <ProblemMessage error={error} />
  if (!data) return null
  const { targets, whole } = data
  const proposed = ({ confirmed }: { confirmed: boolean }) =>
    confirmed ? null : <span className="soft"> ({t('dutyPages.target.proposed')})</span>
  return (
    <section className={style.section}>
      <h2>{t('dutyPages.serves.title')}</h2>
      {whole ? (
        <p>
          {t('dutyPages.serves.whole')}
          {proposed(whole)}
        </p>
      ) : null}
      {targets.length === 0 && !whole ? <p className="soft">{t('dutyPages.serves.none')}</p> : null}
      <ul className={style.idle}>
        {targets.map((target) => (
          <li key={target.id}>
            <p>
              {target.section} {targetLink(target.id, target.quote)}
            </p>
            <p className="soft">
              {targetWords(t, target)}
              {proposed(target)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
