import { type RefObject, useMemo } from 'react'
import { type KeyBinding, useKeys } from './keys.ts'

/** j and k walk from row to row of all tables inside; Enter opens by itself, since the row's link has the focus. */
export function useRowKeys(inside: RefObject<HTMLElement | null> | null): void {
  const keys = useMemo((): KeyBinding[] => {
    if (inside === null) return []
    const step = (by: 1 | -1) => () => {
      const all = [...(inside.current?.querySelectorAll<HTMLTableRowElement>('tbody tr[tabindex]') ?? [])]
      const at = all.findIndex((row) => row.contains(document.activeElement))
      const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]
      const target = row?.querySelector('a') ?? row
      target?.focus()
      row?.scrollIntoView({ block: 'nearest' })
    }
    return [
      { key: 'j', words: 'ui.keys.nextRow', run: step(1) },
      { key: 'k', words: 'ui.keys.previousRow', run: step(-1) },
    ]
  }, [inside])
  useKeys(keys)
}
