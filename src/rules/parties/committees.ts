import { UNIT_LEVELS, type UnitKind, type UnitLevel } from '../../shared/units.ts'
import { livesOn, type PartyGround } from './ground.ts'
import { COMMITTEE, isCommittee } from './heads.ts'
import { missing, readNamed } from './named.ts'
import type { PlaceWords } from './places.ts'
import { blank, candidate, unticked } from './readings.ts'
import type { KnownUnit, PartyCandidate, PartyReading, SaidParty } from './types.ts'
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

/** Those that the words of a place mean, below the plan's unit on the day of its words. */
export function unitsOf(ground: PartyGround, place: PlaceWords): KnownUnit[] {
  if (place.span === 'all') return [ground.own, ...ground.below(() => true)]
  if (place.span === 'same') return localities(ground)
  return ground.below((unit, kind) => place.kinds.includes(kind) || place.levels.includes(unit.level))
}

/** Right below the plan's unit when it was written: districts until 2025, then communes. */
export function localities(ground: PartyGround): KnownUnit[] {
  const below = ground.below(() => true)
  const levels = new Set(below.map(({ level }) => level))
  const right = UNIT_LEVELS.find((level) => levels.has(level))
  return below.filter(({ level }) => level === right)
}

/** The unit itself, or all that hold its ground now. */
export const groundNow = (ground: PartyGround, unit: KnownUnit): KnownUnit[] =>
  livesOn(unit, ground.world.on)
    ? [unit]
    : (ground.world.heirs.get(unit.id) ?? []).flatMap((id) => ground.unit(id) ?? [])

/** The committee of each unit or of those now on its ground, and the units that have none here. */
export function committeesOf(
  ground: PartyGround,
  units: readonly KnownUnit[],
): { candidates: PartyCandidate[]; lacking: string[] } {
  const lacking = new Set<string>()
  const candidates = new Map<string, PartyCandidate>()
  for (const unit of units) {
    for (const now of groundNow(ground, unit)) {
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
  if (committees) {
    const { candidates, lacking } = committeesOf(ground, units)
    return { ...blank(party.wording), class: 'group', candidates, lackingUnitIds: lacking }
  }
  const ids = units
    .flatMap((unit) => groundNow(ground, unit))
    .flatMap(({ id }) => ground.livingAt(id))
    .filter(({ names }) => names.some((name) => sameName(core, name.core)))
    .map(({ organisation }) => organisation.id)
  return { ...blank(party.wording), class: 'group', candidates: [...new Set(ids)].map((id) => candidate(id, 'kind')) }
}
