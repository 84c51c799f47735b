import { type CellValue, type ColumnDef, writeXlsx } from 'hucre/xlsx'
import type { AskedAnswerRow, Standing } from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Language } from '../programmes/index.ts'
import { type SheetHead, sheetWords } from './answers-sheet-words.ts'

const LATE: readonly Standing[] = ['late', 'submitted-late', 'done-late']
const DAY = { width: 14, numFmt: 'dd/mm/yyyy' }
const wrapped = (width: number) => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } }) as const

type SheetColumn = ColumnDef & {
  head: SheetHead
  value: (answer: AskedAnswerRow, words: (typeof sheetWords)[Language]) => CellValue
}
const COLUMNS: readonly SheetColumn[] = [
  { head: 'section', value: ({ section }) => section, width: 14 },
  { head: 'duty', value: ({ quote }) => quote, ...wrapped(60) },
  { head: 'organisation', value: ({ organisationName }) => organisationName, ...wrapped(32) },
  { head: 'standing', value: ({ standing }, words) => words.standings[standing], width: 26 },
  { head: 'daysLate', value: ({ standing, days }) => (LATE.includes(standing) ? days : null), width: 10, numFmt: '0' },
  { head: 'period', value: ({ period }) => period, width: 11 },
  { head: 'due', value: ({ dueOn }) => dateCell(dueOn), ...DAY },
  { head: 'extended', value: ({ extendedTo }) => dateCell(extendedTo), ...DAY },
  { head: 'asked', value: ({ askedUntil }) => dateCell(askedUntil), ...DAY },
  { head: 'submitted', value: ({ submittedOn }) => dateCell(submittedOn), ...DAY },
]

/** A sheet knows days without a zone; the library writes them as they are in UTC. */
const dateCell = (day: Day | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))

/**
 * The answers as a workbook of one sheet, in the order given: days and numbers as such, words never as formulas.
 * `more`: there are others, which the row below the table says.
 */
export async function writeAnswersSheet(
  answers: readonly AskedAnswerRow[],
  more: boolean,
  language: Language,
): Promise<Buffer> {
  const words = sheetWords[language]
  const rows = [
    COLUMNS.map(({ head }): CellValue => words.heads[head]),
    ...answers.map((answer) => COLUMNS.map(({ value }) => value(answer, words))),
  ]
  const lastColumn = String.fromCharCode(64 + COLUMNS.length)
  const range = `A1:${lastColumn}${rows.length}`
  const headStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' as const } }
  const bytes = await writeXlsx({
    sheets: [
      {
        name: words.sheet,
        columns: COLUMNS.map(({ head: _head, value: _value, ...column }) => column),
        rows: more ? [...rows, [words.cut(answers.length)]] : rows,
        cells: new Map(COLUMNS.map((_, at) => [`0,${at}`, { style: headStyle }])),
        freezePane: { rows: 1 },
        autoFilter: { range },
      },
    ],
  })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
