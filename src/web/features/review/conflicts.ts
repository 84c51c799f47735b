import type { Edit, Fact } from '../../../shared/facts.ts'
import { fieldsOf, sameValue } from './fields.ts'

/** Two people changed one fact; somebody must choose. */
export type Clash = {
  factId: string
  /** What I had before me, what I made of it (null: I deleted it), and what stands now (null: it is deleted). */
  seen: Fact
  mine: Fact | null
  theirs: Fact | null
  by: string | null
  at: string | null
}

export type Settlement = {
  /** What can still be done, on what stands now. */
  resend: Edit[]
  clashes: Omit<Clash, 'by' | 'at'>[]
  /** Not confirmed, since the words changed meanwhile. */
  notConfirmed: string[]
  /** Cuts and joins that no longer fit; the facts stand as the other person left them. */
  dropped: string[]
}

export const idsOf = (edit: Edit): string[] =>
  edit.action === 'merge' ? edit.facts.map(({ factId }) => factId) : [edit.factId]

const sameWords = (a: Fact, b: Fact) => a.start === b.start && a.end === b.end && sameValue(fieldsOf(a), fieldsOf(b))

/** Sorts refused edits: `current` holds what stands now for every fact that has moved on (null: deleted). */
export function settle(
  edits: readonly Edit[],
  current: ReadonlyMap<string, Fact | null>,
  seen: ReadonlyMap<string, Fact>,
  mine: (id: string) => Fact | null,
): Settlement {
  const result: Settlement = { resend: [], clashes: [], notConfirmed: [], dropped: [] }
  for (const edit of edits) {
    const moved = idsOf(edit).filter((id) => current.has(id))
    if (edit.action === 'add' || moved.length === 0) {
      result.resend.push(edit)
      continue
    }
    if (edit.action === 'split' || edit.action === 'merge') {
      result.dropped.push(...moved)
      continue
    }
    const now = current.get(edit.factId) ?? null
    const known = seen.get(edit.factId)
    // Only what was seen at that very revision tells what the other person changed.
    const before = known?.revision === edit.revision ? known : undefined
    const onlyConfirmed = now !== null && before !== undefined && sameWords(now, before)
    if (edit.action === 'confirm' || edit.action === 'unconfirm') {
      if (!now) continue
      if ((now.confirmedAt !== null) === (edit.action === 'confirm')) continue
      if (onlyConfirmed) result.resend.push({ ...edit, revision: now.revision })
      else result.notConfirmed.push(edit.factId)
      continue
    }
    if (edit.action === 'delete' && !now) continue
    if (onlyConfirmed && now) {
      result.resend.push({ ...edit, revision: now.revision })
      continue
    }
    const made = edit.action === 'delete' ? null : mine(edit.factId)
    if (now && made && sameWords(now, made)) continue
    const from = before ?? made ?? now
    if (from) result.clashes.push({ factId: edit.factId, seen: from, mine: made, theirs: now })
  }
  return result
}
