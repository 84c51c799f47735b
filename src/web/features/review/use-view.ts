import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Certainty } from '../../../shared/certainty.ts'
import { FACT_KINDS, type FactKind } from '../../../shared/documents.ts'
import type { Lack } from '../../../shared/facts.ts'
import { LACKS } from '../../facts/kinds.ts'
import { CLASSES } from './certainty-words.ts'
import type { Filter } from './rows.ts'

export type View = Filter & {
  /** What the reader doubts stands first, instead of in the order of the text. */
  doubtfulFirst: boolean
  fact: string | null
}
type Address = {
  kind?: unknown
  show?: unknown
  lack?: unknown
  class?: unknown
  order?: unknown
  q?: unknown
  fact?: unknown
}

const one = <T extends string>(list: readonly T[], value: unknown): T | null =>
  list.find((each) => each === value) ?? null

export const viewOf = ({ kind, show, lack, class: certainty, order, q, fact }: Address): View => ({
  kind: one<FactKind>(FACT_KINDS, kind),
  unconfirmed: show === 'unconfirmed',
  lack: one<Lack>(LACKS, lack),
  certainty: one<Certainty>(CLASSES, certainty),
  doubtfulFirst: order === 'doubtful',
  query: typeof q === 'string' ? q : '',
  fact: typeof fact === 'string' ? fact : null,
})

export const addressOf = (view: View) => ({
  kind: view.kind ?? undefined,
  show: view.unconfirmed ? 'unconfirmed' : undefined,
  lack: view.lack ?? undefined,
  class: view.certainty ?? undefined,
  order: view.doubtfulFirst ? 'doubtful' : undefined,
  q: view.query || undefined,
  fact: view.fact ?? undefined,
})

const WRITE_AFTER_MS = 120

/** Changes at once; the address follows when the hands rest, so that walking through the list costs nothing. */
export function useView() {
  const search: Address = useSearch({ strict: false })
  const navigate = useNavigate()
  const [view, setView] = useState(() => viewOf(search))
  const change = useCallback((next: Partial<View>) => setView((before) => ({ ...before, ...next })), [])
  const written = useRef(view)
  useEffect(() => {
    if (written.current === view) return
    const wait = setTimeout(() => {
      written.current = view
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...addressOf(view) }),
        replace: true,
        resetScroll: false,
      })
    }, WRITE_AFTER_MS)
    return () => clearTimeout(wait)
  }, [view, navigate])
  return [view, change] as const
}
