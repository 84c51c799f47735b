import { useEffect, useState } from 'react'
import { useListView } from './list-view.ts'

/** Types at once, writes to the address a moment later. */
export function FilterBox({ label }: { label: string }) {
  const [view, setView] = useListView()
  const [typed, setTyped] = useState(view.q)
  const [sent, setSent] = useState(view.q)
  const [known, setKnown] = useState(view.q)
  if (view.q !== known) {
    setKnown(view.q)
    // The address may answer late to what was typed before; only a change from elsewhere replaces the words.
    if (view.q !== sent) {
      setSent(view.q)
      setTyped(view.q)
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait
  useEffect(() => {
    if (typed === sent) return
    const wait = setTimeout(() => {
      setSent(typed)
      setView({ q: typed })
    }, 80)
    return () => clearTimeout(wait)
  }, [typed])
  return (
    <input
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      aria-label={label}
      placeholder={label}
    />
  )
}
