import type { CellValue } from 'hucre/xlsx'
import { toCsv } from '../../../rules/csv.ts'
import type { IndicatorCell, Rollup, RollupQuery, SumCell } from '../../../shared/rollup.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { type SheetColumn, wrapped, writeWorkbook } from '../../platform/workbook.ts'
import type { Language } from '../programmes/index.ts'
import { getRollup } from './rollup.service.ts'
import { rollupWords } from './rollup-sheet-words.ts'

type Cell = SumCell | IndicatorCell
type Table = { heads: string[]; rows: (string | null)[][]; words: (typeof rollupWords)[Language] }

/** Whole numbers of a sheet are exact up to here; what is longer stays text. */
const EXACT_DIGITS = 15
/** Values with their coverage, of a size that is still read. */
const PAIRS_ON_A_PAGE = 6
/** Six lines of a long name. */
const HEAD_HEIGHT_PT = 84

/** A number as it is on the wire; the two ends of a range are words of the language. */
function endsOf({ value, least, most }: Cell, language: Language): string | null {
  if (value !== undefined) return value
  if (least === undefined) return null
  const ends = `${least} – ${most}`
  return language === 'vi' ? ends.replaceAll('.', ',') : ends
}

const asNumber = (text: string | null): CellValue =>
  text !== null && /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= EXACT_DIGITS ? Number(text) : text

/** Each unit a row: of each element and indicator its value and how many of those asked reported. */
function tableOf(rollup: Rollup, language: Language): Table {
  const words = rollupWords[language]
  const columns = [...rollup.elements, ...rollup.indicators]
  const heads = columns.flatMap(({ name, measure }) => [`${name} (${measure})`, words.coverage])
  const rows = [rollup.total, ...rollup.rows.filter(({ unit }) => unit.id !== rollup.total.unit.id)].map((row) => [
    row.unit.fullName,
    ...[...row.sums, ...row.indicators].flatMap((cell) => [
      endsOf(cell, language),
      `${cell.reported}/${cell.expected}`,
    ]),
  ])
  return { heads: [words.unit, ...heads], rows, words }
}

const nameOf = ({ unit, period }: Rollup, words: Table['words']) => `${words.title} ${period} – ${unit.fullName}`

export async function getRollupWorkbook(
  db: Db,
  clock: Clock,
  actor: Actor,
  query: RollupQuery,
  language: Language,
): Promise<{ name: string; bytes: Buffer }> {
  const rollup = await getRollup(db, clock, actor, query)
  const { heads, rows, words } = tableOf(rollup, language)
  const columns = heads.map((head, at): SheetColumn => {
    if (at === 0) return { head, ...wrapped(28) }
    if (at % 2 === 0) return { head, width: 12, style: { alignment: { horizontal: 'center', vertical: 'top' } } }
    const { width, style } = wrapped(16)
    const hasDecimals = rows.some((row) => row[at]?.includes('.'))
    return { head, width, style: { ...style, numFmt: hasDecimals ? '#,##0.00' : '#,##0' } }
  })
  const below = [...(rollup.whole ? [] : [words.part]), words.view[rollup.view], words.asOf(today(clock))]
  const cells = rows.map((row) => row.map((cell, at): CellValue => (at % 2 === 1 ? asNumber(cell) : cell)))
  const print = {
    title: nameOf(rollup, words),
    across: Math.ceil((columns.length - 1) / 2 / PAIRS_ON_A_PAGE),
    headHeight: HEAD_HEIGHT_PT,
  }
  const bytes = await writeWorkbook([{ name: words.title, columns, rows: cells, below, fixed: 1, print }])
  return { name: `${nameOf(rollup, words)}.xlsx`, bytes }
}

export async function getRollupCsv(
  db: Db,
  clock: Clock,
  actor: Actor,
  query: RollupQuery,
  language: Language,
): Promise<{ name: string; bytes: Buffer }> {
  const rollup = await getRollup(db, clock, actor, query)
  const { heads, rows, words } = tableOf(rollup, language)
  const decimal = (cell: string | null) => (language === 'vi' ? (cell ?? '').replace('.', ',') : (cell ?? ''))
  const lines = rows.map((row) => row.map((cell, at) => (at % 2 === 1 ? decimal(cell) : (cell ?? ''))))
  return {
    name: `${nameOf(rollup, words)}.csv`,
    bytes: Buffer.from(toCsv([heads, ...lines], language === 'vi' ? ';' : ',')),
  }
}
