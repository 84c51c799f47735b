import { readFileSync } from 'node:fs'
import { isWithin } from '../../src/rules/days.ts'
import type { KnownOrganisation, KnownUnit, PartyWorld, Succession } from '../../src/rules/parties/index.ts'
import { unitKindWord } from '../../src/rules/unit-names.ts'
import {
  type UsualBody,
  type UsualRef,
  type UsualUnit,
  usualOrganisations,
} from '../../src/rules/usual-organisations.ts'
import type { OrganisationKind } from '../../src/shared/organisations.ts'
import { UNIT_LEVELS, type UnitKind, type UnitLevel } from '../../src/shared/units.ts'

const root = new URL('../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')
const rowsOf = (path: string) =>
  textOf(path)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t').map((cell) => cell || null))

type Change = { from: string; to: string; on: string; legalBasis: string | null }
export type Territory = { units: KnownUnit[]; changes: Change[] }

/** The provinces of these names with all below them, and those that have their ground now; from our own data. */
export function realTerritory(...names: string[]): Territory {
  const versions = Map.groupBy(rowsOf('data/units/versions.tsv'), ([unit]) => unit)
  const all = new Map<string, KnownUnit>()
  for (const [id, parentId = null, level, born = null, ended = null] of rowsOf('data/units/units.tsv')) {
    if (!id) continue
    const above = parentId ? all.get(parentId)?.path : undefined
    all.set(id, {
      id,
      path: above ? `${above}.${id}` : id,
      parentId,
      level: level as UnitLevel,
      born,
      ended,
      names: (versions.get(id) ?? []).map(([, , kind, name, from = null, until = null]) => ({
        kind: kind as UnitKind,
        name: name ?? '',
        from,
        until,
      })),
    })
  }
  const changes = rowsOf('data/units/changes.tsv').map(([from, to, on, , legalBasis = null]) => ({
    from: from ?? '',
    to: to ?? '',
    on: on ?? '',
    legalBasis,
  }))
  const tops = [...all.values()].filter(
    ({ level, names: called }) => level === 'province' && called.some(({ name }) => names.includes(name)),
  )
  const kept = new Set([
    ...tops.map(({ id }) => id),
    ...changes.flatMap(({ from, to }) => (tops.some(({ id }) => id === from) ? [to] : [])),
  ])
  const units = [...all.values()].filter(({ path, id }) => id === '1' || path.split('.').some((each) => kept.has(each)))
  return { units, changes }
}

export type Made = { name: string; kind: UnitKind; level: UnitLevel; below?: Made[] }

/** Units that nobody ever heard of, always there. */
export function madeTerritory(top: Made): Territory {
  const units: KnownUnit[] = []
  const add = ({ name, kind, level, below = [] }: Made, parent: KnownUnit | null) => {
    const id = String(900_000 + units.length)
    const path = parent ? `${parent.path}.${id}` : id
    const unit = { id, path, parentId: parent?.id ?? null, level, born: null, ended: null }
    const known: KnownUnit = { ...unit, names: [{ kind, name, from: null, until: null }] }
    units.push(known)
    for (const each of below) add(each, known)
  }
  add({ name: 'Việt Nam', kind: 'nation', level: 'nation', below: [top] }, null)
  return { units, changes: [] }
}

type Body = {
  name: string
  kind: OrganisationKind
  short?: string[]
  since?: string
  /** Goes on where its unit ends. */
  lasting?: boolean
  until?: string
  successors?: [string, string][]
}
type Bodies = { legalBasis: string } & Partial<Record<UnitLevel, Body[]>>

/** Bodies of every unit by its level; those of an ended unit end with it, a province's have heirs of their name. */
export function bodiesOf({ units, changes }: Territory): KnownOrganisation[] {
  const bodies: Bodies = JSON.parse(textOf('tests/fixtures/parties/bodies.json'))
  const made = new Map<string, KnownOrganisation & { successors: Succession[] }>()
  const keyOf = (unitId: string, name: string) => `${unitId} ${name}`
  for (const unit of units) {
    for (const body of bodies[unit.level] ?? []) {
      const born =
        [unit.born, body.since ?? null]
          .filter((day) => day !== null)
          .sort()
          .at(-1) ?? null
      const ended =
        [body.lasting ? null : unit.ended, body.until ?? null].filter((day) => day !== null).sort()[0] ?? null
      if (born !== null && ended !== null && born >= ended) continue
      const names = [body.name, ...(body.short ?? [])].map((name, index) => ({
        name: filledIn(name, unit),
        form: index === 0 ? ('full' as const) : ('short' as const),
        from: null,
        until: null,
      }))
      const id = String(made.size + 1)
      const { id: unitId } = unit
      made.set(keyOf(unitId, body.name), {
        id,
        unitId,
        kind: body.kind,
        born,
        ended,
        names,
        parents: [],
        successors: [],
      })
    }
  }
  for (const unit of units) {
    const heir = changes.find(({ from }) => from === unit.id)
    for (const body of bodies[unit.level] ?? []) {
      const own = made.get(keyOf(unit.id, body.name))
      for (const [name, task] of body.until && own?.ended === body.until ? (body.successors ?? []) : []) {
        const to = made.get(keyOf(unit.id, name))
        if (to) own?.successors.push({ toId: to.id, task, on: body.until ?? '', legalBasis: bodies.legalBasis })
      }
      const same = heir && unit.level === 'province' ? made.get(keyOf(heir.to, body.name)) : undefined
      if (heir && same && own?.ended === heir.on)
        own.successors.push({ toId: same.id, task: '', on: heir.on, legalBasis: null })
    }
  }
  return [...made.values()]
}

/** The day on which somebody sets the province up. */
const setUpOn = '2026-11-29'

/** What the catalogue that ships makes of the territory, with its communes of today. */
export function shippedBodiesOf(territory: Territory): KnownOrganisation[] {
  const bodies: UsualBody[] = JSON.parse(textOf('data/organisations/usual-organisations.json'))
  const { units, changes } = territory
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const heirs = heirsOn(territory, setUpOn)
  const lives = units
    .filter(({ level, ended }) => level !== 'commune' || ended === null || ended > setUpOn)
    .map(({ id, path, level, born, ended, names }): UsualUnit => {
      const next = changes.filter(({ from }) => from === id)
      return {
        id,
        level,
        born,
        ended,
        versions: [...names],
        provinceId: path.split('.')[1] ?? null,
        changes: next.map(({ to, on, legalBasis }) => ({ toId: to, on, legalBasis })),
        communes: (heirs.get(id) ?? []).filter((each) => byId.get(each)?.level === 'commune'),
      }
    })
  const plan = usualOrganisations(bodies, lives, setUpOn)
  const idOf = ({ unitId, key }: UsualRef) => `${unitId} ${key}`
  const parents = Map.groupBy(plan.lines, ({ child }) => idOf(child))
  const successors = Map.groupBy(plan.successors, ({ from }) => idOf(from))
  return plan.organisations.map((body) => ({
    id: idOf(body),
    unitId: body.unitId,
    kind: body.kind,
    born: body.born,
    ended: body.ended,
    names: body.names,
    parents: (parents.get(idOf(body)) ?? []).map(({ parent }) => idOf(parent)),
    successors: (successors.get(idOf(body)) ?? []).map(({ to, task, on, legalBasis }) => ({
      toId: idOf(to),
      task,
      on,
      legalBasis,
    })),
  }))
}

function filledIn(pattern: string, { names }: KnownUnit): string {
  const { kind = 'commune', name = '' } = names.at(-1) ?? {}
  const word = unitKindWord(kind)
  return pattern.replace('{kind}', word).replace('{name}', name).replace('{place}', `${word} ${name}`)
}

export type Where = {
  territory: Territory
  unit: string
  level: UnitLevel
  saidOn: string | null
  on: string
  /** Those of the catalogue that ships; without it invented ones of more kinds. */
  shipped?: boolean
}

/** The world of a plan of the unit of a name, one that lived when it was written if there is any. */
export function partyWorld({ territory, unit, level, saidOn, on, shipped = false }: Where): PartyWorld {
  const named = territory.units.filter((each) => each.level === level && each.names.some(({ name }) => name === unit))
  const own = named.find((each) => isWithin(saidOn ?? on, { from: each.born, until: each.ended })) ?? named[0]
  if (!own) throw new Error(`No ${level} ${unit}`)
  return {
    unitId: own.id,
    saidOn,
    on,
    units: territory.units,
    heirs: heirsOn(territory, on),
    organisations: (shipped ? shippedBodiesOf(territory) : bodiesOf(territory)).filter(
      ({ born }) => born === null || born <= on,
    ),
  }
}

/** Of every ended unit the topmost of those that hold its ground. */
function heirsOn({ units, changes }: Territory, on: string): Map<string, string[]> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const below = new Map<string, string[]>()
  for (const { path, id } of units)
    for (const above of path.split('.')) below.set(above, [...(below.get(above) ?? []), id])
  const next = Map.groupBy(changes, ({ from }) => from)
  const heirs = new Map<string, string[]>()
  for (const { id, ended, path: own } of units) {
    if (ended === null || ended > on) continue
    const ground = new Set(below.get(id))
    for (const each of ground)
      for (const { to } of next.get(each) ?? []) for (const inside of below.get(to) ?? []) ground.add(inside)
    const living = [...ground]
      .flatMap((each) => byId.get(each) ?? [])
      .filter((unit) => {
        const lives = (unit.born === null || unit.born <= on) && (unit.ended === null || unit.ended > on)
        return lives && !unit.path.startsWith(`${own}.`) && !ground.has(unit.parentId ?? '')
      })
    heirs.set(
      id,
      living.sort((a, b) => UNIT_LEVELS.indexOf(a.level) - UNIT_LEVELS.indexOf(b.level)).map((unit) => unit.id),
    )
  }
  return heirs
}
