import type { ProgressState } from '../../shared/target-progress.ts'
import { type Aim, milestoneOf, stateOf, type YearValue } from '../figures/progress.ts'

/**
 * How one unit stands against the target of the whole: on the path of the whole, or, where the target says no value, against its own
 * year before. Null for a count, of which no unit owes a known part; `no-data` where it has no figure.
 */
export function unitStateOf(
  aim: Aim,
  path: readonly { year: number; value: string }[],
  now: YearValue | null,
  before: YearValue | null,
): ProgressState | null {
  if (aim.kind === 'count') return null
  if (now === null) return 'no-data'
  const start = path[0]
  const isOnCommonPath = milestoneOf(aim, now.year)?.value != null && start !== undefined
  const baseline = isOnCommonPath && start.year < now.year ? start : null
  return stateOf({ ...aim, baseline }, now, before ? [before, now] : [now])
}
