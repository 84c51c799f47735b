import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Version } from '../../../shared/programmes.ts'
import { documentText } from '../../facts/queries.ts'
import { formatWhen } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ReviewDesk } from './review-desk.tsx'
import { reviewProblems } from './review-problems.ts'
import type { Me } from './use-review.ts'
import { amend, versionQuery } from './versions.ts'

export type ReviewPageProps = {
  versionId: string
  me: Me
  /** Whether a new draft may be opened from what is published. */
  mayAmend: boolean
  programmeLink: (programmeId: string, words: ReactNode) => ReactNode
  partiesLink: (programmeId: string, words: ReactNode) => ReactNode
  matrixLink: (words: ReactNode) => ReactNode
  amendmentLink: (words: ReactNode) => ReactNode
  onPublished: (programmeId: string) => void
  onAmended: (versionId: string) => void
}

export function ReviewPage(props: ReviewPageProps) {
  const { versionId, me, mayAmend, programmeLink, partiesLink, matrixLink, amendmentLink, onPublished, onAmended } =
    props
  const { t } = useTranslation()
  const { data: version, error } = useQuery(versionQuery(versionId))
  const { data: text, error: textError } = useQuery({
    ...documentText(version?.documentId ?? '', version?.textId),
    enabled: version !== undefined,
  })
  if (!version || !text) {
    return (
      <Page title={t('review.title')}>
        {error || textError ? (
          <ProblemMessage error={error ?? textError} />
        ) : (
          <Progress words={t(version ? 'review.loadingText' : 'review.loading')} />
        )}
      </Page>
    )
  }
  return (
    <ReviewDesk
      key={`${version.id} ${version.state}`}
      version={version}
      text={text}
      me={me}
      programme={programmeLink(version.programmeId, version.programmeName)}
      links={
        <>
          {matrixLink(t('review.matrix'))}
          {version.amends ? amendmentLink(t('review.amendment')) : null}
          <a href={`/api/versions/${version.id}/example.zip`} download title={t('review.exampleTitle')}>
            {t('review.example')}
          </a>
        </>
      }
      partiesLink={(words) => partiesLink(version.programmeId, words)}
      onPublished={() => onPublished(version.programmeId)}
      closed={version.state === 'draft' ? null : <Closed version={version} mayAmend={mayAmend} onAmended={onAmended} />}
    />
  )
}

/** What is published stays as it is; a change begins a new draft. */
type ClosedProps = { version: Version; mayAmend: boolean; onAmended: (versionId: string) => void }

function Closed({ version, mayAmend, onAmended }: ClosedProps) {
  const { t } = useTranslation()
  const amending = useMutation({
    mutationFn: () => amend(version.programmeId, { documentId: version.documentId }),
    onSuccess: ({ id }) => onAmended(id),
  })
  const by = version.publishedBy ?? ''
  const at = version.publishedAt ? formatWhen(version.publishedAt) : ''
  return (
    <div className="row">
      <span>
        {version.state === 'published'
          ? t('review.closed.published', { number: version.number, by, at })
          : t('review.closed.superseded', { number: version.number })}
      </span>
      {version.state === 'published' && mayAmend ? (
        <button type="button" disabled={amending.isPending} onClick={once(() => amending.mutate())}>
          {t('review.closed.amend')}
        </button>
      ) : null}
      <ProblemMessage error={amending.error} words={reviewProblems} />
    </div>
  )
}
