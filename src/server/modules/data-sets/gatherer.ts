import { partyKey } from '../../../rules/parties/index.ts'
import type { ReportBody } from '../../../shared/facts.ts'

type SentReport = { body: Pick<ReportBody, 'from' | 'to' | 'onward'>; owners: readonly string[] }

const COMMITTEE = /(?:ủy ban nhân dân|uỷ ban nhân dân|UBND)/iu

/**
 * Who of these bodies reports for all: to whom others report and who sends it on, then who alone has a report to the committee; of
 * equals the first. Null where there is none.
 */
export function gathererOf(bodies: readonly string[], reports: readonly SentReport[]): string | null {
  const points = (id: string) =>
    reports.reduce((sum, { body, owners }) => {
      if (!owners.includes(id)) return sum
      const names = owners.length === 1 ? new Set(body.from.map(partyKey)) : new Set<string>()
      const gathers = reports.some(
        (other) => !other.owners.includes(id) && other.body.to.some((to) => names.has(partyKey(to))),
      )
      const alone = owners.length === 1 && body.to.some((to) => COMMITTEE.test(to))
      return sum + (gathers ? 4 : 0) + (alone ? 2 : 0)
    }, 0)
  const [first] = bodies
    .map((id) => ({ id, points: points(id) }))
    .sort((a, b) => b.points - a.points || (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  return first?.id ?? null
}
