import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatWhen } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { noteHeads } from './audit.ts'

/** What to keep on paper, so that a change of the trail shows. */
export function HeadsPanel() {
  const { t } = useTranslation()
  const noting = useMutation({ mutationFn: noteHeads })
  return (
    <section className="stack" aria-labelledby="heads-title">
      <h2 id="heads-title">{t('audit.heads.title')}</h2>
      <p className="reading soft">{t('audit.heads.about')}</p>
      <ProblemMessage error={noting.error} />
      {noting.data ? (
        <dl aria-live="polite">
          {noting.data.map(({ homeId, homeName, at, entries, head }) => (
            <div key={homeId}>
              <dt>
                {homeName}{' '}
                <span className="soft">({t('audit.heads.entries', { count: entries, at: formatWhen(at) })})</span>
              </dt>
              <dd className="words">
                <code>{head}</code>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <button type="button" onClick={once(() => noting.mutate())} disabled={noting.isPending}>
        {t('audit.heads.note')}
      </button>
    </section>
  )
}
