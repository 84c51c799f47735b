import type { ElementFrequency } from '../../shared/elements.ts'
import { PERIODS } from '../../shared/plan.ts'

const MONTHS: Record<ElementFrequency, number> = { year: 12, 'half-year': 6, quarter: 3, month: 1 }

export const monthsOf = (frequency: ElementFrequency): number => MONTHS[frequency]

/** Of a period by its name: 2026, 2026-H1, 2026-Q1, 2026-01. */
export function frequencyOf(period: string): ElementFrequency {
  if (/^\d{4}$/.test(period)) return 'year'
  if (period.includes('H')) return 'half-year'
  return period.includes('Q') ? 'quarter' : 'month'
}

/** Whether an element stands in the forms of a period: the period is no shorter than the shortest for which it is asked. */
export const standsIn = (frequency: ElementFrequency, period: string): boolean =>
  monthsOf(frequencyOf(period)) >= monthsOf(frequency)

/**
 * How often an element is asked of those who report for periods of these lengths: as it is itself, else for the longest period that
 * they report for; null where they report for none.
 */
export function askedEvery(
  frequency: ElementFrequency,
  reported: readonly ElementFrequency[],
): ElementFrequency | null {
  const longest = PERIODS.find((each) => reported.includes(each))
  if (longest === undefined) return null
  return monthsOf(longest) >= monthsOf(frequency) ? frequency : longest
}
