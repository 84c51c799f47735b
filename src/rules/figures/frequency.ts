import { PERIODS, type Period } from '../../shared/plan.ts'
import { monthsOf } from '../periods.ts'

/**
 * How often an element is asked of those who report for periods of these lengths: as it is itself, else for the longest period that
 * they report for; null where they report for none.
 */
export function askedEvery(frequency: Period, reported: readonly Period[]): Period | null {
  const longest = PERIODS.find((each) => reported.includes(each))
  if (longest === undefined) return null
  return monthsOf(longest) >= monthsOf(frequency) ? frequency : longest
}
