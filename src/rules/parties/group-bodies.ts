import { bodiesAt, committeesOf, endOf, localities, orCommittees, unitsOf } from './committees.ts'
import type { KnownBody, PartyGround } from './ground.ts'
import type { Group, GroupNoun } from './groups.ts'
import { isCommittee, isVertical } from './heads.ts'
import { placeAtEnd } from './places.ts'
import { blank, candidate } from './readings.ts'
import type { KnownOrganisation, KnownUnit, PartyCandidate, PartyReading, SaidParty } from './types.ts'
import { holdsWords, type PartyWord, sameName } from './words.ts'

/** The bodies that the nouns of a group mean on the day. */
export function readGroup(ground: PartyGround, party: SaidParty, group: Group): PartyReading {
  const reading: PartyReading = { ...blank(party.wording), class: 'group' }
  if (group.outside || group.nouns.every(({ outside }) => outside)) return { ...reading, class: 'outside' }
  const lacking = new Set<string>()
  const candidates = new Map<string, PartyCandidate>()
  const named: KnownUnit[] = []
  for (const { localities: local, place } of group.nouns) {
    if (!local) continue
    const units = place ? unitsOf(ground, place) : localities(ground)
    const committees = committeesOf(ground, units)
    named.push(...units)
    for (const unitId of committees.lacking) lacking.add(unitId)
    for (const each of committees.candidates) candidates.set(each.organisationId, each)
  }
  const { place } = group
  const units = place?.plural && place.span === null && !place.village ? unitsOf(ground, place) : undefined
  const others = units ? candidatesAt(ground, group, units) : ownCandidates(ground, group)
  for (const each of others) if (!candidates.has(each.organisationId)) candidates.set(each.organisationId, each)
  const endedUnits = endOf(ground, [...named, ...(units ?? [])])
  const whole = { ...reading, candidates: [...candidates.values()], lackingUnitIds: [...lacking], endedUnits }
  return orCommittees(ground, whole, units ?? [])
}

const nounsOf = ({ nouns }: Group) => nouns.filter(({ localities: local, outside }) => !local && !outside)

/** At units named by kind or level. */
const candidatesAt = (ground: PartyGround, group: Group, units: readonly KnownUnit[]): PartyCandidate[] =>
  nounsOf(group).flatMap((noun) => bodiesAt(ground, units, (body) => fits(body, noun)))

/** At the plan's own unit, or wherever such bodies stand. */
function ownCandidates(ground: PartyGround, group: Group): PartyCandidate[] {
  const { place } = group
  const nouns = nounsOf(group)
  const under = group.under.length > 0 ? headsNamed(ground, group.under) : []
  const found = (seatsOf: (noun: GroupNoun) => readonly KnownUnit[]) =>
    nouns.flatMap((noun) =>
      seatsOf(noun)
        .flatMap(({ id }) => ground.livingAt(id))
        .filter((body) => fits(body, noun))
        .flatMap((body): PartyCandidate[] => {
          const standing = standsUnder(ground, body, under)
          return standing === 'no' ? [] : [candidate(body.organisation.id, 'kind', standing === 'yes')]
        }),
    )
  const below = ground.seatsBelow()
  const own = found(({ below: anywhere }) => (anywhere || place?.span === 'all' ? below : ground.seats))
  if (own.length > 0) return own
  // A ministry's letter to 'các sở', a commune's plan that names them: they stand elsewhere than at its own unit.
  const headed = ({ head }: GroupNoun) => head !== undefined
  if (!nouns.some(headed)) return []
  const lower = found((noun) => (headed(noun) ? below : []))
  return lower.length > 0 ? lower : found((noun) => (headed(noun) ? ground.above.slice(1) : []))
}

function fits({ organisation, names }: KnownBody, noun: GroupNoun): boolean {
  const called = (words: readonly PartyWord[]) => names.some(({ core }) => holdsWords(core, words))
  return (
    noun.kinds.includes(organisation.kind) &&
    (noun.head === undefined || names.some(({ core }) => beginsWith(core, noun.head ?? []))) &&
    (noun.begin === undefined || noun.begin.some((head) => names.some(({ core }) => beginsWith(core, head)))) &&
    (noun.named === undefined || noun.always?.includes(organisation.kind) || noun.named.some(called)) &&
    (noun.words.length === 0 || alternatives(noun.words).some(called))
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

/**
 * 'thuộc Ủy ban nhân dân tỉnh': by its lines at its own unit. One without any stands under the committee of its unit,
 * unless its first words tell that it is a ministry's; under any other body it may stand or not.
 */
function standsUnder(
  ground: PartyGround,
  { organisation, names }: KnownBody,
  heads: readonly KnownBody[],
): 'yes' | 'no' | 'unsure' {
  if (heads.length === 0) return 'yes'
  const ids = new Set(heads.map((head) => head.organisation.id))
  if (ids.has(organisation.id)) return 'no'
  if (leadsTo(ground, organisation, ids)) return 'yes'
  const { unitId } = organisation
  if (organisation.parents.some((id) => ground.body(id)?.organisation.unitId === unitId)) return 'no'
  const committee = heads.some(({ organisation: head }) => head.kind === 'people-committee' && head.unitId === unitId)
  if (!committee) return 'unsure'
  return names.some(({ words }) => isVertical(words)) ? 'no' : 'yes'
}

/** Up its lines, however many there are. */
function leadsTo(ground: PartyGround, from: KnownOrganisation, ids: ReadonlySet<string>): boolean {
  const seen = new Set<string>()
  const climb = ({ parents }: KnownOrganisation): boolean =>
    parents.some((id) => {
      if (ids.has(id)) return true
      const parent = seen.has(id) ? undefined : ground.body(id)
      seen.add(id)
      return parent !== undefined && climb(parent.organisation)
    })
  return climb(from)
}

function headsNamed(ground: PartyGround, words: readonly PartyWord[]): KnownBody[] {
  const place = placeAtEnd(words)
  const core = place && place.from > 0 ? words.slice(0, place.from) : words
  return ground.seats
    .flatMap(({ id }) => ground.livingAt(id))
    .filter(({ organisation, names }) =>
      isCommittee(core) ? organisation.kind === 'people-committee' : names.some((name) => sameName(core, name.core)),
    )
}
