import { addDays } from '../../../rules/days.ts'
import type { Day } from '../../../shared/schema.ts'

/** 0: Monday. */
const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** The weeks of a month from Monday on; null: a day of another month. */
export function weeksOf(month: string): (Day | null)[][] {
  const first = `${month}-01`
  const weeks: (Day | null)[][] = []
  for (let monday = addDays(first, -weekdayOf(first)); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => addDays(monday, index)).map((day) =>
        day.slice(0, 7) === month ? day : null,
      ),
    )
  }
  return weeks
}

/** The month before or after. */
export function monthBeside(month: string, by: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** How far into its year a day is, in hundredths. */
export function partOfYear(day: Day): number {
  const year = Number(day.slice(0, 4))
  const begins = Date.UTC(year, 0, 1)
  return ((Date.parse(`${day}T00:00:00Z`) - begins) / (Date.UTC(year + 1, 0, 1) - begins)) * 100
}
