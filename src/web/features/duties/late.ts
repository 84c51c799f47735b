import { dayInVietnam } from '../../../rules/days.ts'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import type { Reminder } from '../../../shared/reminders.ts'
import type { Day } from '../../../shared/schema.ts'

export type LateOrganisation = {
  organisationId: string
  organisationName: string
  /** For how many days its oldest answer has been late. */
  longest: number
  answers: AskedAnswerRow[]
}

/** When an organisation was last reminded of one of these answers; undefined: it never was. */
export const lastRemindedOf = (
  answers: readonly AskedAnswerRow[],
  lastOf: ReadonlyMap<string, Reminder>,
): Reminder | undefined =>
  answers
    .flatMap(({ assignmentId, period }) => lastOf.get(`${assignmentId} ${period}`) ?? [])
    .reduce<Reminder | undefined>((last, each) => (last === undefined || each.at > last.at ? each : last), undefined)

/** Those of which nobody was reminded on the day; where all were, all of them, since that is meant then. */
export function toRemindNow(
  answers: readonly AskedAnswerRow[],
  lastOf: ReadonlyMap<string, Reminder>,
  today: Day,
): { answers: readonly AskedAnswerRow[]; leftOut: number } {
  const fresh = answers.filter((answer) => {
    const last = lastRemindedOf([answer], lastOf)
    return last === undefined || dayInVietnam(new Date(last.at)) !== today
  })
  return fresh.length === 0 ? { answers, leftOut: 0 } : { answers: fresh, leftOut: answers.length - fresh.length }
}

/** Who is late with what: whoever is so the longest comes first, and what has been late the longest. */
export function lateByOrganisation(answers: readonly AskedAnswerRow[]): LateOrganisation[] {
  const groups = Map.groupBy(answers, ({ organisationId }) => organisationId)
  return [...groups]
    .flatMap(([organisationId, its]): LateOrganisation[] => {
      if (organisationId === null) return []
      const ordered = its.toSorted((a, b) => b.days - a.days)
      const [first] = ordered
      return [
        {
          organisationId,
          organisationName: first?.organisationName ?? organisationId,
          longest: first?.days ?? 0,
          answers: ordered,
        },
      ]
    })
    .sort((a, b) => b.longest - a.longest || compareVietnamese(a.organisationName, b.organisationName))
}
