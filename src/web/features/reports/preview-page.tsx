import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Blocks } from './blocks.tsx'
import style from './reports.module.css'
import { previewQuery, reportQuery } from './reports.ts'

type PreviewPageProps = { reportId: string; reportLink: (words: string) => ReactNode }

/** The report as one text, to read and to print. */
export function PreviewPage({ reportId, reportLink }: PreviewPageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(previewQuery(reportId))
  const report = useQuery(reportQuery(reportId)).data
  if (!data || !report)
    return (
      <Page title={t('reports.preview.title')} up={reportLink(t('reports.one'))}>
        {error ? <ProblemMessage error={error} /> : <Progress words={t('reports.loading')} />}
      </Page>
    )
  return (
    <Page
      title={data.subject}
      up={reportLink(t('reports.one'))}
      about={report.organisationName}
      action={
        <button type="button" onClick={() => window.print()}>
          {t('ui.table.print')}
        </button>
      }
    >
      <article className={style.paper}>
        <Blocks blocks={data.blocks} programmeId={report.programmeId} heading={2} />
        {data.appendices.map(({ title, blocks }) => (
          <section key={title} className={style.appendix}>
            <h2>{t('reports.appendix', { title })}</h2>
            <Blocks blocks={blocks} programmeId={report.programmeId} />
          </section>
        ))}
      </article>
    </Page>
  )
}
