import { useIsMutating, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Progress } from '../../ui/progress.tsx'
import style from './review.module.css'
import { publishingKey, publishProgress, versionQuery } from './versions.ts'

const ASK_MS = 700

/** How far the publication of a draft is, whoever asked for it and wherever, and that it failed. */
export function PublishState({ versionId }: { versionId: string }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const isMine = useIsMutating({ mutationKey: publishingKey(versionId) }) > 0
  const { data } = useQuery({
    ...publishProgress(versionId),
    refetchInterval: ({ state }) => (isMine || state.data?.state === 'under-way' ? ASK_MS : false),
  })
  const isUnderWay = isMine || data?.state === 'under-way'
  const was = useRef(isUnderWay)
  useEffect(() => {
    const isOver = was.current && !isUnderWay
    was.current = isUnderWay
    if (!isOver) return
    void cache.invalidateQueries({ queryKey: publishProgress(versionId).queryKey })
    void cache.invalidateQueries({ queryKey: versionQuery(versionId).queryKey, exact: true })
  }, [isUnderWay, cache, versionId])
  if (isUnderWay) {
    const { done, of } = data?.state === 'under-way' ? data : { done: 0, of: null }
    const numbers = { done: formatNumber(done), of: formatNumber(of ?? 0) }
    return (
      <section className={style.panel}>
        {of === null ? (
          <Progress words={t('publishing.workingOut')} />
        ) : (
          <Progress
            words={done < of ? t('publishing.opening', numbers) : t('publishing.storing')}
            share={of === 0 ? 1 : done / of}
          />
        )}
        <p className="soft">{t('publishing.goesOn')}</p>
      </section>
    )
  }
  if (data?.state !== 'failed') return null
  return (
    <Notice tone="bad" urgent>
      <p>{t('publishing.failed')}</p>
    </Notice>
  )
}
