import { isWithin } from '../../../rules/days.ts'
import type { PartyStock, StockedParty } from './parties-stock.ts'

export const livesOn = ({ organisations, on }: PartyStock, id: string): boolean => {
  const body = organisations.get(id)
  return body !== undefined && isWithin(on, { from: body.born, until: body.ended })
}

/** What is proposed: as an earlier programme has it with what was born since left open, else as the rules say. */
export function proposedFor(stock: PartyStock, { reading, remembered }: StockedParty): string[] {
  const byRule = reading.candidates.filter(({ proposed }) => proposed).map(({ organisationId }) => organisationId)
  if (!remembered) return [...new Set(byRule)]
  return remembered.organisationIds.filter((id) => livesOn(stock, id))
}

/** Proposed by rule, and in none of the answers that were given. */
export function bornSince(stock: PartyStock, { reading, chosen, remembered }: StockedParty): string[] {
  const said = chosen ?? remembered
  if (!said || reading.class !== 'group') return []
  const seen = new Set([...said.organisationIds, ...said.leftOut])
  return reading.candidates
    .filter(({ organisationId, proposed }) => proposed && !seen.has(organisationId) && livesOn(stock, organisationId))
    .map(({ organisationId }) => organisationId)
}

/** Confirmed, and no longer there. */
export const goneSince = (stock: PartyStock, { chosen, ofDuty }: StockedParty): string[] => [
  ...new Set(
    [chosen, ...ofDuty.values()].flatMap((each) => each?.organisationIds ?? []).filter((id) => !livesOn(stock, id)),
  ),
]

export const isSettled = ({ reading, remembered }: StockedParty): boolean => reading.settled && !remembered

/** Whether every duty of a wording has an answer of its own. */
const everyDutySaid = ({ uses, ofDuty }: StockedParty): boolean =>
  ofDuty.size > 0 && uses.every(({ factId }) => ofDuty.has(factId))

export function stateOf(stock: PartyStock, party: StockedParty): 'open' | 'confirmed' | 'changed' {
  if (!party.chosen && !everyDutySaid(party)) return 'open'
  const same = goneSince(stock, party).length === 0 && (!party.chosen || bornSince(stock, party).length === 0)
  return same ? 'confirmed' : 'changed'
}

/**
 * To whom a duty is given by one of its wordings: as people said for it, else for the wording, else the one answer that
 * needs no saying. Never a body that is not there on the day.
 */
export function givenTo(stock: PartyStock, party: StockedParty, factId: string): string[] {
  const said = party.ofDuty.get(factId) ?? party.chosen
  const ids = said ? said.organisationIds : isSettled(party) ? proposedFor(stock, party) : []
  return ids.filter((id) => livesOn(stock, id))
}

/** Everybody to whom anything of a version is given. */
export function audienceOf(stock: PartyStock, ofVersion: string): string[] {
  const ids = stock.parties.flatMap((party) =>
    party.uses.flatMap(({ factId, versionId }) => (versionId === ofVersion ? givenTo(stock, party, factId) : [])),
  )
  return [...new Set(ids)].sort()
}
