import { useSearch } from '@tanstack/react-router'

type Search = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** All that is seen stands in the address. */
export function useMatrixView(): { target: string | undefined; holesOnly: boolean } {
  const search: Search = useSearch({ strict: false })
  return { target: text(search.target), holesOnly: search.show === 'holes' }
}

export const withSearch = (change: Search) => (before: Search) => ({ ...before, ...change })

/** A link to another view of this page is not where one is. */
export const EXACT = { exact: true, includeSearch: true } as const
