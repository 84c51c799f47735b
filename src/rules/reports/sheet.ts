import type { ReportBlock, ReportCell } from '../../shared/report-blocks.ts'
import type { ReportSheet } from '../../shared/report-sheet.ts'
import { textOf } from './values.ts'

type Table = Extract<ReportBlock, { kind: 'table' }>
/** Number and unit; what is counted comes behind them. */
const LEADING = 2

/**
 * The tables of units of a report as one sheet, without the rows of their sums: it adds up by itself. Null where there are none. A cell
 * says its decimal, or in words why it has none.
 */
export function sheetOf(
  blocks: readonly ReportBlock[],
  about: Pick<ReportSheet, 'title' | 'sheet' | 'notes'>,
): ReportSheet | null {
  const tables = blocks.filter((block): block is Table => block.kind === 'table')
  const [first] = tables
  if (!first) return null
  const figures = tables.flatMap((table, part) =>
    (table.heads[0] ?? []).slice(LEADING).map((head, column) => {
      const words = typeof head === 'string' ? head : head.words
      const [, name = words, measure = ''] = /^(.*) \(([^()]*)\)$/.exec(words) ?? []
      return { kind: 'counted' as const, id: `${part}-${column}`, name, measure }
    }),
  )
  const units = first.rows.slice(0, -1).map((row, index) => ({
    name: textOf(row[1]?.words ?? []),
    values: Object.fromEntries(
      tables.flatMap((table, part) =>
        (table.rows[index] ?? []).slice(LEADING).map((cell, column) => [`${part}-${column}`, figureOf(cell)]),
      ),
    ),
  }))
  return { ...about, units, figures }
}

function figureOf({ words }: ReportCell): string | null {
  const value = words.find((span) => typeof span !== 'string')
  if (value === undefined) return textOf(words) || null
  return value.raw ?? value.value
}
