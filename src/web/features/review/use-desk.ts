import { useCallback, useMemo, useRef, useState } from 'react'
import type { DocumentText, FactKind } from '../../../shared/documents.ts'
import type { Edit, Fact, FactBody } from '../../../shared/facts.ts'
import type { Place } from '../../facts/marks.ts'
import type { TextKey } from '../../ui/text-key.ts'
import {
  changeEdit,
  confirmEdits,
  deleteEdit,
  mergeEdit,
  nextOfKind,
  type ReviewActions,
  splitEdit,
  unconfirmEdit,
} from './actions.ts'
import type { Clash } from './conflicts.ts'
import type { EditQueue } from './edit-queue.ts'
import { likelyCut, nearestCut, wordStarts } from './word-cuts.ts'

/** What one is in the middle of. */
export type Work =
  | { at: 'edit'; fact: Fact }
  | { at: 'split'; fact: Fact; cut: number }
  | { at: 'add'; place: Place }
  | { at: 'publish' }
  | null

export type Said = { words: TextKey; count: number; number: number }

type DeskParts = {
  queue: EditQueue
  text: DocumentText
  facts: readonly Fact[]
  shown: readonly Fact[]
  chosen: string | null
  choose: (id: string | null, how?: 'keep-place' | 'focus') => void
}

/** As many edits as the server takes together. */
const MOST_AT_ONCE = 5000

/** Everything that can be done at the desk. The newest state is read when something is done, so the actions stay the same. */
export function useDesk(parts: DeskParts) {
  const now = useRef(parts)
  now.current = parts
  const [work, setWork] = useState<Work>(null)
  const [said, setSaid] = useState<Said | null>(null)

  const say = useCallback((words: TextKey, count = 1) => {
    setSaid((before) => ({ words, count, number: (before?.number ?? 0) + 1 }))
  }, [])
  const push = useCallback((edits: Edit[], opened?: readonly Fact[]) => {
    for (let at = 0; at < edits.length; at += MOST_AT_ONCE) {
      now.current.queue.push(edits.slice(at, at + MOST_AT_ONCE), opened)
    }
  }, [])

  const actions = useMemo<ReviewActions>(() => {
    /** Goes on to what comes after a fact that is done with. */
    const goOn = (from: Fact, fits: (fact: Fact) => boolean = () => true) => {
      const { shown, choose } = now.current
      const at = shown.findIndex(({ id }) => id === from.id)
      const others = [...shown.slice(at + 1), ...shown.slice(0, Math.max(at, 0)).reverse()]
      const next = others.find((fact) => fact.id !== from.id && fits(fact)) ?? others[0]
      if (next) choose(next.id, 'focus')
    }
    return {
      choose: (id) => {
        if (now.current.chosen !== id) now.current.choose(id)
      },
      confirm: (facts) => {
        // What was clicked may be older than what stands in the queue.
        const edits = confirmEdits(facts.flatMap(({ id }) => now.current.queue.find(id) ?? []))
        push(edits)
        if (edits.length > 0) say('review.said.confirmed', edits.length)
        const [only] = facts
        if (only && facts.length === 1) goOn(only, ({ confirmedAt }) => confirmedAt === null)
      },
      unconfirm: (fact) => {
        push([unconfirmEdit(fact)])
        say('review.said.unconfirmed')
      },
      edit: (fact) => {
        now.current.choose(fact.id)
        setWork({ at: 'edit', fact })
      },
      save: (fact, body) => {
        push([changeEdit(fact, body)], [fact])
        setWork(null)
        say('review.said.saved')
        now.current.choose(fact.id, 'focus')
      },
      close: () => {
        setWork(null)
        now.current.choose(now.current.chosen, 'focus')
      },
      startSplit: (fact) => {
        const cut = likelyCut(now.current.text.text, fact.start, fact.end)
        if (cut === undefined) return say('review.said.tooShort')
        now.current.choose(fact.id)
        setWork({ at: 'split', fact, cut })
      },
      merge: (fact) => {
        const next = nextOfKind(now.current.facts, fact)
        if (!next) return say('review.said.nothingToMerge')
        push([mergeEdit(fact, next)])
        say('review.said.merged')
        now.current.choose(fact.id, 'focus')
      },
      remove: (fact) => {
        push([deleteEdit(fact)])
        say('review.said.deleted')
        goOn(fact)
      },
    }
  }, [push, say])

  const split = (fact: Fact, places: readonly Place[]) => {
    push([splitEdit(fact, places, () => crypto.randomUUID())], [fact])
    setWork(null)
    say('review.said.split')
    now.current.choose(fact.id, 'focus')
  }
  const moveCut = (at: number) => {
    if (work?.at !== 'split') return
    const cut = nearestCut(wordStarts(parts.text.text, work.fact.start, work.fact.end), at)
    if (cut !== undefined) setWork({ ...work, cut })
  }
  const add = (kind: FactKind, place: Place, body: FactBody) => {
    const factId = crypto.randomUUID()
    push([{ action: 'add', factId, kind, place, body }])
    setWork(null)
    window.getSelection()?.removeAllRanges()
    say('review.said.added')
    now.current.choose(factId, 'focus')
  }
  const walk = (way: 'undo' | 'redo') => {
    const effect = now.current.queue[way]()
    const fact = effect?.set[0]
    say(effect ? (way === 'undo' ? 'review.said.undone' : 'review.said.redone') : 'review.said.nothingToUndo')
    if (fact) now.current.choose(fact.id, 'focus')
  }
  /** Mine goes on top of what stands now. */
  const settleClash = ({ factId, theirs, mine, seen }: Clash, body?: FactBody) => {
    if (theirs && body) push([changeEdit(theirs, body)])
    else if (theirs) push([deleteEdit(theirs)])
    else if (mine) {
      const place = { start: seen.start, end: seen.end }
      push([{ action: 'add', factId: crypto.randomUUID(), kind: mine.kind, place, body: mine.body }])
    }
    now.current.queue.closeClash(factId)
  }
  return { work, setWork, said, say, actions, split, moveCut, add, walk, settleClash }
}
