import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { NoticesPage, SeenNotices, UnseenNotices } from '../../../shared/notices.ts'
import { api } from '../../api.ts'
import { unseenNotices } from './unseen-notices.ts'

export const noticeList = infiniteQueryOptions({
  queryKey: ['notices', 'list'],
  queryFn: ({ pageParam, signal }) =>
    api.get<NoticesPage>(`/notices?limit=50${pageParam && `&before=${pageParam}`}`, signal),
  initialPageParam: '',
  getNextPageParam: ({ notices, more }) => (more ? notices.at(-1)?.id : undefined),
})

/** The list keeps its marks until it is opened again, so that one sees what was new. */
export function useSeen() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (seen: SeenNotices) => api.post<UnseenNotices>('/notices/seen', seen),
    onSuccess: (unseen) => cache.setQueryData(unseenNotices.queryKey, unseen),
  })
}
