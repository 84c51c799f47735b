import { useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { isAway, isStatus } from '../api.ts'
import style from './away-notice.module.css'
import { queryClient } from './query-client.ts'

/** What a page waits for was asked and not answered, and is being asked again. */
const failing = () =>
  queryClient
    .getQueryCache()
    .getAll()
    .find(({ state }) => state.fetchStatus === 'fetching' && isAway(state.fetchFailureReason))?.state.fetchFailureReason

/** Says why nothing comes, wherever one is, and that it is asked for again without anybody's doing. */
export function AwayNotice() {
  const { t } = useTranslation()
  const watch = useCallback((told: () => void) => queryClient.getQueryCache().subscribe(told), [])
  const reason = useSyncExternalStore(watch, failing)
  return (
    <div role="status" className={reason ? style.notice : undefined}>
      {reason ? t(isStatus(reason, 503) ? 'ui.away.server' : 'ui.away.network') : null}
    </div>
  )
}
