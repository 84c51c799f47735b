import { useSyncExternalStore } from 'react'

const narrow = () => window.matchMedia('(max-width: 700px)')

function subscribe(watcher: () => void): () => void {
  const query = narrow()
  query.addEventListener('change', watcher)
  return () => query.removeEventListener('change', watcher)
}

/** Whether the page stands on a phone, for what styles alone cannot lay out anew. */
export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow().matches)
