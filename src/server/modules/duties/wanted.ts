import {
  type AskedAnswer,
  type Asking,
  answersByAddedDay,
  answersOfDated,
  answersOfReport,
  answersOfStanding,
  dutyKind,
  type SaidReport,
} from '../../../rules/duties/index.ts'
import type { WorkingDays } from '../../../rules/holidays.ts'
import type { DutyKind } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Given, GivenFact } from '../programmes/index.ts'
import type { Added } from './added.ts'

/** A duty or report that the plan gives, and what it asks of one who has it from a day on. */
export type WantedDuty = {
  factId: string
  versionId: string
  kind: DutyKind
  owners: string[]
  joined: string[]
  unresolved: string[]
  /** Of a report: to whom it is sent. */
  receivers: string[]
  /** Whether the plan itself says by when: then no day is added. */
  hasOwnDay(): boolean
  asks(organisationId: string, from: { openedOn: Day; conditionMetOn: Day | null }): AskedAnswer[]
}

/** What of time a plan does not say itself. */
export type TimeFacts = { working: WorkingDays; cutOffOf: (period: string) => Day | null }

/** Everything that a programme gives, whether to somebody known or not, with what planners added to it. */
export function wantedIn(given: Given, facts: TimeFacts, addedTo: (factId: string) => Added): WantedDuty[] {
  const askingFrom = (versionId: string, openedOn: Day): Asking => ({
    openedOn,
    seenOn: given.on,
    horizon: { from: given.programme.horizonFrom, to: given.programme.horizonTo },
    on: { issue: given.saidOnOf.get(versionId) ?? null, receipt: null },
    ...facts,
  })
  const standing = standingAnswers(given)
  const duties = given.duties.map((duty): WantedDuty => {
    const { product, day } = addedTo(duty.id)
    // A date that no calendar has, or a term whose event nobody knows, is no date.
    const hasOwnDay = () => answersOfDated(duty, askingFrom(duty.versionId, given.on)).length > 0
    const added = day !== null && !hasOwnDay() ? day : null
    const kind = dutyKind({ ...duty, body: { ...duty.body, product: duty.body.product ?? product } })
    return {
      ...headOf(duty),
      kind: added !== null && kind !== 'conditional' ? 'dated' : kind,
      hasOwnDay,
      asks(organisationId, { openedOn, conditionMetOn }) {
        if (kind === 'conditional' && conditionMetOn === null) return []
        const from = conditionMetOn !== null && conditionMetOn > openedOn ? conditionMetOn : openedOn
        const asking = askingFrom(duty.versionId, from)
        const dated = answersOfDated(duty, asking)
        if (dated.length > 0) return dated
        const asked = standing(organisationId, asking)
        return added === null ? asked : answersByAddedDay(asked, added, from)
      },
    }
  })
  const reports = given.reports.map((report): WantedDuty => {
    const { day } = addedTo(report.id)
    const asks = (openedOn: Day) =>
      answersOfReport({ ...report.body, quote: report.quote }, askingFrom(report.versionId, openedOn))
    const hasOwnDay = () => asks(given.on).some(({ dueOn }) => dueOn !== null)
    const added = day !== null && !hasOwnDay() ? day : null
    return {
      ...headOf(report),
      kind: 'report',
      hasOwnDay,
      asks: (_, { openedOn }) => (added === null ? asks(openedOn) : answersByAddedDay(asks(openedOn), added, openedOn)),
    }
  })
  return [...duties, ...reports]
}

const headOf = ({ id, versionId, owners, joined, unresolved, receivers }: GivenFact<unknown>) => ({
  factId: id,
  versionId,
  owners,
  joined,
  unresolved,
  receivers,
})

/** What a duty without a date asks for: the same of all that an organisation has, so worked out once for each kind of reports. */
function standingAnswers({ reports }: Given): (organisationId: string, asking: Asking) => AskedAnswer[] {
  const said = reports.map(({ quote, body, owners }) => ({ report: { ...body, quote }, owners: new Set(owners) }))
  const ofOrganisation = new Map<string, SaidReport[]>()
  const known = new Map<string, AskedAnswer[]>()
  return (organisationId, asking) => {
    let its = ofOrganisation.get(organisationId)
    if (its === undefined) {
      const own = said.filter(({ owners }) => owners.has(organisationId))
      // Where the plan asks it for none, by those that it asks of others.
      its = (own.length > 0 ? own : said).map(({ report }) => report)
      ofOrganisation.set(organisationId, its)
    }
    const key = JSON.stringify([asking.openedOn, its])
    const answers = known.get(key) ?? answersOfStanding(its, asking)
    known.set(key, answers)
    return answers
  }
}
