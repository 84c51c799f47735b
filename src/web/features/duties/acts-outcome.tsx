import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../ui/format.ts'
import { once } from '../../ui/once.ts'
import type { useActs } from './duties.ts'

/** What was done to many at once, and what was left as it was; it can be taken back. */
export function ActsOutcome({ acting }: { acting: ReturnType<typeof useActs> }) {
  const { t } = useTranslation()
  if (!acting.data) return null
  const { results, batchId } = acting.data
  const undone = acting.variables !== undefined && 'undo' in acting.variables
  const left = results.filter(({ problem }) => problem !== null).length
  const many = results.length - left
  return (
    <p role="status" className="row">
      {t(undone ? 'duties.bulk.undone' : 'duties.bulk.done', { count: many, rows: formatNumber(many) })}
      {left > 0 ? ` ${t('duties.bulk.left', { count: left, rows: formatNumber(left) })}` : ''}
      {!undone && many > 0 ? (
        <button type="button" aria-disabled={acting.isPending} onClick={once(() => acting.mutate({ undo: batchId }))}>
          {t('duties.act.undo')}
        </button>
      ) : null}
    </p>
  )
}
