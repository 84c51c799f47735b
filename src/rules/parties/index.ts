export { PartyGround } from './ground.ts'
export { partyKey } from './key.ts'
export { type Watched, watchedIn } from './patrons.ts'
export { resolveParties } from './resolve.ts'
export type {
  KnownOrganisation,
  KnownUnit,
  PartyCandidate,
  PartyClass,
  PartyReading,
  PartyReason,
  PartyWorld,
  SaidParty,
  Succession,
  SuccessionStep,
} from './types.ts'
