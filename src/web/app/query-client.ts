import { QueryClient } from '@tanstack/react-query'
import { NetworkFailure } from '../api.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => error instanceof NetworkFailure && failures < 2,
      retryDelay: (attempt) => 500 * 2 ** attempt,
      // A browser's own guess at being offline is often wrong behind a proxy: ask, and see.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
