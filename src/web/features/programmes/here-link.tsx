import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { withSearch } from './use-programme-view.ts'

type HereLinkProps = { change: Record<string, unknown>; current?: boolean; className?: string; children: ReactNode }

/** Changes what is seen on this page; the way back leads to what was seen before. */
export function HereLink({ change, current = false, className, children }: HereLinkProps) {
  return (
    <Link
      to="."
      search={withSearch(change)}
      resetScroll={false}
      aria-current={current ? 'true' : undefined}
      {...(className ? { className } : {})}
    >
      {children}
    </Link>
  )
}

/** Opens the clause that a line stands on, beside the list. */
export function ClauseLink({ id, children }: { id: string; children: ReactNode }) {
  return <HereLink change={{ clause: id }}>{children}</HereLink>
}
