import { ICalCalendar, ICalCalendarMethod } from 'ical-generator'
import { lastDayOf } from '../../../rules/duties/index.ts'
import { shortened } from '../../../rules/shortened.ts'
import type { AskedRow } from '../duties/index.ts'

const LONGEST_SUMMARY = 120
const REFRESH_SECONDS = 6 * 60 * 60

/** One whole day for each answer that has a last day, under an id that stays. */
export function writeCalendar(
  answers: readonly AskedRow[],
  { now, publicUrl }: { now: Date; publicUrl: string },
): string {
  const calendar = new ICalCalendar({
    name: 'Hiếu Học',
    prodId: { company: 'Hiếu Học', product: 'Hiếu Học', language: 'VI' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  for (const answer of answers) {
    const lastDay = lastDayOf(answer)
    if (lastDay === null) continue
    const { assignmentId, period, quote, organisationName, programmeName, revision } = answer
    calendar.createEvent({
      id: `${assignmentId}-${period || 'once'}@hieuhoc`,
      allDay: true,
      start: new Date(`${lastDay}T00:00:00Z`),
      stamp: now,
      sequence: revision,
      summary: shortened(quote, LONGEST_SUMMARY),
      description: [quote, organisationName, programmeName].filter(Boolean).join('\n'),
      url: `${publicUrl}/assignments/${assignmentId}`,
    })
  }
  return calendar.toString()
}
