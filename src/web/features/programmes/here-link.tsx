import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import style from './programmes.module.css'
import { withSearch } from './use-programme-view.ts'

type HereLinkProps = {
  change: Record<string, unknown>
  current?: boolean
  className?: string | undefined
  /** For those who hear it: begins with the words that are seen. */
  label?: string | undefined
  children: ReactNode
}

/** Or the router calls every link current whose address is a part of the present one. */
export const EXACT = { exact: true, includeSearch: true, explicitUndefined: true }

/** Changes what is seen on this page; the way back leads to what was seen before. */
export function HereLink({ change, current = false, className, label, children }: HereLinkProps) {
  return (
    <Link
      to="."
      search={withSearch(change)}
      resetScroll={false}
      activeOptions={EXACT}
      aria-current={current ? 'true' : undefined}
      aria-label={label}
      {...(className ? { className } : {})}
    >
      {children}
    </Link>
  )
}

type ClauseLinkProps = { id: string; long?: boolean; label?: string; children: ReactNode }

/** Opens the clause that a line stands on, beside the list; `long`: on the screen only as far as it helps to find it. */
export function ClauseLink({ id, long = false, label, children }: ClauseLinkProps) {
  return (
    <HereLink change={{ clause: id }} label={label} {...(long ? { className: style.quote } : {})}>
      {children}
    </HereLink>
  )
}
