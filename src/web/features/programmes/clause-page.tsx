import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkTo } from '../../ui/link-to.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ClauseView } from './clause-view.tsx'
import style from './programmes.module.css'
import { clauseQuery } from './programmes.ts'

type ClausePageProps = {
  clauseId: string
  documentLink: LinkTo
  /** To the whole text, with a fact chosen in it. */
  versionLink: (versionId: string, words: ReactNode, factId?: string) => ReactNode
  clauseLink: LinkTo
}

export function ClausePage({ clauseId, documentLink, versionLink, clauseLink }: ClausePageProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery(clauseQuery(clauseId))
  const title = data?.section ? t('programme.clause.section', { section: data.section }) : t('programme.clause.title')
  return (
    <Page title={title} up={data ? documentLink(data.documentId, t('programme.clause.document')) : undefined}>
      {error ? <ProblemMessage error={error} /> : null}
      {!data && !error ? <Progress words={t('programme.clause.loading')} /> : null}
      {data ? (
        <div className={style.clausePage}>
          <h2 className="hidden">{t('programme.clause.title')}</h2>
          <ClauseView clause={data} clauseLink={clauseLink} />
          {data.versionId ? (
            <p>{versionLink(data.versionId, t('programme.clause.version'), data.facts[0]?.id)}</p>
          ) : null}
        </div>
      ) : null}
    </Page>
  )
}
