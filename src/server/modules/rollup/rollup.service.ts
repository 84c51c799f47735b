import { daysOfPeriodNamed, periodBefore } from '../../../rules/periods.ts'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type {
  MissingQuery,
  MissingUnits,
  Rollup,
  RollupChoices,
  RollupQuery,
  RollupView,
} from '../../../shared/rollup.ts'
import { NATION_ID, UNIT_LEVELS, type Unit, type UnitLevel } from '../../../shared/units.ts'
import { type Actor, actingFor, isBelow, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { listFormPeriods } from '../collection/index.ts'
import { getReadableProgramme } from '../programmes/index.ts'
import { getUnit, listUnits, requireUnitOn, type UnitRecord } from '../units/index.ts'
import {
  type ElementMeta,
  type IndicatorMeta,
  listDimensionsNamed,
  listElementsNamed,
  listElementsOfProgramme,
  listIndicatorIdsOf,
  listIndicatorsNamed,
  listProgrammesWithForms,
} from './catalogue.repository.ts'
import { type ElementLevels, sumIndicatorsByLevel, toRolledIndicator } from './indicator-sums.ts'
import { listMissing } from './missing.repository.ts'
import { addRows, sumCells, termsOf, toIndicatorCell } from './rollup-table.ts'
import { type Ground, hasSplits, type IndicatorRow, listPathsOnGround, sumElements } from './sums.repository.ts'

export const toUnit = ({ path: _, ...unit }: UnitRecord): Unit => unit
export const levelNumber = (level: UnitLevel): number => UNIT_LEVELS.indexOf(level)

const scopesOf = (actor: Actor) => actingFor(actor, 'figures.read').scopes
const sees = (actor: Actor, path: string) => scopesOf(actor).some((scope) => isBelow(path, scope))

/** Throws `not-allowed` where the caller sees no figures of a unit. */
export function requireSomeSeen(actor: Actor, { path }: UnitRecord): void {
  if (!scopesOf(actor).some((scope) => isBelow(path, scope) || isBelow(scope, path)))
    requireAction(actor, 'figures.read', path)
}

/**
 * The unit that figures are summed over; of one that ended, as units are now, its own former ground. Throws `place-not-there` for one
 * that is not yet.
 */
export async function groundUnit(db: Db, clock: Clock, unitId: string, view: RollupView): Promise<UnitRecord> {
  const unit = await getUnit(db, unitId)
  if (view === 'now' && unit.ended === null) await requireUnitOn(db, unit, today(clock), 'query/unitId')
  return unit
}

/** Whether the caller sees the figures of all of a unit's ground. */
export async function seesGround(db: Db, actor: Actor, { id, path }: UnitRecord, view: RollupView): Promise<boolean> {
  // All units lie in the nation.
  if (sees(actor, NATION_ID)) return true
  const paths = view === 'was' ? [path] : [path, ...(await listPathsOnGround(db, id))]
  return paths.every((each) => sees(actor, each))
}

/** In a transaction that sees what the roles show that may read figures. */
export const readingFigures = <T>(db: Db, actor: Actor, read: (db: Db) => Promise<T>): Promise<T> =>
  inTransaction(db, actingFor(actor, 'figures.read'), read)

/** The sums of elements and the indicators of a programme over the units of a level below a unit. */
export async function getRollup(db: Db, clock: Clock, actor: Actor, query: RollupQuery): Promise<Rollup> {
  const { programmeId, period, view, by = '', skip, limit } = query
  return readingFigures(db, actor, async (db) => {
    const unit = await groundUnit(db, clock, query.unitId, view)
    const level = levelNumber(query.level)
    if (level < levelNumber(unit.level)) throw invalidRequest([{ pointer: 'query/level', code: 'minimum' }])
    requireSomeSeen(actor, unit)
    const whole = await seesGround(db, actor, unit, view)
    const elements = await elementsOf(db, actor, query)
    const indicators = programmeId ? await listIndicatorsNamed(db, await listIndicatorIdsOf(db, programmeId)) : []
    const ids = elements.map(({ id }) => id)
    const ground: Ground = { unitId: unit.id, level, view }
    const rows = await sumElements(db, ground, period, ids, by)
    const all: Ground = { ...ground, level: levelNumber(unit.level) }
    // Provinces make up the nation and share nothing, nor does anything as it was; a body's own figures stand at its own unit.
    const isSumOfRows = unit.level === 'nation' && level === 1 && !(await hasSplits(db, ground))
    const ofAll =
      level === all.level ? rows : isSumOfRows ? addRows(rows, unit.id) : await sumElements(db, all, period, ids, by)
    const levels = await levelsOf(db, elements, indicators)
    const measured = await indicatorRows(db, ground, all, period, indicators, levels)

    const day = view === 'now' ? today(clock) : daysOfPeriodNamed(period)?.to
    const unitIds = [...new Set([...rows, ...measured.rows].map((row) => row.unitId))]
    const units = (await listUnits(db, unitIds, day)).sort((a, b) => compareVietnamese(a.name, b.name))
    const page = units.slice(skip, skip + limit)
    const shown = new Set<string>(page.map(({ id }) => id))
    const cells = sumCells(
      elements,
      rows.filter((row) => shown.has(row.unitId)),
    )
    const ofUnits = byKey(measured.rows)
    const cellsOf = (of: UnitRecord, found: typeof cells, those: RowsByKey) => ({
      unit: toUnit(of),
      sums: found.get(of.id) ?? sumCells(elements, emptyRow(of.id)).get(of.id) ?? [],
      indicators: indicators.map((indicator) => toIndicatorCell(indicator, those.get(`${of.id} ${indicator.id}`))),
    })
    const dimension = by === '' ? undefined : (await listDimensionsNamed(db, [by]))[0]
    return {
      unit: toUnit(unit),
      level: query.level,
      period,
      view,
      whole,
      elements: elements.map(({ level: of, ...rest }) => ({ ...rest, level: UNIT_LEVELS[of] as UnitLevel })),
      indicators: indicators.map((indicator) => toRolledIndicator(indicator, levels)),
      categories: (dimension?.options ?? []).map(({ code, name }) => ({ code: `${by}:${code}`, name })),
      total: cellsOf(unit, sumCells(elements, ofAll), byKey(measured.all)),
      rowCount: units.length,
      rows: page.map((each) => cellsOf(each, cells, ofUnits)),
    }
  })
}

/** By unit and indicator, the first of each. */
type RowsByKey = ReadonlyMap<string, IndicatorRow>
const byKey = (rows: readonly IndicatorRow[]): RowsByKey =>
  new Map(rows.toReversed().map((row) => [`${row.unitId} ${row.indicatorId}`, row]))

const emptyRow = (unitId: string) => [
  {
    unitId,
    elementId: '',
    level: 0,
    category: '',
    low: null,
    high: null,
    reported: 0,
    expected: 0,
    final: 0,
    unknown: 0,
    notApplicable: 0,
  },
]

async function elementsOf(
  db: Db,
  actor: Actor,
  { programmeId, elementIds }: Pick<RollupQuery, 'programmeId' | 'elementIds'>,
): Promise<ElementMeta[]> {
  if (programmeId === undefined && elementIds === undefined)
    throw invalidRequest([{ pointer: 'query/programmeId', code: 'required' }])
  if (programmeId !== undefined) await getReadableProgramme(db, actor, programmeId)
  const ofProgramme = programmeId === undefined ? [] : await listElementsOfProgramme(db, programmeId)
  if (elementIds === undefined) return ofProgramme
  const levels = new Map(ofProgramme.map(({ id, level }) => [id, level]))
  const named = await listElementsNamed(db, elementIds.split(','))
  return named.map((element) => ({ ...element, level: levels.get(element.id) ?? element.level }))
}

/** Of which units' figures each element of the indicators is summed. */
export async function levelsOf(
  db: Db,
  elements: readonly ElementMeta[],
  indicators: readonly IndicatorMeta[],
): Promise<Map<string, number>> {
  const levels = new Map(elements.map(({ id, level }) => [id, level]))
  const others = indicators.flatMap((indicator) => termsOf(indicator).map(({ elementId }) => elementId))
  for (const { id, level } of await listElementsNamed(
    db,
    others.filter((id) => !levels.has(id)),
  ))
    levels.set(id, level)
  return levels
}

async function indicatorRows(
  db: Db,
  ground: Ground,
  all: Ground,
  period: string,
  indicators: readonly IndicatorMeta[],
  levels: ElementLevels,
): Promise<{ rows: IndicatorRow[]; all: IndicatorRow[] }> {
  const periods = [{ period, before: periodBefore(period) }]
  const rows = await sumIndicatorsByLevel(db, ground, periods, indicators, levels)
  const isSame = ground.level === all.level
  return { rows, all: isSame ? rows : await sumIndicatorsByLevel(db, all, periods, indicators, levels) }
}

/** Who was asked for an element and has not reported it, by name. */
export async function getMissing(db: Db, clock: Clock, actor: Actor, query: MissingQuery): Promise<MissingUnits> {
  return readingFigures(db, actor, async (db) => {
    const unit = await groundUnit(db, clock, query.unitId, query.view)
    requireSomeSeen(actor, unit)
    const found = await listMissing(db, { ...query, level: levelNumber(query.level), limit: query.limit + 1 })
    const page = found.slice(0, query.limit)
    const units = new Map(
      (
        await listUnits(
          db,
          page.map(({ unitId }) => unitId),
        )
      ).map((each) => [each.id as string, each]),
    )
    return {
      units: page.flatMap(({ unitId, ...rest }) => {
        const of = units.get(unitId)
        return of ? [{ unit: toUnit(of), ...rest }] : []
      }),
      next: found.length > query.limit ? (page.at(-1)?.unitId ?? null) : null,
    }
  })
}

/** What a roll-up can be asked of: the programmes that have forms and, of one, its unit, periods and dimensions. */
export async function getChoices(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string | undefined,
): Promise<RollupChoices> {
  const day = today(clock)
  return readingFigures(db, actor, async (db) => {
    const programmes = await listProgrammesWithForms(db)
    const chosen = programmeId === undefined ? programmes[0]?.id : programmeId
    const nothing = { programmes: [], programmeId: null, unit: null, periods: [], dimensions: [] }
    if (chosen === undefined) return { ...nothing, elements: [], indicators: [] }
    const programme = await getReadableProgramme(db, actor, chosen)
    const elements = await listElementsOfProgramme(db, chosen)
    const indicators = await listIndicatorsNamed(db, await listIndicatorIdsOf(db, chosen))
    const codes = elements.flatMap(({ dimensions }) => dimensions)
    return {
      programmes: programmes.map(({ unitId, ...rest }) => ({ ...rest, unitId: unitId as Unit['id'] })),
      programmeId: chosen,
      unit: toUnit(await getUnit(db, programme.unitId)),
      periods: await listFormPeriods(db, programme, day),
      dimensions: (await listDimensionsNamed(db, codes)).map(({ code, name }) => ({ code, name })),
      elements: elements.map(({ id, name }) => ({ id, name })),
      indicators: indicators.map(({ id, name }) => ({ id, name })),
    }
  })
}
