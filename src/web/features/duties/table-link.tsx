import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AnswerFilter } from './duties.ts'
import { withView } from './duty-view.ts'
import { ANSWERS_ID } from './filter-link.tsx'
import { withFilter } from './use-follow-up-view.ts'

type TableLinkProps = {
  filter: AnswerFilter
  label?: string
  className?: string | undefined
  tabIndex?: number
  children: ReactNode
}

/** From another view to the table of these answers. */
export function TableLink({ filter, label, className, tabIndex, children }: TableLinkProps) {
  return (
    <Link
      to="."
      search={(before: Record<string, unknown>) => withFilter(filter)(withView('table')(before))}
      hash={ANSWERS_ID}
      aria-label={label}
      className={className}
      tabIndex={tabIndex}
    >
      {children}
    </Link>
  )
}
