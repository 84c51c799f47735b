import type { Day } from '../shared/schema.ts'
import { addDays, addMonths } from './days.ts'
import { addWorkingDays, nextWorkingDay, type WorkingDays } from './holidays.ts'

export const TERM_UNITS = ['day', 'working-day', 'week', 'month', 'year'] as const
export type TermUnit = (typeof TERM_UNITS)[number]
/** A length of time that runs from an event: "trong 15 ngày kể từ ngày nhận". */
export type Term = { length: number; unit: TermUnit }
/** The event that a clause names: the document's receipt or its issue. */
export type TermEvent = 'receipt' | 'issue'

/**
 * The last day of a term that an event began. The day of the event is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 3);
 * weeks, months and years end on the corresponding day, a month without it on its last one (Điều 148 khoản 2 to 4);
 * a last day that is a day of rest or a holiday passes on to the next working day (Điều 148 khoản 5). All seen.
 * "Ngày làm việc" the code does not know: our reading counts working days only.
 */
export function lastDayOfTerm({ length, unit }: Term, event: Day, working: WorkingDays): Day {
  switch (unit) {
    case 'working-day':
      return addWorkingDays(event, length, working)
    case 'day':
      return nextWorkingDay(addDays(event, length), working)
    case 'week':
      return nextWorkingDay(addDays(event, length * 7), working)
    default:
      return nextWorkingDay(addMonths(event, length * (unit === 'year' ? 12 : 1)), working)
  }
}

const UNIT_WORDS: Record<string, TermUnit> = {
  'ngày làm việc': 'working-day',
  ngày: 'day',
  tuần: 'week',
  tháng: 'month',
  năm: 'year',
}
const TERM =
  /(?<![\d/.,])(\d{1,3})\s*(?:\([^()]*\)\s*)?(ngày làm việc|ngày|tuần|tháng|năm),?\s+(?:kể\s+|tính\s+)?từ\s+(?:ngày|khi|thời điểm|lúc)\s+([^.;]{0,60})/iu

/** The first term in a clause that runs from the document's receipt or issue; null where none does. */
export function termIn(words: string): { term: Term; from: TermEvent } | null {
  const match = TERM.exec(words.normalize('NFC'))
  const unit = UNIT_WORDS[match?.[2]?.toLowerCase() ?? '']
  const length = Number(match?.[1])
  if (!match || !unit || length === 0) return null
  const event = /(?<!\p{L})(nhận|tiếp nhận|ban hành|ký)(?!\p{L})/iu.exec(match[3] ?? '')?.[1]?.toLowerCase()
  if (event === undefined) return null
  return { term: { length, unit }, from: event.endsWith('nhận') ? 'receipt' : 'issue' }
}
