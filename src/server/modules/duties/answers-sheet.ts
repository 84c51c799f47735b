import type { CellValue, ColumnDef } from 'hucre/xlsx'
import type { AskedAnswerRow, Standing } from '../../../shared/duties.ts'
import { DAY, dateCell, type Sheet, wrapped, writeWorkbook } from '../../platform/workbook.ts'
import type { Language } from '../programmes/index.ts'
import { type SheetHead, sheetWords } from './answers-sheet-words.ts'

const LATE: readonly Standing[] = ['late', 'submitted-late', 'done-late']

type AnswerColumn = ColumnDef & {
  head: SheetHead
  value: (answer: AskedAnswerRow, words: (typeof sheetWords)[Language]) => CellValue
}
const COLUMNS: readonly AnswerColumn[] = [
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
/** Where answers of several programmes stand together. */
const PROGRAMME: AnswerColumn = { head: 'programme', value: ({ programmeName }) => programmeName, ...wrapped(32) }

type AnswersSheet = Pick<Sheet, 'name' | 'below'> & { answers: readonly AskedAnswerRow[]; severalProgrammes?: boolean }

/** Answers in the order given. */
export function answersSheet(
  { answers, severalProgrammes = false, ...sheet }: AnswersSheet,
  language: Language,
): Sheet {
  const words = sheetWords[language]
  const columns = severalProgrammes ? [PROGRAMME, ...COLUMNS] : COLUMNS
  return {
    ...sheet,
    columns: columns.map(({ head, value: _value, ...column }) => ({ ...column, head: words.heads[head] })),
    rows: answers.map((answer) => columns.map(({ value }) => value(answer, words))),
  }
}

/** As a workbook of one sheet. `more`: there are others, which the row below the table says. */
export async function writeAnswersSheet(
  answers: readonly AskedAnswerRow[],
  more: boolean,
  language: Language,
): Promise<Buffer> {
  const { sheet: name, cut } = sheetWords[language]
  return writeWorkbook([answersSheet({ name, answers, below: more ? [cut(answers.length)] : [] }, language)])
}
