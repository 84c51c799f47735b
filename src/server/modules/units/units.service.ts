import { isWithin, nearestWithin } from '../../../rules/days.ts'
import { expandUnitAbbreviations } from '../../../rules/unit-names.ts'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type { Day } from '../../../shared/schema.ts'
import {
  UNIT_LEVELS,
  type Unit,
  type UnitChildren,
  type UnitPage,
  type UnitSearch,
  type UnitSearchResult,
  type UnitState,
} from '../../../shared/units.ts'
import type { Db } from '../../platform/database.ts'
import { notFound, type Problem } from '../../platform/problems.ts'
import { placeEnded, placeNotThere } from './units.problems.ts'
import {
  findUnit,
  listChildren,
  listHeirs,
  listIncomingChanges,
  listOutgoingChanges,
  listParents,
  listVersions,
  searchUnits,
  type UnitRecord,
} from './units.repository.ts'

const HEIRS_SHOWN = 5

const lifeOf = (unit: Unit) => ({ from: unit.born, until: unit.ended })
const byName = (a: Unit, b: Unit) => compareVietnamese(a.name, b.name) || compareVietnamese(a.kind, b.kind)

function stateOn(unit: Unit, on: Day): UnitState {
  if (isWithin(on, lifeOf(unit))) return 'living'
  return unit.ended !== null && on >= unit.ended ? 'ended' : 'not-yet'
}

/** As `findUnit`, but throws `not-found`. */
export async function getUnit(db: Db, id: string, on?: Day): Promise<UnitRecord> {
  const unit = await findUnit(db, id, on)
  if (!unit) throw notFound(`Unit ${id}`)
  return unit
}

/** Throws `place-ended`, which says who is in charge now, or `place-not-there` unless the unit stands on the day. */
export async function requireUnitOn(db: Db, unit: UnitRecord, on: Day, pointer = '#/unitId'): Promise<void> {
  if (stateOn(unit, on) !== 'living') throw await notStanding(db, unit, on, pointer)
}

/** That a unit is not there on the day, with those that are in charge of its ground by then. */
export async function notStanding(db: Db, unit: UnitRecord, on: Day, pointer = '#/unitId'): Promise<Problem> {
  const heirs = stateOn(unit, on) === 'ended' ? ((await listHeirs(db, [unit.id], on)).get(unit.id) ?? []) : []
  const names = heirs.sort(byName).map(({ fullName }) => fullName)
  return names.length > 0 ? placeEnded(pointer, unit.fullName, names) : placeNotThere(pointer, unit.fullName)
}

export async function getUnitPage(db: Db, id: string, on: Day): Promise<UnitPage> {
  const unit = await getUnit(db, id, on)
  const shownOn = nearestWithin(on, lifeOf(unit))
  const state = stateOn(unit, on)
  const parents = await listParents(db, [id], shownOn)
  const children = await listChildren(db, id, shownOn)
  const heirs = state === 'ended' ? await listHeirs(db, [id], on) : undefined
  return {
    on,
    shownOn,
    state,
    unit,
    parents: parents.get(unit.id) ?? [],
    childCount: children.length,
    children: children.sort(byName),
    predecessors: await listIncomingChanges(db, id),
    successors: await listOutgoingChanges(db, id),
    heirs: (heirs?.get(unit.id) ?? []).sort(byName),
    versions: await listVersions(db, id),
  }
}

export async function getUnitChildren(db: Db, id: string, on: Day): Promise<UnitChildren> {
  const unit = await getUnit(db, id, on)
  const shownOn = nearestWithin(on, lifeOf(unit))
  return { on, shownOn, children: (await listChildren(db, id, shownOn)).sort(byName) }
}

/** Commas part a unit from those above it: 'xã Hồng Sơn, huyện Mỹ Đức'. */
export async function findUnitsByName(db: Db, search: UnitSearch, today: Day): Promise<UnitSearchResult> {
  const on = search.on ?? today
  const [name, ...above] = search.query.split(',').map(expandUnitAbbreviations).filter(Boolean)
  const within = [...new Set(above)].slice(0, UNIT_LEVELS.length)
  if (name === undefined) return { on, hits: [], more: false }
  const found = await searchUnits(db, { name, within, on, level: search.level, limit: search.limit + 1 })
  const units = found.slice(0, search.limit)
  const ended = units.filter((unit) => stateOn(unit, on) === 'ended')
  const ids = units.map((unit) => unit.id)
  const parents = await listParents(db, ids, on)
  const heirs = await listHeirs(
    db,
    ended.map((unit) => unit.id),
    on,
  )
  const hits = units.map((unit) => {
    const all = heirs.get(unit.id) ?? []
    return {
      unit,
      state: stateOn(unit, on),
      parents: parents.get(unit.id) ?? [],
      heirs: all.sort(byName).slice(0, HEIRS_SHOWN),
      heirCount: all.length,
    }
  })
  return { on, hits, more: found.length > search.limit }
}
