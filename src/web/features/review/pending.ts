import type { Edit, Fact } from '../../../shared/facts.ts'
import { idsOf } from './conflicts.ts'
import { type Effect, type FindFact, factIn } from './draft.ts'
import { fieldsOf, sameValue } from './fields.ts'

export type Request = { edits: Edit[] } | { undoes: string }

/** Something done and shown that the server has not answered for. */
export type Pending = {
  batchId: string
  request: Request
  effect: Effect
  /** The facts as they were shown before it. */
  seen: readonly Fact[]
  attempts: number
}

/** `opened`: facts as they were when somebody began to change them; meanwhile newer ones may be shown. */
export function seenBy(request: Request, effect: Effect, find: FindFact, opened: readonly Fact[] = []): Fact[] {
  const ids = 'edits' in request ? request.edits.flatMap(idsOf) : effect.set.map(({ id }) => id)
  return [...new Set(ids)].flatMap((id) => opened.find((fact) => fact.id === id) ?? find(id) ?? [])
}

function withRevision(edit: Edit, id: string, revision: number): Edit {
  if (edit.action === 'add') return edit
  if (edit.action === 'merge')
    return { ...edit, facts: edit.facts.map((each) => (each.factId === id ? { ...each, revision } : each)) }
  return edit.factId === id ? { ...edit, revision } : edit
}

/**
 * What still waits goes on from the revision that the server gave. An answer to a repeated sending may hold
 * somebody else's later edit: then nothing is moved, and the server will say that there is a conflict.
 */
export function rebase(waiting: readonly Pending[], answered: readonly Fact[], sent: Pending): readonly Pending[] {
  let result = waiting
  for (const fact of answered) {
    const expected = factIn(sent.effect, fact.id)
    if (!expected || expected.revision === fact.revision) continue
    if (sent.attempts > 1 && !sameValue(fieldsOf(expected), fieldsOf(fact))) continue
    let revision = fact.revision
    result = result.map((item) => {
      const touches = 'edits' in item.request && item.request.edits.some((edit) => idsOf(edit).includes(fact.id))
      const sets = Boolean(factIn(item.effect, fact.id))
      if (!touches && !sets) return item
      const request =
        'edits' in item.request
          ? {
              edits: item.request.edits.map((edit) =>
                withRevision(edit, fact.id, idsOf(edit).includes(fact.id) ? revision++ : revision),
              ),
            }
          : item.request
      if (!touches) revision++
      const set = item.effect.set.map((each) => (each.id === fact.id ? { ...each, revision } : each))
      return { ...item, request, effect: { ...item.effect, set } }
    })
  }
  return result
}
