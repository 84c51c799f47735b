import { periodBefore } from '../../../rules/periods.ts'
import type { FigureSeries, SeriesBreak, SeriesQuery } from '../../../shared/rollup.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { listUnits, type UnitRecord } from '../units/index.ts'
import { listBreaks } from './breaks.repository.ts'
import { type IndicatorMeta, listElementsNamed, listIndicatorsNamed } from './catalogue.repository.ts'
import { type ElementLevels, sumIndicatorsByLevel } from './indicator-sums.ts'
import { groundUnit, levelNumber, levelsOf, readingFigures, requireSomeSeen, toUnit } from './rollup.service.ts'
import { toIndicatorCell } from './rollup-table.ts'

const MOST_YEARS = 60

/** An element or an indicator of a unit year by year, over the units as they were or as they are now, with the days on which they changed. */
export async function getSeries(db: Db, clock: Clock, actor: Actor, query: SeriesQuery): Promise<FigureSeries> {
  const { from, to, view } = query
  if ((query.elementId === undefined) === (query.indicatorId === undefined))
    throw invalidRequest([{ pointer: 'query/elementId', code: 'required' }])
  if (to < from || to - from >= MOST_YEARS) throw invalidRequest([{ pointer: 'query/to', code: 'minimum' }])
  return readingFigures(db, actor, async (db) => {
    const unit = await groundUnit(db, clock, query.unitId, view)
    requireSomeSeen(actor, unit)
    const { indicator, levels } = await measuredBy(db, query)
    const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    const periods = years.map((year) => ({ period: String(year), before: periodBefore(String(year)) }))
    const ground = { unitId: unit.id, level: levelNumber(unit.level), view }
    const rows = await sumIndicatorsByLevel(db, ground, periods, [indicator], levels)
    return {
      unit: toUnit(unit),
      name: indicator.name,
      measure: indicator.measure,
      view,
      points: years.map((year) => {
        const row = rows.find((each) => each.period === String(year))
        const { numerator: _, denominator: __, ...cell } = toIndicatorCell(indicator, row)
        return { year, ...cell }
      }),
      breaks: await describeBreaks(db, unit, view, { from: `${from}-01-01`, to: `${to}-12-31` }),
    }
  })
}

/** An element by itself is a count of one. */
async function measuredBy(
  db: Db,
  { elementId, indicatorId }: SeriesQuery,
): Promise<{ indicator: IndicatorMeta; levels: ElementLevels }> {
  if (indicatorId !== undefined) {
    const [indicator] = await listIndicatorsNamed(db, [indicatorId])
    if (!indicator) throw notFound('This indicator')
    return { indicator, levels: await levelsOf(db, [], [indicator]) }
  }
  const [element] = await listElementsNamed(db, [elementId ?? '0'])
  if (!element) throw notFound('This element')
  const { id, code, name, measure } = element
  const numerator = [{ elementId: id, category: '' }]
  const indicator: IndicatorMeta = { id, code, name, measure, kind: 'count', numerator, denominator: null }
  return { indicator, levels: await levelsOf(db, [element], []) }
}

export async function describeBreaks(
  db: Db,
  unit: UnitRecord,
  view: SeriesQuery['view'],
  days: { from: string; to: string },
): Promise<SeriesBreak[]> {
  const breaks = await listBreaks(db, unit.id, view, days)
  const ids = breaks.flatMap(({ pairs }) => pairs.flatMap(({ fromId, intoId }) => [fromId, intoId]))
  const names = new Map((await listUnits(db, [...new Set(ids)])).map(({ id, fullName }) => [id as string, fullName]))
  return breaks.map(({ on, changes, legalBasis, pairs }) => ({
    ...{ on, changes, legalBasis },
    units: pairs.map(({ fromId, intoId }) => ({ from: names.get(fromId) ?? '', into: names.get(intoId) ?? '' })),
  }))
}
