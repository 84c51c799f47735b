import { infiniteQueryOptions } from '@tanstack/react-query'
import type { AuditHead, AuditPage } from '../../../shared/audit.ts'
import { api } from '../../api.ts'

/** What is looked for; it stands in the address. */
export type AuditSearch = {
  who?: string
  action?: string
  unit?: string
  from?: string
  until?: string
  person?: string
  subject?: string
}

const pageSize = '200'

/** Newest first, two hundred at a time. */
export const auditTrail = ({ who, unit, ...search }: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', who, unit, search],
    queryFn: ({ pageParam, signal }) => {
      const asked = { limit: pageSize, q: who, unitId: unit, ...search, before: pageParam || undefined }
      const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined)
      return api.get<AuditPage>(`/audit?${new URLSearchParams(given)}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: ({ entries, more }) => {
      const last = entries.at(-1)
      return more && last ? `${last.at},${last.id}` : undefined
    },
    placeholderData: (before) => before,
  })

export const noteHeads = async () => (await api.post<{ heads: AuditHead[] }>('/audit/heads')).heads
