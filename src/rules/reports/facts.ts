import type { Standing } from '../../shared/duties.ts'
import type { ReportKind } from '../../shared/outlines.ts'
import type { Target } from '../../shared/plan.ts'
import type { DocumentRelation } from '../../shared/programmes.ts'
import type { Day } from '../../shared/schema.ts'

// What the system knows when a report is drafted. Decimals are text.

/** A sum as it stands: one value, or between which it lies. */
export type FactCell = {
  value?: string | undefined
  least?: string | undefined
  most?: string | undefined
  reported: number
  expected: number
}

/** Why there is no figure of a target. */
export type MissingReason = 'no-indicator' | 'survey' | 'not-asked' | 'none-reported'

export type TargetFact = {
  factId: string
  section: string
  quote: string
  goal: {
    milestone: number | null
    comparator: Target['comparator']
    value: number | null
    upper: number | null
    unit: Target['unit']
  }
  /** Null: it is bound to no indicator. */
  indicator: { name: string; measure: string } | null
  /** Of the year of the report, or the latest before it. */
  now: { year: number; cell: FactCell } | null
  before: { year: number; cell: FactCell } | null
  /** Where the plan wants it to be in that year. */
  path: { year: number; value: string } | null
  parent: { unitName: string; unitId: string; year: number; cell: FactCell } | null
  forecast: { year: number; value: string; least: string; most: string } | null
  missing: MissingReason | null
}

export type DocumentFact = {
  id: string
  kind: string | null
  number: string | null
  /** As precise as the text. */
  issuedOn: string | null
  title: string | null
  relation: DocumentRelation
  inForce: boolean
}

export type DutyFact = {
  assignmentId: string
  factId: string
  section: string
  quote: string
  organisationId: string
  organisationName: string
  /** Where it has the duty. */
  place: string
  /** Of the answer. */
  period: string
  lastOn: Day | null
  standing: Standing
  daysLate: number
  submittedOn: Day | null
  products: string[]
  /** What was said when it was handed in. */
  words: string | null
  files: number
}

export type ProposalFact = {
  id: string
  kind: 'difficulty' | 'proposal'
  title: string
  organisationName: string
  isAnswered: boolean
  answer: string | null
}

export type UnitTable = {
  elements: { id: string; name: string; measure: string }[]
  /** In the order of the elements. */
  rows: { unitId: string; unitName: string; cells: FactCell[] }[]
  total: FactCell[]
}

export type ReportFacts = {
  kind: ReportKind
  today: Day
  period: string
  /** First and last day of what is reported on. */
  from: Day
  to: Day
  unitId: string
  unitName: string
  /** As far as whoever drafts sees: false where that is a part of the unit alone. */
  whole: boolean
  documents: DocumentFact[]
  targets: TargetFact[]
  duties: DutyFact[]
  proposals: ProposalFact[]
  units: UnitTable | null
}

/** Of which day the figures of a year are told: its last, or the day of drafting where it goes on. */
export const dayOfFigures = (year: number, today: Day): Day => {
  const last: Day = `${year}-12-31`
  return last < today ? last : today
}
