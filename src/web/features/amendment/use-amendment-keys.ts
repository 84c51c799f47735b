import { useMemo, useRef } from 'react'
import { type KeyBinding, useKeys } from '../../ui/keys.ts'

type KeyParts = {
  shown: readonly number[]
  chosen: number | undefined
  choose: (change: number | undefined) => void
  /** Opens the clause of what is chosen. */
  open: () => void
  filter: () => void
}

/** The keys of the page, as those of the matrix. */
export function useAmendmentKeys(parts: KeyParts): void {
  const now = useRef(parts)
  now.current = parts
  const keys = useMemo<KeyBinding[]>(() => {
    const step = (by: 1 | -1) => {
      const { shown, chosen, choose } = now.current
      const at = chosen === undefined ? -1 : shown.indexOf(chosen)
      const next = shown[at === -1 && by === -1 ? shown.length - 1 : at + by]
      if (next !== undefined) choose(next)
    }
    return [
      { key: 'j', words: 'amendment.keys.next', run: () => step(1) },
      { key: 'k', words: 'amendment.keys.previous', run: () => step(-1) },
      { key: 'o', words: 'amendment.keys.open', run: () => now.current.open() },
      { key: 's', words: 'amendment.keys.sort', run: () => now.current.filter() },
      { key: 'Escape', words: 'ui.keys.close', run: () => now.current.choose(undefined) },
    ]
  }, [])
  useKeys(keys)
}
