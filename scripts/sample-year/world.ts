import type { Caller } from './caller.ts'
import type { Chance } from './chance.ts'
import type { Courses } from './plausible.ts'

/** A plan that is carried out, and who does so. */
export type SampleProgramme = {
  plan: string
  programmeId: string
  planner: Caller
  leader: Caller
  /** Whoever answers for an organisation, by its id. */
  officers: ReadonlyMap<string, Caller>
  /** The standing agency of the programme, as its plan names it. */
  agencyId: string
  courses: Courses
}

/** Counts what was done, for whoever waits. */
export type Tally = (what: string, many?: number) => void

/** A day on which the people of a programme work. */
export type WorkDay = {
  programme: SampleProgramme
  chance: Chance
  today: string
  /** The first day of the year. */
  from: string
  /** The work day before it. */
  lastDay: string
  isFirstOfMonth: boolean
  tally: Tally
}
