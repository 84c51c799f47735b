import { useEffect, useSyncExternalStore } from 'react'
import type { TextKey } from './text-key.ts'

/** One key, what it does in words, and doing it. Keys are silent while somebody types. */
export type KeyBinding = { key: string; words: TextKey; run: (event: KeyboardEvent) => void }

let active: readonly KeyBinding[] = []
const watchers = new Set<() => void>()

function change(next: readonly KeyBinding[]) {
  active = next
  for (const watcher of watchers) watcher()
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !/^(checkbox|radio|button|submit)$/.test(target.getAttribute('type') ?? '')

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key !== 'Escape' && isTyping(event.target)) return
  // What an open dialog covers does not move under it.
  if (document.querySelector('dialog[open]')) return
  const binding = active.findLast(({ key }) => key === event.key)
  if (!binding) return
  event.preventDefault()
  binding.run(event)
}

/** Active while the component stands; of two with one key, the one that came last. Keep `bindings` stable. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  useEffect(() => {
    if (active.length === 0) document.addEventListener('keydown', onKeyDown)
    change([...active, ...bindings])
    return () => {
      change(active.filter((binding) => !bindings.includes(binding)))
      if (active.length === 0) document.removeEventListener('keydown', onKeyDown)
    }
  }, [bindings])
}

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** What the keys do here and now, for the help. */
export const useActiveKeys = () => useSyncExternalStore(subscribe, () => active)
