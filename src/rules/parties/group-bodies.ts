import { committeesOf, groundNow, localities, unitsOf } from './committees.ts'
import type { KnownBody, PartyGround } from './ground.ts'
import type { Group, GroupNoun } from './groups.ts'
import { isCommittee } from './heads.ts'
import { placeAtEnd } from './places.ts'
import { blank, candidate } from './readings.ts'
import type { KnownUnit, PartyCandidate, PartyReading, SaidParty } from './types.ts'
import { holdsWords, type PartyWord, sameName } from './words.ts'

/** The bodies that the nouns of a group mean on the day. */
export function readGroup(ground: PartyGround, party: SaidParty, group: Group): PartyReading {
  const reading: PartyReading = { ...blank(party.wording), class: 'group' }
  if (group.outside || group.nouns.every(({ outside }) => outside)) return { ...reading, class: 'outside' }
  const lacking = new Set<string>()
  const candidates = new Map<string, PartyCandidate>()
  for (const { localities: local, place } of group.nouns) {
    if (!local) continue
    const committees = committeesOf(ground, place ? unitsOf(ground, place) : localities(ground))
    for (const unitId of committees.lacking) lacking.add(unitId)
    for (const each of committees.candidates) candidates.set(each.organisationId, each)
  }
  for (const id of idsOf(ground, group)) if (!candidates.has(id)) candidates.set(id, candidate(id, 'kind'))
  return { ...reading, candidates: [...candidates.values()], lackingUnitIds: [...lacking] }
}

function idsOf(ground: PartyGround, group: Group): string[] {
  const nouns = group.nouns.filter(({ localities: local, outside }) => !local && !outside)
  const { place } = group
  const found = (seatsOf: (noun: GroupNoun) => readonly KnownUnit[]) =>
    nouns.flatMap((noun) =>
      seatsOf(noun)
        .flatMap(({ id }) => ground.livingAt(id))
        .filter((body) => fits(ground, body, noun, group))
        .map(({ organisation }) => organisation.id),
    )
  if (place?.plural && place.span === null && !place.village) {
    const units = unitsOf(ground, place).flatMap((unit) => groundNow(ground, unit))
    return found(() => units)
  }
  const below = ground.seatsBelow()
  const own = found(({ below: anywhere }) => (anywhere || place?.span === 'all' ? below : ground.seats))
  if (own.length > 0) return own
  // A ministry's letter to 'các sở', a commune's plan that names them: they stand elsewhere than at its own unit.
  const headed = ({ head }: GroupNoun) => head !== undefined
  if (!nouns.some(headed)) return []
  const lower = found((noun) => (headed(noun) ? below : []))
  return lower.length > 0 ? lower : found((noun) => (headed(noun) ? ground.above.slice(1) : []))
}

function fits(ground: PartyGround, { organisation, names }: KnownBody, noun: GroupNoun, { under }: Group): boolean {
  const called = (words: readonly PartyWord[]) => names.some(({ core }) => holdsWords(core, words))
  return (
    noun.kinds.includes(organisation.kind) &&
    (noun.head === undefined || names.some(({ core }) => beginsWith(core, noun.head ?? []))) &&
    (noun.named === undefined || noun.named.some(called)) &&
    (noun.words.length === 0 || alternatives(noun.words).some(called)) &&
    isUnder(ground, organisation.parents, under)
  )
}

const beginsWith = (words: readonly PartyWord[], head: readonly PartyWord[]) =>
  head.every((word, index) => words[index]?.key === word.key)

/** 'tiểu học, trung học cơ sở': one or the other. */
function alternatives(words: readonly PartyWord[]): PartyWord[][] {
  const parts: PartyWord[][] = []
  for (const word of words) {
    const last = parts.at(-1)
    if (!last || word.listed) parts.push([word])
    else last.push(word)
  }
  return parts
}

/** 'thuộc Ủy ban nhân dân tỉnh': where nobody is known to stand below such a body, everybody counts. */
function isUnder(ground: PartyGround, parents: readonly string[], under: readonly PartyWord[]): boolean {
  if (under.length === 0) return true
  const heads = headsNamed(ground, under)
  const led = ground.world.organisations.some((each) => each.parents.some((id) => heads.includes(id)))
  return !led || parents.some((id) => heads.includes(id))
}

function headsNamed(ground: PartyGround, words: readonly PartyWord[]): string[] {
  const place = placeAtEnd(words)
  const core = place && place.from > 0 ? words.slice(0, place.from) : words
  return ground.seats
    .flatMap(({ id }) => ground.livingAt(id))
    .filter(({ organisation, names }) =>
      isCommittee(core) ? organisation.kind === 'people-committee' : names.some((name) => sameName(core, name.core)),
    )
    .map(({ organisation }) => organisation.id)
}
