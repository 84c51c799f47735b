import { useSearch } from '@tanstack/react-router'
import type { AmendmentChange } from '../../../shared/amendment.ts'
import { FACT_KINDS_IN_ORDER } from './kinds-in-order.ts'

type Search = Record<string, unknown>
export type AmendmentView = {
  against: string | undefined
  sort: AmendmentChange['sort'] | undefined
  kind: AmendmentChange['kind'] | undefined
  /** Place in the list of all changes. */
  change: number | undefined
}

/** All that is seen stands in the address. */
export function useAmendmentView(): AmendmentView {
  const { against, sort, kind, change }: Search = useSearch({ strict: false })
  return {
    against: typeof against === 'string' ? against : undefined,
    sort: sort === 'added' || sort === 'changed' || sort === 'removed' ? sort : undefined,
    kind: FACT_KINDS_IN_ORDER.find((each) => each === kind),
    change: Number.isInteger(change) ? Number(change) : undefined,
  }
}

export const withSearch = (change: Search) => (before: Search) => ({ ...before, ...change })

/** A link to another view of this page is not where one is. */
export const EXACT = { exact: true, includeSearch: true } as const
