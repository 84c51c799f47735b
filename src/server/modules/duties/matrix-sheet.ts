import type { DutyMatrix, MatrixCell, ReportMatrix } from '../../../shared/duty-views.ts'
import { wrapped, writeWorkbook } from '../../platform/workbook.ts'
import type { Language } from '../programmes/index.ts'
import { sheetWords } from './answers-sheet-words.ts'
import { sheetsWords } from './sheets-words.ts'

type Columns = { heads: readonly string[]; width: number; name: string }
type Matrix = Pick<DutyMatrix, 'today' | 'organisations' | 'organisationCount' | 'columnCount' | 'cells'>

/** A row for each organisation; a cell says the worst standing and how many answers have it, as on the page. */
async function writeMatrix(matrix: Matrix, { heads, width, name }: Columns, language: Language): Promise<Buffer> {
  const { organisations, organisationCount, columnCount, cells, today } = matrix
  const words = sheetsWords[language]
  const cellWords = ({ standing, answers }: MatrixCell) =>
    standing === null ? words.nothingYet : `${sheetWords[language].standings[standing]} (${answers})`
  const rows = organisations.map((organisation): (string | null)[] => [organisation.name, ...heads.map(() => null)])
  for (const cell of cells) {
    const row = rows[cell.row]
    if (row) row[cell.column + 1] = cellWords(cell)
  }
  const isWhole = organisations.length === organisationCount && heads.length === columnCount
  return writeWorkbook([
    {
      name,
      columns: [{ head: words.organisation, ...wrapped(36) }, ...heads.map((head) => ({ head, ...wrapped(width) }))],
      rows,
      below: [...(isWhole ? [] : [words.cutMatrix]), words.asOf(today)],
      fixed: 1,
    },
  ])
}

export const writeDutyMatrixSheet = (matrix: DutyMatrix, language: Language): Promise<Buffer> =>
  writeMatrix(
    matrix,
    {
      heads: matrix.duties.map(({ section, quote }) => [section, quote].filter(Boolean).join(' ')),
      width: 28,
      name: sheetsWords[language].dutyMatrix,
    },
    language,
  )

export const writeReportMatrixSheet = (matrix: ReportMatrix, language: Language): Promise<Buffer> =>
  writeMatrix(
    matrix,
    { heads: matrix.periods.map(sheetsWords[language].period), width: 20, name: sheetsWords[language].reportMatrix },
    language,
  )
