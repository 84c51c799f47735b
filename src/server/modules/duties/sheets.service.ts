import type { AnswersSheetQuery, LanguageQuery } from '../../../shared/duties.ts'
import type { MatrixQuery } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Language } from '../programmes/index.ts'
import { getDutyMatrix, getReportMatrix } from './duty-views.service.ts'
import { writeDutyMatrixSheet, writeReportMatrixSheet } from './matrix-sheet.ts'
import { getMyWork } from './my-work.service.ts'
import { writeMyWorkSheet } from './my-work-sheet.ts'
import { sheetsWords } from './sheets-words.ts'

export type Workbook = { name: string; bytes: Buffer }

/** Of each list of my work. */
const mostOfEach = 10_000

/** A workbook is made whole in memory: as many cells as the longest list has. */
const largestMatrix = { row: 0, column: 0, rows: 400, columns: 300 }

/** My work as a workbook; what is beyond the first 10,000 of a list is named in it and left out. */
export async function getMyWorkSheet(db: Db, clock: Clock, actor: Actor, { lang }: LanguageQuery): Promise<Workbook> {
  const work = await getMyWork(db, clock, actor, {}, mostOfEach)
  return { name: `${sheetsWords[lang].myWork} ${work.today}.xlsx`, bytes: await writeMyWorkSheet(work, lang) }
}

type Read<Matrix> = (db: Db, clock: Clock, actor: Actor, programmeId: string, asked: MatrixQuery) => Promise<Matrix>
type Write<Matrix> = (matrix: Matrix, language: Language) => Promise<Buffer>

/** A matrix as a workbook, with the filters of the list. */
const matrixSheet =
  <Matrix extends { today: Day }>(read: Read<Matrix>, write: Write<Matrix>, title: 'dutyMatrix' | 'reportMatrix') =>
  async (
    db: Db,
    clock: Clock,
    actor: Actor,
    programmeId: string,
    { lang, ...asked }: AnswersSheetQuery,
  ): Promise<Workbook> => {
    const matrix = await read(db, clock, actor, programmeId, { ...asked, ...largestMatrix })
    return { name: `${sheetsWords[lang][title]} ${matrix.today}.xlsx`, bytes: await write(matrix, lang) }
  }

export const getDutyMatrixSheet = matrixSheet(getDutyMatrix, writeDutyMatrixSheet, 'dutyMatrix')
export const getReportMatrixSheet = matrixSheet(getReportMatrix, writeReportMatrixSheet, 'reportMatrix')
