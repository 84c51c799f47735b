import type { Day } from '../../shared/schema.ts'
import type { UnitKind, UnitLevel } from '../../shared/units.ts'
import { isWithin, nearestWithin } from '../days.ts'
import { placeAtEnd, placeWordAt, withoutLink } from './places.ts'
import type { KnownOrganisation, KnownUnit, PartyWorld } from './types.ts'
import { type PartyWord, wordsOfParty } from './words.ts'

type BodyName = {
  words: readonly PartyWord[]
  /** Less the unit that it ends with: 'Hội Khuyến học tỉnh' is 'Hội Khuyến học' there. */
  core: readonly PartyWord[]
  from: Day | null
  until: Day | null
}

/** An organisation whose names are taken apart when first asked for: of thousands only some are. */
export class KnownBody {
  readonly organisation: KnownOrganisation
  /** Every name of its unit. */
  readonly #places: readonly (readonly PartyWord[])[]
  #names: readonly BodyName[] | undefined

  constructor(organisation: KnownOrganisation, places: readonly (readonly PartyWord[])[]) {
    this.organisation = organisation
    this.#places = places
  }

  get names(): readonly BodyName[] {
    this.#names ??= this.organisation.names.map(({ name, from, until }) => {
      const words = wordsOfParty(name)
      return { words, core: this.#places.length > 0 ? coreAt(words, this.#places) : words, from, until }
    })
    return this.#names
  }
}

const lifeOf = ({ born, ended }: { born: Day | null; ended: Day | null }) => ({ from: born, until: ended })
export const livesOn = (of: { born: Day | null; ended: Day | null }, day: Day) => isWithin(day, lifeOf(of))

/** The units and bodies of a plan's world, looked up many times. */
export class PartyGround {
  readonly world: PartyWorld
  readonly own: KnownUnit
  /** The plan's unit, or those now in charge of its ground. */
  readonly acting: readonly KnownUnit[]
  readonly #units: ReadonlyMap<string, KnownUnit>
  readonly #bodies = new Map<string, KnownBody>()
  readonly #bodiesAt = new Map<string, KnownBody[]>()
  readonly #unitsByName = new Map<string, KnownUnit[]>()
  readonly #before = new Map<string, KnownUnit[]>()

  constructor(world: PartyWorld) {
    this.world = world
    this.#units = new Map(world.units.map((unit) => [unit.id, unit]))
    const own = this.#units.get(world.unitId)
    if (!own) throw new Error(`Unit ${world.unitId} is not among the units`)
    this.own = own
    const places = new Map<string, readonly (readonly PartyWord[])[]>()
    for (const unit of world.units) {
      const called = unit.names.map(({ name }) => wordsOfParty(name))
      places.set(unit.id, called)
      for (const words of called) {
        const key = foldOf(words)
        const named = this.#unitsByName.get(key)
        if (!named) this.#unitsByName.set(key, [unit])
        else if (!named.includes(unit)) named.push(unit)
      }
    }
    for (const unit of world.units) {
      for (const id of world.heirs.get(unit.id) ?? []) {
        const before = this.#before.get(id)
        if (before) before.push(unit)
        else this.#before.set(id, [unit])
      }
    }
    this.acting = this.actingFor(own)
    for (const organisation of world.organisations) {
      const body = new KnownBody(organisation, places.get(organisation.unitId) ?? [])
      this.#bodies.set(organisation.id, body)
      const there = this.#bodiesAt.get(organisation.unitId)
      if (there) there.push(body)
      else this.#bodiesAt.set(organisation.unitId, [body])
    }
  }

  unit(id: string): KnownUnit | undefined {
    return this.#units.get(id)
  }

  body(id: string): KnownBody | undefined {
    return this.#bodies.get(id)
  }

  bodiesAt(unitId: string): readonly KnownBody[] {
    return this.#bodiesAt.get(unitId) ?? []
  }

  livingAt(unitId: string): readonly KnownBody[] {
    return this.bodiesAt(unitId).filter(({ organisation }) => livesOn(organisation, this.world.on))
  }

  /** The unit itself where it lives on the day, or those of its own level that hold its ground; failing these, any that do. */
  actingFor(unit: KnownUnit): KnownUnit[] {
    if (livesOn(unit, this.world.on)) return [unit]
    const heirs = (this.world.heirs.get(unit.id) ?? []).flatMap((id) => this.#units.get(id) ?? [])
    const alike = heirs.filter(({ level }) => level === unit.level)
    return alike.length > 0 ? alike : heirs
  }

  /** The unit itself, or all that hold its ground now; of those the ones where the plan acts, if there are any. */
  nowOn(unit: KnownUnit): KnownUnit[] {
    if (livesOn(unit, this.world.on)) return [unit]
    const now = (this.world.heirs.get(unit.id) ?? []).flatMap((id) => this.#units.get(id) ?? [])
    const near = now.filter(({ path }) =>
      this.acting.some((acting) => path === acting.path || path.startsWith(`${acting.path}.`)),
    )
    return near.length > 0 ? near : now
  }

  /** Units of its level that ended and whose ground it holds now; one that bore its name comes first. */
  earlier(unit: KnownUnit): KnownUnit[] {
    const alike = (this.#before.get(unit.id) ?? []).filter(({ level }) => level === unit.level)
    const names = new Set(unit.names.map(({ name }) => name))
    const namesake = (each: KnownUnit) => each.names.some(({ name }) => names.has(name))
    return [...alike.filter(namesake), ...alike.filter((each) => !namesake(each))]
  }

  /** Of units on the plan's ground that had ended when it was written, the last of a kind: the districts of 2025. */
  former(wanted: (unit: KnownUnit, kind: UnitKind) => boolean): KnownUnit[] {
    const day = this.world.saidOn ?? this.world.on
    const roots = [this.own, ...this.earlier(this.own)]
    const over = new Set(this.#before.get(this.own.id))
    const ended = this.world.units.filter(
      (unit) =>
        unit.ended !== null &&
        unit.ended <= day &&
        (over.has(unit) || roots.some(({ path }) => unit.path.startsWith(`${path}.`))) &&
        wanted(unit, this.kindOf(unit, day)),
    )
    const last = ended.reduce((latest, unit) => ((unit.ended ?? '') > latest ? (unit.ended ?? '') : latest), '')
    return ended.filter((unit) => unit.ended === last)
  }

  /** From the plan's own unit up to the nation. */
  get above(): KnownUnit[] {
    return this.own.path
      .split('.')
      .reverse()
      .flatMap((id) => this.#units.get(id) ?? [])
  }

  /** Those below the plan's unit on the day of its words. */
  below(wanted: (unit: KnownUnit, kind: UnitKind) => boolean): KnownUnit[] {
    const day = this.world.saidOn ?? this.world.on
    const root = livesOn(this.own, day) ? [this.own] : this.acting
    const inside = (unit: KnownUnit) => root.some(({ path }) => unit.path.startsWith(`${path}.`))
    return this.world.units.filter((unit) => inside(unit) && livesOn(unit, day) && wanted(unit, this.kindOf(unit, day)))
  }

  /** Where the plan's own bodies stand: with those that act, or still with the unit that ended. */
  get seats(): readonly KnownUnit[] {
    return this.acting.includes(this.own) ? this.acting : [...this.acting, this.own]
  }

  /** All at or below these. */
  seatsBelow(): KnownUnit[] {
    const seats = this.seats
    return this.world.units.filter((unit) =>
      seats.some(({ path }) => unit.path === path || unit.path.startsWith(`${path}.`)),
    )
  }

  kindOf(unit: KnownUnit, day: Day): UnitKind {
    const near = nearestWithin(day, lifeOf(unit))
    const name = unit.names.find((each) => isWithin(near, each)) ?? unit.names[0]
    return name?.kind ?? 'commune'
  }

  /** A unit by its name at the end of a party, with its kind before it; without, only the plan's own or one above it. */
  namedAtEnd(words: readonly PartyWord[]): { rest: readonly PartyWord[]; units: KnownUnit[] } | undefined {
    for (let from = Math.max(0, words.length - 6); from < words.length; from++) {
      const named = this.#unitsByName.get(foldOf(words.slice(from)))
      if (!named) continue
      const kind = kindBefore(words, from)
      if (kind) {
        const units = named.filter((unit) => unit.names.some((name) => kind.kinds.includes(name.kind)))
        if (units.length > 0) return { rest: withoutLink(words.slice(0, kind.from)), units: this.#then(units) }
      }
      const near = [...this.above, ...this.acting].filter((unit) => named.includes(unit))
      if (near[0] && from > 0) return { rest: withoutLink(words.slice(0, from)), units: [near[0]] }
    }
    return undefined
  }

  /** Those of the name that lived when it was written, else any. */
  #then(units: KnownUnit[]): KnownUnit[] {
    const day = this.world.saidOn ?? this.world.on
    const living = units.filter((unit) => livesOn(unit, day))
    const some = living.length > 0 ? living : units
    const inside = some.filter(({ path }) => path === this.own.path || path.startsWith(`${this.own.path}.`))
    return inside.length > 0 ? inside : some
  }

  /** Of the plan's unit and those above it, the one that ever was of such a kind, or is of such a level. */
  aboveOf(kinds: readonly UnitKind[], levels: readonly UnitLevel[]): KnownUnit | undefined {
    const ofKind = (unit: KnownUnit) => unit.names.some(({ kind }) => kinds.includes(kind))
    return this.above.find(ofKind) ?? this.above.find(({ level }) => levels.includes(level))
  }
}

const foldOf = (words: readonly PartyWord[]) => words.map(({ fold }) => fold).join(' ')

function kindBefore(
  words: readonly PartyWord[],
  end: number,
): { from: number; kinds: readonly UnitKind[] } | undefined {
  for (const length of [2, 1]) {
    const found = end >= length ? placeWordAt(words, end - length) : undefined
    if (found?.length === length && found.value.kinds) return { from: end - length, kinds: found.value.kinds }
  }
  return undefined
}

/** A body's name without the kind and name of its own unit at the end. */
function coreAt(words: readonly PartyWord[], places: readonly (readonly PartyWord[])[]): readonly PartyWord[] {
  let core = words
  const name = places.find((each) => {
    const from = core.length - each.length
    return from > 0 && each.every((word, index) => core[from + index]?.fold === word.fold)
  })
  if (name) core = core.slice(0, -name.length)
  const place = placeAtEnd(core)
  if (place && place.from > 0 && !place.place.plural && !place.place.village) core = core.slice(0, place.from)
  return core.length > 0 ? withoutLink(core) : words
}
