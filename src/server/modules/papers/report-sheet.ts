import Big from 'big.js'
import type { ReportSheet, SheetFigure, SheetUnit, SheetValue } from '../../../shared/report-sheet.ts'
import { columnName, type SheetCell, type SheetColumn, wrapped, writeWorkbook } from '../../platform/workbook.ts'

type Counted = Extract<SheetFigure, { kind: 'counted' }>
type Ratio = Extract<SheetFigure, { kind: 'ratio' }>

/** The title, and the row of heads. */
const ROWS_ABOVE = 2
const TOTAL = 'Tổng cộng'

const decimalOf = (value: SheetValue | undefined): Big | null =>
  value === null || value === undefined ? null : new Big(typeof value === 'string' ? value : 0)

const sumOf = (units: readonly SheetUnit[], ids: readonly string[]): Big =>
  units.reduce((sum, { values }) => ids.reduce((part, id) => part.plus(decimalOf(values[id]) ?? 0), sum), new Big(0))

/** Where the figures of a sheet stand: columns by the ids of what is counted, rows of the units from the first to the last. */
type Places = { columnOf: (id: string) => string; first: number; last: number }

/**
 * Units by figures as an .xlsx: sums and ratios are formulas of the sheet, and hold what these are worth now. A ratio is of the
 * units that reported all that it is made of, as everywhere (docs/decisions/0051). Throws RangeError where a ratio names a figure
 * that is not counted there.
 */
export async function writeReportSheet({ title, sheet, units, figures, notes }: ReportSheet): Promise<Buffer> {
  const counted = figures.filter((figure): figure is Counted => figure.kind === 'counted')
  const places: Places = {
    columnOf(id) {
      if (!counted.some((figure) => figure.id === id)) throw new RangeError(`${id} is not counted in this sheet`)
      return columnName(figures.findIndex((figure) => figure.id === id) + 1)
    },
    first: ROWS_ABOVE + 1,
    last: ROWS_ABOVE + units.length,
  }
  const rows = units.map((unit, index): SheetCell[] => [
    unit.name,
    ...figures.map((figure) =>
      figure.kind === 'counted'
        ? countedCell(unit.values[figure.id])
        : ratioOfUnit(figure, unit, places.first + index, places),
    ),
  ])
  const total: SheetCell[] = [
    TOTAL,
    ...figures.map((figure) =>
      figure.kind === 'counted' ? sumCell(figure, units, places) : ratioOfAll(figure, units, places),
    ),
  ]
  const columns: SheetColumn[] = [
    { head: 'Đơn vị', ...wrapped(32) },
    ...figures.map((figure) => ({
      head: figure.measure === '' ? figure.name : `${figure.name} (${figure.measure})`,
      width: 18,
      numFmt: formatOf(figure, units),
    })),
  ]
  return writeWorkbook([
    { name: sheet, above: [title], columns, rows, totals: units.length > 0 ? [total] : [], below: notes, fixed: 1 },
  ])
}

function countedCell(value: SheetValue | undefined): SheetCell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return Number(value)
  return { value: 0, numFmt: `0;-0;"${value.nothing.replaceAll('"', '')}"` }
}

/** Decimals are shown where there are some. */
const formatOf = (figure: SheetFigure, units: readonly SheetUnit[]): string =>
  figure.kind === 'ratio' || units.some(({ values }) => !(decimalOf(values[figure.id])?.mod(1).eq(0) ?? true))
    ? '#,##0.00'
    : '#,##0'

const sumCell = ({ id }: Counted, units: readonly SheetUnit[], { columnOf, first, last }: Places): SheetCell => ({
  formula: `SUM(${columnOf(id)}${first}:${columnOf(id)}${last})`,
  result: Number(sumOf(units, [id])),
})

const partsOf = ({ numerator, denominator }: Ratio) => [...new Set([...numerator, ...denominator])]
const reportsAll = ({ values }: SheetUnit, ratio: Ratio) => partsOf(ratio).every((id) => decimalOf(values[id]) !== null)

/** Words where nothing can be divided. */
function worthOf(ratio: Ratio, units: readonly SheetUnit[]): number | string {
  const below = sumOf(units, ratio.denominator)
  return below.eq(0) ? '' : Number(sumOf(units, ratio.numerator).times(ratio.times).div(below))
}

function ratioOfUnit(ratio: Ratio, unit: SheetUnit, row: number, { columnOf }: Places): SheetCell {
  const cells = (ids: readonly string[]) => ids.map((id) => `${columnOf(id)}${row}`).join(',')
  const parts = partsOf(ratio)
  const [above, below] = [`SUM(${cells(ratio.numerator)})`, `SUM(${cells(ratio.denominator)})`]
  return {
    formula: `IF(COUNT(${cells(parts)})<${parts.length},"",IF(${below}=0,"",${above}*${ratio.times}/${below}))`,
    result: reportsAll(unit, ratio) ? worthOf(ratio, [unit]) : '',
  }
}

function ratioOfAll(ratio: Ratio, units: readonly SheetUnit[], { columnOf, first, last }: Places): SheetCell {
  const range = (id: string) => `${columnOf(id)}${first}:${columnOf(id)}${last}`
  const reported = partsOf(ratio)
    .map((id) => `ISNUMBER(${range(id)})`)
    .join('*')
  const sum = (ids: readonly string[]) => ids.map((id) => `SUMPRODUCT(${reported}*1,${range(id)})`).join('+')
  const below = sum(ratio.denominator)
  return {
    formula: `IF(${below}=0,"",(${sum(ratio.numerator)})*${ratio.times}/(${below}))`,
    result: worthOf(
      ratio,
      units.filter((unit) => reportsAll(unit, ratio)),
    ),
  }
}
