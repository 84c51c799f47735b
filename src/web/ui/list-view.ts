import { useNavigate, useSearch } from '@tanstack/react-router'

/** How a list is seen; it stands in the address, so that going back leads to the same rows. */
export type ListView = { q: string; sort: string | undefined; descending: boolean }

/** For the root route: `?q=words&sort=name` or `sort=-name`. */
export function listSearch(search: Record<string, unknown>): { q?: string | undefined; sort?: string | undefined } {
  return {
    ...(search.q === undefined || search.q === '' ? {} : { q: String(search.q) }),
    ...(typeof search.sort === 'string' ? { sort: search.sort } : {}),
  }
}

export function useListView() {
  const search: ReturnType<typeof listSearch> = useSearch({ strict: false })
  const navigate = useNavigate()
  const sort = search.sort?.replace(/^-/, '')
  const view: ListView = { q: search.q ?? '', sort, descending: search.sort?.startsWith('-') ?? false }
  const change = (next: Partial<ListView>) => {
    const merged = { ...view, ...next }
    void navigate({
      to: '.',
      search: ({ q: _q, sort: _sort, ...others }) => ({
        ...others,
        ...(merged.q === '' ? {} : { q: merged.q }),
        ...(merged.sort ? { sort: merged.descending ? `-${merged.sort}` : merged.sort } : {}),
      }),
      replace: true,
      resetScroll: false,
    })
  }
  return [view, change] as const
}
