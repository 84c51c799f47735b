import { useSearch } from '@tanstack/react-router'

type Search = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** All that is seen stands in the address. */
export function usePartyView(): { party: string | undefined; all: boolean; on: string | undefined } {
  const search: Search = useSearch({ strict: false })
  return { party: text(search.party), all: search.show === 'all', on: text(search.on) }
}

export const withSearch = (change: Search) => (before: Search) => ({ ...before, ...change })
