import {
  type AskedAnswer,
  type Asking,
  answersOfDated,
  answersOfReport,
  answersOfStanding,
  dutyKind,
  type SaidReport,
} from '../../../rules/duties/index.ts'
import type { WorkingDays } from '../../../rules/holidays.ts'
import type { DutyKind } from '../../../shared/duties.ts'
import type { DutyBody } from '../../../shared/facts.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Given, GivenFact } from '../programmes/index.ts'

/** A duty or report that the plan gives, and what it asks of one who has it from a day on. */
export type WantedDuty = {
  factId: string
  versionId: string
  kind: DutyKind
  owners: string[]
  joined: string[]
  unresolved: string[]
  asks(organisationId: string, from: { openedOn: Day; conditionMetOn: Day | null }): AskedAnswer[]
}

/** What of time a plan does not say itself. */
export type TimeFacts = { working: WorkingDays; cutOffOf: (period: string) => Day | null }

/** Everything that a programme gives, whether to somebody known or not. */
export function wantedIn(given: Given, facts: TimeFacts): WantedDuty[] {
  const askingFrom = (versionId: string, openedOn: Day): Asking => ({
    openedOn,
    seenOn: given.on,
    horizon: { from: given.programme.horizonFrom, to: given.programme.horizonTo },
    on: { issue: given.saidOnOf.get(versionId) ?? null, receipt: null },
    ...facts,
  })
  const duties = given.duties.map((duty): WantedDuty => {
    const kind = dutyKind(duty)
    return {
      ...headOf(duty),
      kind,
      asks(organisationId, { openedOn, conditionMetOn }) {
        const from = kind === 'conditional' ? conditionMetOn : openedOn
        if (from === null) return []
        return answersOf(duty, askingFrom(duty.versionId, from), reportsFor(given, organisationId))
      },
    }
  })
  const reports = given.reports.map((report): WantedDuty => {
    const said = { ...report.body, quote: report.quote }
    return {
      ...headOf(report),
      kind: 'report',
      asks: (_, { openedOn }) => answersOfReport(said, askingFrom(report.versionId, openedOn)),
    }
  })
  return [...duties, ...reports]
}

const headOf = ({ id, versionId, owners, joined, unresolved }: GivenFact<unknown>) => ({
  factId: id,
  versionId,
  owners,
  joined,
  unresolved,
})

/** A date that no calendar has, or a term whose event nobody knows, is no date. */
function answersOf(duty: GivenFact<DutyBody>, asking: Asking, reports: readonly SaidReport[]): AskedAnswer[] {
  const dated = answersOfDated(duty, asking)
  return dated.length > 0 ? dated : answersOfStanding(reports, asking)
}

/** The reports that an organisation sends; where the plan asks it for none, all that it asks for. */
function reportsFor({ reports }: Given, organisationId: string): SaidReport[] {
  const own = reports.filter(({ owners }) => owners.includes(organisationId))
  return (own.length > 0 ? own : reports).map(({ quote, body }) => ({ ...body, quote }))
}
