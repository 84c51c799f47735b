import { useMemo, useRef } from 'react'
import type { Party } from '../../../shared/parties.ts'
import { type KeyBinding, useKeys } from '../../ui/keys.ts'
import { isOpen } from './party-words.ts'

type KeyParts = {
  shown: readonly Party[]
  chosen: string | undefined
  choose: (key: string | undefined) => void
  confirm: () => void
  undo: () => void
}

/** The keys of the page, as those of the review. */
export function usePartyKeys(parts: KeyParts): void {
  const now = useRef(parts)
  now.current = parts
  const keys = useMemo<KeyBinding[]>(() => {
    const step = (by: 1 | -1, fits: (party: Party) => boolean) => {
      const { shown, chosen, choose } = now.current
      const at = shown.findIndex(({ key }) => key === chosen)
      const order = by === 1 ? shown.slice(at + 1) : shown.slice(0, Math.max(at, 0)).toReversed()
      const next = order.find(fits)
      if (next) choose(next.key)
    }
    return [
      { key: 'j', words: 'parties.keys.next', run: () => step(1, () => true) },
      { key: 'k', words: 'parties.keys.previous', run: () => step(-1, () => true) },
      { key: 'n', words: 'parties.keys.nextOpen', run: () => step(1, isOpen) },
      { key: 'c', words: 'parties.keys.confirm', run: () => now.current.confirm() },
      { key: 'u', words: 'parties.keys.undo', run: () => now.current.undo() },
      { key: 'Escape', words: 'ui.keys.close', run: () => now.current.choose(undefined) },
    ]
  }, [])
  useKeys(keys)
}
