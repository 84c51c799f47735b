import type { Touched } from './apply-edits.ts'
import type { Touch } from './batches.repository.ts'
import { type FactState, saysTheSame, snapshotOf } from './fact-states.ts'

/** Every fact of a batch as it was before it, and those that somebody else has taken further since. */
export function undoTouches(
  touches: readonly Touch[],
  states: readonly FactState[],
  touchedByOthers: ReadonlySet<string>,
  at: string,
): { touched: Map<string, Touched>; movedOn: string[] } {
  const stateOf = new Map(states.map((state) => [state.id, state]))
  const touched = new Map<string, Touched>()
  const movedOn: string[] = []
  for (const { factId, before, after } of touches) {
    const state = stateOf.get(factId)
    if (!state) continue
    if (touchedByOthers.has(factId) && !saysTheSame(state, after)) movedOn.push(factId)
    const restored = before ?? { ...snapshotOf(state), deletedAt: state.deletedAt ?? at }
    touched.set(factId, {
      state: { ...state, ...restored, revision: state.revision + 1 },
      before: snapshotOf(state),
      actions: ['undo'],
      isNew: false,
    })
  }
  return { touched, movedOn }
}
