import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage, type ProblemWords } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { layoutOf } from './layout-checks.ts'
import { LayoutFindings } from './layout-findings.tsx'

type DocumentLayoutPageProps = {
  documentId: string
  name: string
  /** To the document. */
  up: ReactNode
  problemsOf: (error: unknown) => ProblemWords
}

/** The layout of a document that is kept. */
export function DocumentLayoutPage({ documentId, name, up, problemsOf }: DocumentLayoutPageProps) {
  const { t, i18n } = useTranslation()
  const { data: report, error } = useQuery(layoutOf(documentId, i18n.language))
  return (
    <Page title={t('papers.title')} up={up}>
      <ProblemMessage error={error} words={problemsOf(error)} />
      {report ? <LayoutFindings report={report} name={name} /> : null}
      {report || error ? null : <Progress words={t('papers.checking', { fileName: name })} />}
    </Page>
  )
}
