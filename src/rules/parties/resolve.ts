import { namesUnitsBelow, orCommittees, readAtUnits, readCommittee, unitNamedByKind, unitsOf } from './committees.ts'
import { PartyGround } from './ground.ts'
import { readGroup } from './group-bodies.ts'
import { type Group, parseGroup } from './groups.ts'
import { bodyWordsOf, isCommittee, isNational } from './heads.ts'
import { findBodies, readFound, readNamed } from './named.ts'
import { placeAtEnd, withoutLink } from './places.ts'
import { blank } from './readings.ts'
import type { PartyCandidate, PartyReading, PartyWorld, SaidParty } from './types.ts'
import { wordsOfParty } from './words.ts'

/**
 * Whom each wording of a plan means on the world's day. Two that could be meant are never guessed between; groups of
 * 'those concerned' and 'others' look at what the other wordings name.
 */
export function resolveParties(world: PartyWorld, parties: readonly SaidParty[]): PartyReading[] {
  const ground = new PartyGround(world)
  const readings = parties.map((party) => readParty(ground, party))
  const named = new Set(
    readings.flatMap(({ reading }) =>
      reading.class === 'group' ? [] : reading.candidates.map(({ organisationId }) => organisationId),
    ),
  )
  return readings.map(({ reading, group }) => (group ? narrowed(reading, group, named) : reading))
}

/** 'các sở, ngành liên quan': those that the plan names by themselves; 'khác': those that it does not. */
function narrowed(reading: PartyReading, { related, others }: Group, named: ReadonlySet<string>): PartyReading {
  const keep = ({ organisationId, reason }: PartyCandidate) =>
    reason !== 'kind' || (related ? named.has(organisationId) : !others || !named.has(organisationId))
  if (!reading.candidates.some(keep)) return reading
  const candidates = reading.candidates.map((each) => ({ ...each, proposed: each.proposed && keep(each) }))
  return { ...reading, candidates }
}

type Read = { reading: PartyReading; group?: Group }

function readParty(ground: PartyGround, party: SaidParty): Read {
  const { words, plural } = bodyWordsOf(wordsOfParty(party.wording))
  if (words.length === 0) return { reading: { ...blank(party.wording), class: 'outside' } }
  const proper = plural ? undefined : ground.namedAtEnd(words)
  if (proper) {
    const { rest, units } = proper
    const committee = rest.length === 0 || isCommittee(rest)
    return { reading: committee ? readCommittee(ground, party, units) : readNamed(ground, party, words, rest, units) }
  }
  const ending = placeAtEnd(words)
  const place = ending?.place.village ? undefined : ending?.place
  const core = place && ending ? withoutLink(words.slice(0, ending.from)) : words
  if (place && (core.length === 0 || isCommittee(core)))
    return { reading: readAtUnits(ground, party, core, place, plural) }
  const units = place ? unitNamedByKind(ground, place) : ground.above
  if (!plural && !(place && namesUnitsBelow(ground, place))) {
    const found = findBodies(ground, core, words, units)
    if (found?.exact) return { reading: readFound(ground, party, core, units, found) }
  }
  const group = parseGroup(words, plural)
  if (group) return { reading: readGroup(ground, party, group), group }
  if (isNational(words)) return { reading: { ...blank(party.wording), class: 'outside' } }
  if (place && namesUnitsBelow(ground, place)) {
    const reading = readAtUnits(ground, party, core, place, plural)
    if (reading.candidates.length > 0) return { reading }
    // 'Trường tiểu học các xã': no body is called that, but some are of that sort.
    const sort = parseGroup(words, true)
    return { reading: sort ? readGroup(ground, party, sort) : orCommittees(ground, reading, unitsOf(ground, place)) }
  }
  return { reading: readNamed(ground, party, words, core, units) }
}
