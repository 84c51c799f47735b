import { useMemo, useRef } from 'react'
import { type KeyBinding, useKeys } from '../../ui/keys.ts'

type KeyParts = {
  shown: readonly string[]
  chosen: string | undefined
  choose: (id: string | undefined) => void
  add: () => void
  filter: () => void
  undo: () => void
}

/** The keys of the page, as those of the review. */
export function useMatrixKeys(parts: KeyParts): void {
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
      { key: 'j', words: 'links.keys.next', run: () => step(1) },
      { key: 'k', words: 'links.keys.previous', run: () => step(-1) },
      { key: 'a', words: 'links.keys.add', run: () => now.current.add() },
      { key: 'h', words: 'links.keys.holes', run: () => now.current.filter() },
      { key: 'u', words: 'links.keys.undo', run: () => now.current.undo() },
      { key: 'Escape', words: 'ui.keys.close', run: () => now.current.choose(undefined) },
    ]
  }, [])
  useKeys(keys)
}
