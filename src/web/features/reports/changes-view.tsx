import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReportPage } from '../../../shared/reports.ts'
import { formatWhen } from '../../ui/format.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import style from './reports.module.css'
import { changesQuery, reportProblems, useUpdateFigures } from './reports.ts'

const MOST_SHOWN = 50

/** What of the figures is another now than in the draft, and one button that takes it. */
export function ChangesView({ report, onDone }: { report: ReportPage; onDone: () => void }) {
  const { t } = useTranslation()
  const { data, error, isFetching } = useQuery(changesQuery(report.id))
  const updating = useUpdateFigures(report.id)
  if (!data || isFetching)
    return error ? <ProblemMessage error={error} /> : <Progress words={t('reports.changes.reading')} />
  const { values, sections, draftedAt } = data
  const isSame = values.length === 0 && sections.length === 0
  return (
    <div className={style.panel}>
      <p>
        {isSame
          ? t('reports.changes.none', { day: formatWhen(draftedAt) })
          : t('reports.changes.some', { count: values.length, day: formatWhen(draftedAt) })}
      </p>
      {values.length > 0 ? (
        <ScrollBox className={style.scroll} label={t('reports.changes.title')}>
          <table className={style.table}>
            <caption>{t('reports.changes.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('reports.changes.what')}</th>
                <th scope="col">{t('reports.changes.was')}</th>
                <th scope="col">{t('reports.changes.now')}</th>
                <th scope="col">{t('reports.changes.where')}</th>
              </tr>
            </thead>
            <tbody>
              {values.slice(0, MOST_SHOWN).map(({ id, name, was, now, sections: where }) => (
                <tr key={id}>
                  <td>{name ?? id}</td>
                  <td data-align="right">{was ?? t('reports.changes.nothing')}</td>
                  <td data-align="right">{now ?? t('reports.changes.nothing')}</td>
                  <td>{where.join('; ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {values.length > MOST_SHOWN ? (
        <p className="soft">{t('reports.changes.moreValues', { count: values.length - MOST_SHOWN })}</p>
      ) : null}
      {values.length === 0 && sections.length > 0 ? (
        <p>{t('reports.changes.words', { sections: sections.join('; ') })}</p>
      ) : null}
      <ProblemMessage error={updating.error} words={reportProblems} />
      <div className="row">
        {isSame ? null : (
          <button
            type="button"
            className="main"
            aria-disabled={updating.isPending}
            onClick={() => updating.isPending || updating.mutate(report.revision, { onSuccess: onDone })}
          >
            {t('reports.changes.take')}
          </button>
        )}
        <button type="button" className="plain" onClick={onDone}>
          {t('reports.changes.close')}
        </button>
      </div>
    </div>
  )
}
