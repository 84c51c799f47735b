import { queryOptions } from '@tanstack/react-query'
import type { UnseenNotices } from '../../../shared/notices.ts'
import { api } from '../../api.ts'

const askAgainMs = 5 * 60_000

/** In a file of its own: every page asks for it. */
export const unseenNotices = queryOptions({
  queryKey: ['notices', 'unseen'],
  queryFn: ({ signal }) => api.get<UnseenNotices>('/notices/unseen', signal),
  staleTime: askAgainMs,
  refetchInterval: askAgainMs,
  // It is a number beside a link: without it the link stands all the same.
  retry: false,
})
