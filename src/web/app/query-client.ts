import { QueryClient } from '@tanstack/react-query'
import { isAway } from '../api.ts'

const LONGEST_PAUSE_MS = 8000

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      // What is read is asked for until it comes; `AwayNotice` says so meanwhile.
      retry: (_failures, error) => isAway(error),
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, LONGEST_PAUSE_MS),
      // A browser's own guess at being offline is often wrong behind a proxy: ask, and see.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
