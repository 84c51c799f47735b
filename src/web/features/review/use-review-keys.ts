import { useEffect, useMemo, useRef } from 'react'
import type { Fact } from '../../../shared/facts.ts'
import { type KeyBinding, useKeys } from '../../ui/keys.ts'
import type { ReviewActions } from './actions.ts'

type KeyParts = {
  shown: readonly Fact[]
  chosen: Fact | undefined
  mayEdit: boolean
  actions: ReviewActions
  choose: (id: string, how: 'focus') => void
  add: () => void
  filter: () => void
  leave: () => void
  walk: (way: 'undo' | 'redo') => void
  /** All that is sure in the section of the chosen fact. */
  confirmSure: () => void
  order: () => void
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')

/** The keys of the desk. They stay the same; what they act on is read when one is struck. */
export function useReviewKeys(parts: KeyParts): void {
  const now = useRef(parts)
  now.current = parts
  const keys = useMemo<KeyBinding[]>(() => {
    const step = (by: 1 | -1, fits: (fact: Fact) => boolean = () => true) => {
      const { shown, chosen, choose } = now.current
      const at = chosen ? shown.findIndex(({ id }) => id === chosen.id) : -1
      if (at < 0) {
        if (shown[0]) choose(shown[0].id, 'focus')
        return
      }
      for (let index = at + by; index >= 0 && index < shown.length; index += by) {
        const fact = shown[index]
        if (fact && fits(fact)) return choose(fact.id, 'focus')
      }
      if (chosen) choose(chosen.id, 'focus')
    }
    const withChosen = (run: (fact: Fact) => void) => () => {
      const { chosen, mayEdit } = now.current
      if (chosen && mayEdit) run(chosen)
    }
    const { actions } = now.current
    const unconfirmed = ({ confirmedAt }: Fact) => confirmedAt === null
    return [
      { key: 'j', words: 'review.keys.next', run: () => step(1) },
      { key: 'k', words: 'review.keys.previous', run: () => step(-1) },
      { key: 'n', words: 'review.keys.nextUnconfirmed', run: () => step(1, unconfirmed) },
      { key: 'c', words: 'review.keys.confirm', run: withChosen((fact) => actions.confirm([fact])) },
      { key: 't', words: 'certainty.keys.confirm', run: () => now.current.mayEdit && now.current.confirmSure() },
      { key: 'e', words: 'review.keys.edit', run: withChosen(actions.edit) },
      { key: 's', words: 'review.keys.split', run: withChosen(actions.startSplit) },
      { key: 'm', words: 'review.keys.merge', run: withChosen(actions.merge) },
      { key: 'a', words: 'review.keys.add', run: () => now.current.mayEdit && now.current.add() },
      { key: 'x', words: 'review.keys.delete', run: withChosen(actions.remove) },
      { key: 'Delete', words: 'review.keys.delete', run: withChosen(actions.remove) },
      { key: 'd', words: 'certainty.keys.first', run: () => now.current.order() },
      { key: 'f', words: 'review.keys.filter', run: () => now.current.filter() },
      // Struck with Ctrl these come another way, see below; here they stand for the list of keys.
      { key: 'Ctrl+Z', words: 'review.keys.undo', run: () => now.current.walk('undo') },
      { key: 'Ctrl+Y', words: 'review.keys.redo', run: () => now.current.walk('redo') },
      { key: 'Escape', words: 'ui.keys.close', run: () => now.current.leave() },
    ]
  }, [])
  useKeys(keys)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target) || !now.current.mayEdit) return
      const key = event.key.toLowerCase()
      const way = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null
      if (!way) return
      event.preventDefault()
      now.current.walk(way)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
