import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FACT_KINDS, type FactCounts } from '../../../shared/documents.ts'
import { isStatus } from '../../api.ts'
import { KIND_WORDS } from '../../facts/kinds.ts'
import { OrderFaults } from '../../facts/late-order.ts'
import { formatNumber } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './review.module.css'
import { reviewProblems } from './review-problems.ts'
import { publish, publishingKey, publishPreview } from './versions.ts'

type PublishPanelProps = {
  versionId: string
  /** Not everything done here is stored yet. */
  busy: boolean
  onPublished: () => void
  onUnconfirmed: () => void
  onCancel: () => void
  onChoose: (factId: string) => void
  /** Where it is said whom the parties mean. */
  partiesLink: (words: string) => ReactNode
}

/** Says with numbers what publishing will do, and what nobody has confirmed. */
export function PublishPanel({
  versionId,
  busy,
  onPublished,
  onUnconfirmed,
  onCancel,
  onChoose,
  partiesLink,
}: PublishPanelProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { data, error, refetch, isFetching } = useQuery({ ...publishPreview(versionId), enabled: !busy })
  const publishing = useMutation({
    mutationKey: publishingKey(versionId),
    mutationFn: (cursor: string) => publish(versionId, cursor),
    onSuccess: onPublished,
    onError: (problem) => {
      if (isStatus(problem, 409)) void refetch()
    },
  })
  const list = (counts: FactCounts) =>
    FACT_KINDS.filter((kind) => kind !== 'document' && counts[kind] > 0)
      .map((kind) => `${formatNumber(counts[kind])} ${t(KIND_WORDS[kind]).toLocaleLowerCase('vi')}`)
      .join(', ')
  const unconfirmed = data ? FACT_KINDS.reduce((sum, kind) => sum + data.unconfirmed[kind], 0) : 0
  let body: ReactNode = <Progress words={t(busy ? 'review.publish.storing' : 'review.publish.counting')} />
  if (data && !busy) {
    const { lacking } = data
    body = (
      <>
        <p>
          <strong>
            {t('review.publish.will', {
              targets: formatNumber(data.counts.target),
              duties: formatNumber(data.counts.duty),
              agencies: formatNumber(data.agencies),
              reports: formatNumber(data.counts.report),
              reviews: formatNumber(data.counts.review),
            })}
          </strong>
        </p>
        <p>
          {unconfirmed === 0
            ? t('review.publish.allConfirmed')
            : t('review.publish.unconfirmed', { sum: formatNumber(unconfirmed), list: list(data.unconfirmed) })}
        </p>
        {lacking.owner + lacking.date + lacking.product > 0 ? (
          <p>
            {t('review.publish.lacking', {
              owner: formatNumber(lacking.owner),
              date: formatNumber(lacking.date),
              product: formatNumber(lacking.product),
            })}
          </p>
        ) : null}
        <p>
          {t('review.publish.parties', {
            sure: formatNumber(data.parties.sure + data.parties.confirmed),
            group: formatNumber(data.parties.group),
            ended: formatNumber(data.parties.ended + data.parties.changed),
            missing: formatNumber(data.parties.missing + data.parties.choose),
          })}{' '}
          {partiesLink(t('review.publish.seeParties'))}
        </p>
        {data.orderFaults.length > 0 ? (
          <Suspense>
            <OrderFaults
              heading="h3"
              faults={data.orderFaults}
              reportLink={({ factId }, words) => (
                <button type="button" className="plain" onClick={() => onChoose(factId)}>
                  {words}
                </button>
              )}
            />
          </Suspense>
        ) : null}
        <p className="soft">{t('review.publish.final')}</p>
      </>
    )
  }
  return (
    <section className={style.panel} aria-labelledby="publish-title">
      <h2 id="publish-title" ref={heading} tabIndex={-1}>
        {t('review.publish.title')}
      </h2>
      <ProblemMessage error={error ?? publishing.error} words={reviewProblems} />
      {body}
      <div className="row">
        <button
          type="button"
          className="main"
          disabled={!data || busy || isFetching || publishing.isPending}
          onClick={once(() => data && publishing.mutate(data.cursor))}
        >
          {publishing.isPending ? t('review.publish.doing') : t('review.publish.do')}
        </button>
        {unconfirmed > 0 ? (
          <button type="button" onClick={onUnconfirmed}>
            {t('review.publish.seeUnconfirmed')}
          </button>
        ) : null}
        <button type="button" onClick={onCancel}>
          {t('review.form.cancel')}
        </button>
      </div>
    </section>
  )
}
