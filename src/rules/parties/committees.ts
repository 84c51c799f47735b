import { UNIT_LEVELS, type UnitKind, type UnitLevel } from '../../shared/units.ts'
import { type KnownBody, livesOn, type PartyGround } from './ground.ts'
import { COMMITTEE, isCommittee } from './heads.ts'
import { missing, readNamed } from './named.ts'
import type { PlaceWords } from './places.ts'
import { blank, candidate, unticked } from './readings.ts'
import { successorsOf, taskOf } from './succession.ts'
import type { EndedUnits, KnownUnit, PartyCandidate, PartyReading, SaidParty } from './types.ts'
import { type PartyWord, sameName, wordsOfParty } from './words.ts'

const LEVELS: Partial<Record<UnitKind, UnitLevel>> = {
  nation: 'nation',
  province: 'province',
  city: 'province',
  district: 'district',
  'provincial-city': 'district',
  town: 'district',
  'urban-district': 'district',
}
const levelOf = (kind: UnitKind): UnitLevel => LEVELS[kind] ?? 'commune'

/** 'tỉnh', 'xã': of the plan's unit and those above it, the one of that kind; by level for one that changed its kind. */
export function unitNamedByKind(ground: PartyGround, { kinds, levels }: PlaceWords): KnownUnit[] {
  // 'thành phố' may be one of two levels.
  const alike = kinds.length === 1 ? kinds.map(levelOf) : []
  const unit = ground.aboveOf(kinds, [...levels, ...alike])
  return unit ? [unit] : []
}

/** Whether the words name units below the plan's, though without 'các': 'Ủy ban nhân dân huyện' in a province's plan. */
export const namesUnitsBelow = (ground: PartyGround, place: PlaceWords): boolean =>
  place.plural || place.span !== null || (!place.village && unitNamedByKind(ground, place).length === 0)

/** Those that the words of a place mean, below the plan's unit on the day of its words; failing these, the last of their kind. */
export function unitsOf(ground: PartyGround, place: PlaceWords): KnownUnit[] {
  if (place.span === 'all') return [ground.own, ...ground.below(() => true)]
  if (place.span === 'same') return localities(ground)
  const wanted = (unit: KnownUnit, kind: UnitKind) => place.kinds.includes(kind) || place.levels.includes(unit.level)
  const then = ground.below(wanted)
  return then.length > 0 ? then : ground.former(wanted)
}

/** Right below the plan's unit when it was written: districts until 2025, then communes. */
export function localities(ground: PartyGround): KnownUnit[] {
  const below = ground.below(() => true)
  const levels = new Set(below.map(({ level }) => level))
  const right = UNIT_LEVELS.find((level) => levels.has(level))
  return below.filter(({ level }) => level === right)
}

/** Which of these are no more, told by the highest level among them. */
export function endOf({ world }: PartyGround, units: readonly KnownUnit[]): EndedUnits | null {
  const ended = units.filter((unit) => !livesOn(unit, world.on))
  const level = UNIT_LEVELS.find((each) => ended.some((unit) => unit.level === each))
  if (level === undefined) return null
  const alike = ended.filter((unit) => unit.level === level)
  const on = alike.reduce((latest, unit) => ((unit.ended ?? '') > latest ? (unit.ended ?? '') : latest), '')
  const levelEnded = !world.units.some((unit) => unit.level === level && livesOn(unit, world.on))
  return { level, count: alike.length, on, levelEnded }
}

/** The committee of each unit or of those now on its ground, and the units that have none here. */
export function committeesOf(
  ground: PartyGround,
  units: readonly KnownUnit[],
): { candidates: PartyCandidate[]; lacking: string[] } {
  const lacking = new Set<string>()
  const candidates = new Map<string, PartyCandidate>()
  for (const unit of units) {
    for (const now of ground.nowOn(unit)) {
      const committee = ground.livingAt(now.id).find(({ organisation }) => organisation.kind === 'people-committee')
      const id = committee?.organisation.id
      if (id === undefined) lacking.add(now.id)
      else if (!candidates.has(id)) candidates.set(id, candidate(id, now.id === unit.id ? 'unit' : 'ground'))
    }
  }
  return { candidates: [...candidates.values()], lacking: [...lacking] }
}

/** The committee of a unit that is named by itself. */
export function readCommittee(ground: PartyGround, party: SaidParty, units: readonly KnownUnit[]): PartyReading {
  const { candidates, lacking } = committeesOf(ground, units)
  const [unit] = units
  if (candidates.length === 0) return missing(ground, party, wordsOfParty(COMMITTEE), unit)
  if (units.length > 1) return { ...blank(party.wording), class: 'choose', candidates: unticked(candidates) }
  if (candidates[0]?.reason === 'unit') return { ...blank(party.wording), class: 'sure', settled: true, candidates }
  const ended = unit && ground.bodiesAt(unit.id).find(({ organisation }) => organisation.kind === 'people-committee')
  return {
    ...blank(party.wording),
    class: 'ended',
    settled: candidates.length === 1 && lacking.length === 0,
    candidates,
    endedId: ended?.organisation.id ?? null,
    lackingUnitIds: lacking,
  }
}

/** Of units named by kind or level the committees, or the bodies of a name: 'Phòng … các huyện, thị xã'. */
export function readAtUnits(
  ground: PartyGround,
  party: SaidParty,
  core: readonly PartyWord[],
  place: PlaceWords,
  plural: boolean,
): PartyReading {
  const committees = core.length === 0 || isCommittee(core)
  if (!plural && !namesUnitsBelow(ground, place)) {
    const units = unitNamedByKind(ground, place)
    return committees ? readCommittee(ground, party, units) : readNamed(ground, party, core, core, units)
  }
  const units = unitsOf(ground, place)
  const group: PartyReading = { ...blank(party.wording), class: 'group', endedUnits: endOf(ground, units) }
  if (committees) {
    const { candidates, lacking } = committeesOf(ground, units)
    return { ...group, candidates, lackingUnitIds: lacking }
  }
  return { ...group, candidates: bodiesAt(ground, units, (body) => isCalled(body, core)) }
}

/** Where nothing of the sort is kept for units that ended: the committees now on their ground are there to be ticked. */
export const orCommittees = (ground: PartyGround, reading: PartyReading, units: readonly KnownUnit[]): PartyReading =>
  reading.candidates.length > 0 || !reading.endedUnits
    ? reading
    : { ...reading, candidates: unticked(committeesOf(ground, units).candidates) }

const isCalled = ({ names }: KnownBody, core: readonly PartyWord[]) => names.some((name) => sameName(core, name.core))

/**
 * Of each unit the bodies that are meant; where they ended, who took over all that is not named elsewhere is proposed
 * and who took a task is offered; where nothing is kept of that time, those of its ground now.
 */
export function bodiesAt(
  ground: PartyGround,
  units: readonly KnownUnit[],
  isMeant: (body: KnownBody) => boolean,
): PartyCandidate[] {
  const found = units.flatMap((unit): PartyCandidate[] => {
    const meant = ground.bodiesAt(unit.id).filter(isMeant)
    const living = meant.filter(({ organisation }) => livesOn(organisation, ground.world.on))
    if (living.length > 0) return living.map(({ organisation }) => candidate(organisation.id, 'kind'))
    const heirs = meant.flatMap(({ organisation }) => successorsOf(ground, organisation))
    if (heirs.length > 0) return heirs.map((heir) => ({ ...heir, proposed: taskOf(heir.steps) === '' }))
    if (livesOn(unit, ground.world.on)) return []
    return ground
      .nowOn(unit)
      .flatMap(({ id }) => ground.livingAt(id).filter(isMeant))
      .map(({ organisation }) => candidate(organisation.id, 'ground'))
  })
  return [...new Map(found.map((each) => [`${each.organisationId} ${taskOf(each.steps)}`, each])).values()]
}
