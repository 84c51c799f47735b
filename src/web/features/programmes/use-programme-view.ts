import { useSearch } from '@tanstack/react-router'

export const TABS = [
  'targets',
  'duties',
  'calendar',
  'reviews',
  'aims',
  'documents',
  'citations',
  'corrections',
] as const
export type Tab = (typeof TABS)[number]

type Address = { tab?: unknown; view?: unknown; by?: unknown; agency?: unknown; clause?: unknown; on?: unknown }

export type ProgrammeView = {
  tab: Tab
  /** Targets: as a list instead of as a matrix. */
  asList: boolean
  /** Duties: those of one agency; empty: of nobody. */
  agency: string | undefined
  /** Duties: all of them instead of by agency. */
  bySection: boolean
  clause: string | undefined
  on: string | undefined
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** All that is seen stands in the address, so that it leads back to it. */
export function useProgrammeView(): ProgrammeView {
  const search: Address = useSearch({ strict: false })
  return {
    tab: TABS.find((tab) => tab === search.tab) ?? 'targets',
    asList: search.view === 'list',
    bySection: search.by === 'section',
    agency: text(search.agency),
    clause: text(search.clause),
    on: text(search.on),
  }
}

type Search = Record<string, unknown>

/** For links: the same page with this changed. */
export const withSearch = (change: Search) => (before: Search) => ({ ...before, ...change })

/** Another tab begins with nothing filtered. */
export const onTab =
  (tab: Tab) =>
  (before: Search): Search => ({ on: before.on, clause: before.clause, tab })
