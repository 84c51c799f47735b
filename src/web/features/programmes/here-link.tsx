import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import style from './programmes.module.css'
import { withSearch } from './use-programme-view.ts'

type HereLinkProps = {
  change: Record<string, unknown>
  current?: boolean
  className?: string | undefined
  children: ReactNode
}

/** Or the router calls every link current whose address is a part of the present one. */
export const EXACT = { exact: true, includeSearch: true, explicitUndefined: true }

/** Changes what is seen on this page; the way back leads to what was seen before. */
export function HereLink({ change, current = false, className, children }: HereLinkProps) {
  return (
    <Link
      to="."
      search={withSearch(change)}
      resetScroll={false}
      activeOptions={EXACT}
      aria-current={current ? 'true' : undefined}
      {...(className ? { className } : {})}
    >
      {children}
    </Link>
  )
}

/** Opens the clause that a line stands on, beside the list; `long`: on the screen only as far as it helps to find it. */
export function ClauseLink({ id, long = false, children }: { id: string; long?: boolean; children: ReactNode }) {
  return (
    <HereLink change={{ clause: id }} {...(long ? { className: style.quote } : {})}>
      {children}
    </HereLink>
  )
}
