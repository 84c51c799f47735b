import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ErasurePreview, LookPage, PersonalData } from '../../../shared/personal-data.ts'
import { api } from '../../api.ts'
import type { TextKey } from '../../ui/text-key.ts'

/** All that is kept about me, or about the person of this id; each time it is asked for, that is recorded. */
export const personalData = (personId: string | undefined) =>
  queryOptions({
    queryKey: ['personal-data', personId ?? 'me'],
    queryFn: () => api.get<PersonalData>(personId ? `/people/${personId}/personal-data` : '/me/personal-data'),
    // Nothing of it is kept: neither of another person on this machine, nor what has changed since.
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

export const looksAtMe = infiniteQueryOptions({
  queryKey: ['looks'],
  queryFn: ({ pageParam }) => api.get<LookPage>(`/me/looks?limit=10${pageParam && `&before=${pageParam}`}`),
  initialPageParam: '',
  getNextPageParam: ({ looks, more }) => {
    const last = looks.at(-1)
    return more && last ? `${last.at},${last.id}` : undefined
  },
})

export const erasurePreview = (personId: string) =>
  queryOptions({
    queryKey: ['erasure', personId],
    queryFn: () => api.get<ErasurePreview>(`/people/${personId}/erasure`),
    gcTime: 0,
    staleTime: 0,
  })

export const erasePerson = (personId: string) => api.delete(`/people/${personId}`)

const TABLE_WORDS: Record<string, TextKey> = {
  accounts: 'audit.personal.table.accounts',
  appointments: 'audit.personal.table.appointments',
  sessions: 'audit.personal.table.sessions',
  notices: 'audit.personal.table.notices',
  one_time_links: 'audit.personal.table.oneTimeLinks',
  hand_overs: 'audit.personal.table.handOvers',
  calendar_feeds: 'audit.personal.table.calendarFeeds',
  letter_habits: 'audit.personal.table.letterHabits',
  tellings: 'audit.personal.table.tellings',
  told_answers: 'audit.personal.table.toldAnswers',
  mails: 'audit.personal.table.mails',
  two_factors: 'audit.personal.table.twoFactors',
  spent_codes: 'audit.personal.table.spentCodes',
  passkeys: 'audit.personal.table.passkeys',
  saved_filters: 'audit.personal.table.savedFilters',
}
export const tableWords = (table: string): TextKey => TABLE_WORDS[table] ?? 'audit.personal.table.other'

const DEED_WORDS: Record<string, TextKey> = {
  'documents uploaded_by': 'audit.personal.deed.uploaded',
  'readings requested_by': 'audit.personal.deed.readings',
  'programmes created_by': 'audit.personal.deed.programmes',
  'plan_versions created_by': 'audit.personal.deed.versions',
  'plan_versions published_by': 'audit.personal.deed.published',
  'facts confirmed_by': 'audit.personal.deed.confirmed',
  'edit_batches actor': 'audit.personal.deed.edits',
  'audit_entries actor': 'audit.personal.deed.trail',
}
export const deedWords = ({ table, as }: { table: string; as: string }): TextKey =>
  DEED_WORDS[`${table} ${as}`] ?? 'audit.personal.deed.other'

const COLUMN_WORDS: Record<string, TextKey> = {
  created_at: 'audit.personal.column.createdAt',
  updated_at: 'audit.personal.column.updatedAt',
  expires_at: 'audit.personal.column.expiresAt',
  used_at: 'audit.personal.column.usedAt',
  provider_id: 'audit.personal.column.providerId',
  scope: 'audit.personal.column.scope',
  purpose: 'audit.personal.column.purpose',
  ip_address: 'audit.personal.column.ipAddress',
  user_agent: 'audit.personal.column.userAgent',
  requested_at: 'audit.personal.column.requestedAt',
  ended_at: 'audit.personal.column.endedAt',
  state: 'audit.personal.column.state',
  tries: 'audit.personal.column.tries',
  kind: 'audit.personal.column.kind',
  giver_id: 'audit.personal.column.giverId',
  receiver_id: 'audit.personal.column.receiverId',
  from_day: 'audit.personal.column.fromDay',
  until_day: 'audit.personal.column.untilDay',
  home_id: 'audit.personal.column.homeId',
  name: 'audit.personal.column.name',
  device: 'audit.personal.column.device',
}
/** Undefined for a column that came later: its own name is shown. */
export const columnWords = (column: string): TextKey | undefined => COLUMN_WORDS[column]
