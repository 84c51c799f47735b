import type { CalendarEntry } from '../../../shared/programmes.ts'

export type Month = { month: string; entries: readonly CalendarEntry[] }
export type Calendar = {
  /** What is due next comes first. */
  coming: readonly Month[]
  /** What was due last comes first. */
  past: readonly Month[]
  /** Reports for which the plan names no day. */
  undated: readonly CalendarEntry[]
}

function months(entries: readonly (CalendarEntry & { dueOn: string })[]): Month[] {
  const byMonth = new Map<string, CalendarEntry[]>()
  for (const entry of entries) {
    const month = entry.dueOn.slice(0, 7)
    const list = byMonth.get(month)
    if (list) list.push(entry)
    else byMonth.set(month, [entry])
  }
  return [...byMonth].map(([month, list]) => ({ month, entries: list }))
}

export function calendarOf(entries: readonly CalendarEntry[], today: string): Calendar {
  const dated = entries.filter((entry): entry is CalendarEntry & { dueOn: string } => entry.dueOn !== null)
  const inOrder = dated.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
  return {
    coming: months(inOrder.filter(({ dueOn }) => dueOn >= today)),
    past: months(inOrder.filter(({ dueOn }) => dueOn < today).reverse()),
    undated: entries.filter(({ dueOn }) => dueOn === null),
  }
}
