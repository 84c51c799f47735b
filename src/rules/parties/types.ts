import type { OrganisationKind } from '../../shared/organisations.ts'
import type { Day } from '../../shared/schema.ts'
import type { UnitKind, UnitLevel } from '../../shared/units.ts'
import type { DayRange } from '../days.ts'

/** A unit with every name it bore. */
export interface KnownUnit {
  id: string
  /** Ids from the nation down to its own, with dots. */
  path: string
  parentId: string | null
  level: UnitLevel
  born: Day | null
  ended: Day | null
  names: readonly (DayRange & { kind: UnitKind; name: string })[]
}

/** Where the tasks of an organisation went; `task` empty: all that are not named elsewhere. */
export interface Succession {
  toId: string
  task: string
  on: Day
  legalBasis: string | null
}

export interface KnownOrganisation {
  id: string
  unitId: string
  kind: OrganisationKind
  born: Day | null
  ended: Day | null
  names: readonly (DayRange & { name: string; form: 'full' | 'short' })[]
  /** Those above it in its own verticals. */
  parents: readonly string[]
  successors: readonly Succession[]
}

/** What is known when a plan's parties are looked up. */
export interface PartyWorld {
  /** Whose plan it is. */
  unitId: string
  /** The day of the plan's words; null where it has none. */
  saidOn: Day | null
  /** The day on which somebody is to act. */
  on: Day
  /** The plan's unit, all above and below it, those now on its ground and those that were on it, with all below them. */
  units: readonly KnownUnit[]
  /** Of an ended unit those that hold its ground on the day. */
  heirs: ReadonlyMap<string, readonly string[]>
  organisations: readonly KnownOrganisation[]
}

/** One wording of a plan, with the words of the duties that name it. */
export interface SaidParty {
  wording: string
  duties: readonly { id: string; words: string }[]
}

export interface EndedUnits {
  level: UnitLevel
  count: number
  /** The first day on which the last of them no longer was. */
  on: Day
  /** None of their level is left. */
  levelEnded: boolean
}

/** One step from a body that ended to the one that took a task over. */
export interface SuccessionStep extends Succession {
  fromId: string
}

/**
 * How it was come by: by its name; by a part of its name; under its name at the unit now on this ground; as one of a
 * kind; as the committee of a unit; as the committee now on the ground of an ended unit; from one that ended.
 */
export type PartyReason = 'name' | 'part-of-name' | 'name-now' | 'kind' | 'unit' | 'ground' | 'successor'

export interface PartyCandidate {
  organisationId: string
  /** Whether it is meant as far as the rules can tell; the others are there to be ticked. */
  proposed: boolean
  reason: PartyReason
  /** From the one that was named to this one. */
  steps: readonly SuccessionStep[]
}

/**
 * sure: one body, by its name. choose: one of several, or of an uncertain name. group: a set by rule. ended: those that
 * took over. missing: nothing of that name is kept here. outside: nobody to whom a duty is given here.
 */
export type PartyClass = 'sure' | 'choose' | 'group' | 'ended' | 'missing' | 'outside'

export interface PartyReading {
  wording: string
  class: PartyClass
  /** One answer only: it may be confirmed without being looked at. */
  settled: boolean
  candidates: readonly PartyCandidate[]
  /** The body that was named and no longer is. */
  endedId: string | null
  /** For each duty whose words name a task that went to some of the candidates. */
  byDuty: readonly { dutyId: string; organisationIds: readonly string[]; task: string }[]
  /** Units of a group that have no such body here. */
  lackingUnitIds: readonly string[]
  /** Of the units that a group names those that are no more. */
  endedUnits: EndedUnits | null
  /** What to create where nothing of the name is kept. */
  wanted: { name: string; unitId: string; kind: OrganisationKind } | null
}
