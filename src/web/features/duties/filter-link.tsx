import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AnswerFilter } from './duties.ts'
import { withFilter } from './use-follow-up-view.ts'

export const ANSWERS_ID = 'answers'

type FilterLinkProps = {
  filter: AnswerFilter
  shown: AnswerFilter
  /** For those who hear it: begins with the words that are seen. */
  label: string
  children: ReactNode
}

/** Or the router calls every link current whose address is a part of the present one. */
const EXACT = { exact: true, includeSearch: true, explicitUndefined: true }

/** Leads to the list below, of these answers only. */
export function FilterLink({ filter, shown, label, children }: FilterLinkProps) {
  const current = filter.standing === shown.standing && filter.organisationId === shown.organisationId && !shown.factId
  return (
    <Link
      to="."
      search={withFilter(filter)}
      hash={ANSWERS_ID}
      resetScroll={false}
      activeOptions={EXACT}
      aria-current={current ? 'true' : undefined}
      aria-label={label}
    >
      {children}
    </Link>
  )
}
