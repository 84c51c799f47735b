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

const endsOf = (cell: Cell): string | null =>
  cell.value ?? (cell.least === undefined ? null : `${cell.least} – ${cell.most}`)

const asNumber = (text: string | null): CellValue =>
  text !== null && /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= EXACT_DIGITS ? Number(text) : text

/** Each unit a row: of each element and indicator its value and how many of those asked reported. */
function tableOf(rollup: Rollup, language: Language): Table {
  const words = rollupWords[language]
  const columns = [...rollup.elements, ...rollup.indicators]
  const heads = columns.flatMap(({ name, measure }) => [`${name} (${measure})`, words.coverage])
  const rows = [rollup.total, ...rollup.rows.filter(({ unit }) => unit.id !== rollup.total.unit.id)].map((row) => [
    row.unit.fullName,
    ...[...row.sums, ...row.indicators].flatMap((cell) => [endsOf(cell), `${cell.reported}/${cell.expected}`]),
  ])
  return { heads: [words.unit, ...heads], rows, words }
}

const nameOf = ({ unit, period }: Rollup, words: Table['words']) => `${words.title} ${unit.name} ${period}`

export async function getRollupWorkbook(
  db: Db,
  clock: Clock,
  actor: Actor,
  query: RollupQuery,
  language: Language,
): Promise<{ name: string; bytes: Buffer }> {
  const rollup = await getRollup(db, clock, actor, query)
  const { heads, rows, words } = tableOf(rollup, language)
  const columns: SheetColumn[] = heads.map((head, index) => ({ head, ...(index === 0 ? wrapped(32) : wrapped(18)) }))
  const below = [...(rollup.whole ? [] : [words.part]), words.view[rollup.view], words.asOf(today(clock))]
  const cells = rows.map((row) => row.map((cell, at): CellValue => (at % 2 === 1 ? asNumber(cell) : cell)))
  const bytes = await writeWorkbook([{ name: words.title, columns, rows: cells, below, fixed: 1 }])
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
