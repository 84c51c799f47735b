import Big from 'big.js'
import { type Measured, measure } from '../../../rules/figures/measure.ts'
import type { IndicatorCell, SumCell } from '../../../shared/rollup.ts'
import { UNIT_LEVELS, type UnitLevel } from '../../../shared/units.ts'
import type { ElementMeta, IndicatorMeta } from './catalogue.repository.ts'
import type { IndicatorRow, SumRow, Term } from './sums.repository.ts'

// From rows of sums to the cells of a table: pure.

type Ends = { value?: string; least?: string; most?: string }

const tidy = (value: string) => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)

/** One value, or two ends of a range. */
export function endsOf(low: string | null, high: string | null, reported: number): Ends {
  if (reported === 0) return {}
  const [least, most] = [tidy(low ?? '0'), tidy(high ?? '0')]
  return least === most ? { value: least } : { least, most }
}

/** The rows of one unit and element, of all lines and categories. */
function toSumCell({ level, dimensions: _ }: ElementMeta, rows: readonly SumRow[]): SumCell {
  const own = rows.find((row) => row.level === level && row.category === '')
  const beside = rows.filter((row) => row.level !== level && row.category === '' && row.reported > 0)
  const by = rows.filter((row) => row.level === level && row.category !== '')
  return {
    ...endsOf(own?.low ?? null, own?.high ?? null, own?.reported ?? 0),
    reported: own?.reported ?? 0,
    expected: own?.expected ?? 0,
    final: own?.final ?? 0,
    ...(own && own.unknown > 0 && { unknown: own.unknown }),
    ...(own && own.notApplicable > 0 && { notApplicable: own.notApplicable }),
    ...(by.length > 0 && {
      by: Object.fromEntries(
        by.map((row) => [row.category, { ...endsOf(row.low, row.high, row.reported), reported: row.reported }]),
      ),
    }),
    ...(beside.length > 0 && {
      beside: beside.map((row) => ({
        level: UNIT_LEVELS[row.level] as UnitLevel,
        ...endsOf(row.low, row.high, row.reported),
        reported: row.reported,
      })),
    }),
  }
}

/** By unit the cells of the elements, in their order. */
export function sumCells(elements: readonly ElementMeta[], rows: readonly SumRow[]): Map<string, SumCell[]> {
  const cells = new Map<string, SumCell[]>()
  for (const [unitId, its] of Map.groupBy(rows, (row) => row.unitId)) {
    const byElement = Map.groupBy(its, ({ elementId }) => elementId)
    cells.set(
      unitId,
      elements.map((element) => toSumCell(element, byElement.get(element.id) ?? [])),
    )
  }
  return cells
}

/** Of units that share nothing, over all of them. */
export function addRows(rows: readonly SumRow[], unitId: string): SumRow[] {
  const keyOf = ({ elementId, level, category }: SumRow) => `${elementId} ${level} ${category}`
  return [...Map.groupBy(rows, keyOf).values()].map((its) => {
    const add = (part: (row: SumRow) => number) => its.reduce((sum, row) => sum + part(row), 0)
    const addEnds = (part: (row: SumRow) => string | null) =>
      its.reduce((sum, row) => sum.plus(part(row) ?? 0), new Big(0)).toFixed()
    const [first] = its as [SumRow]
    return {
      ...{ unitId, elementId: first.elementId, level: first.level, category: first.category },
      ...{ low: addEnds(({ low }) => low), high: addEnds(({ high }) => high) },
      ...{ reported: add(({ reported }) => reported), expected: add(({ expected }) => expected) },
      ...{ final: add(({ final }) => final), unknown: add(({ unknown }) => unknown) },
      notApplicable: add(({ notApplicable }) => notApplicable),
    }
  })
}

export function measuredOf({ kind, measure: unit, numerator }: IndicatorMeta, row: IndicatorRow): Measured | null {
  const range = (least: string | null, most: string | null) =>
    least === null || most === null ? null : { least, most }
  return measure(kind, unit, numerator.length, {
    above: range(row.aboveLow, row.aboveHigh),
    below: range(row.belowLow, row.belowHigh),
    reported: row.reported,
    expected: row.expected,
  })
}

export function toIndicatorCell(indicator: IndicatorMeta, row: IndicatorRow | undefined): IndicatorCell {
  if (!row) return { reported: 0, expected: 0, final: 0 }
  const { reported, expected, final } = row
  const found = measuredOf(indicator, row)
  if (!found) return { reported, expected, final }
  const { numerator, denominator } = found
  const isExact = numerator.least === numerator.most && (denominator === null || denominator.least === denominator.most)
  return {
    ...endsOf(found.least, found.most, reported),
    ...(isExact && { numerator: tidy(numerator.least), ...(denominator && { denominator: tidy(denominator.least) }) }),
    reported,
    expected,
    final,
  }
}

/** What an indicator adds up; a rise is against the same of the period before. */
export function termsOf({ id, kind, numerator, denominator }: IndicatorMeta): Term[] {
  const side = (terms: IndicatorMeta['numerator'], which: Term['side'], back = false): Term[] =>
    terms.map(({ elementId, category }) => ({ indicatorId: id, side: which, elementId, category, back }))
  if (kind === 'rise') return [...side(numerator, 'n'), ...side(numerator, 'd', true)]
  if (kind === 'share-of-units' || denominator === null) return side(numerator, 'n')
  return [...side(numerator, 'n'), ...side(denominator, 'd')]
}
