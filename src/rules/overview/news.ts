import type { ProgressState } from '../../shared/target-progress.ts'

/** What is remembered of a visit: how the targets stood, by fact. */
export type SeenStates = Readonly<Record<string, ProgressState>>

/** The targets that stand otherwise than they were seen; those that are new are no change. */
export const changedTargets = <T extends { factId: string; state: ProgressState }>(
  targets: readonly T[],
  seen: SeenStates,
): (T & { from: ProgressState })[] =>
  targets.flatMap((target) => {
    const from = seen[target.factId]
    return from === undefined || from === target.state ? [] : [{ ...target, from }]
  })
