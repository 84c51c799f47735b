import type { PartyCandidate, PartyReading, PartyReason } from './types.ts'

/** What is said of a wording before anything is known. */
export const blank = (wording: string): PartyReading => ({
  wording,
  class: 'missing',
  settled: false,
  candidates: [],
  endedId: null,
  byDuty: [],
  lackingUnitIds: [],
  endedUnits: null,
  wanted: null,
})

export const candidate = (organisationId: string, reason: PartyReason, proposed = true): PartyCandidate => ({
  organisationId,
  proposed,
  reason,
  steps: [],
})

export const unticked = (candidates: readonly PartyCandidate[]): PartyCandidate[] =>
  candidates.map((each) => ({ ...each, proposed: false }))
