import type { Day } from './schema.ts'

// The consolidated figures of a report as a workbook that adds up itself.

export type SheetUnit = {
  name: string
  /** Decimals by the id of the column; null or absent: not reported; words stand as they are ("không phát sinh"). */
  values: Readonly<Record<string, string | null>>
}

/** Columns that are counted are added up; a ratio is worked out of columns that are counted, and is times `times` (100: a percentage). */
export type SheetFigure =
  | { kind: 'counted'; id: string; name: string; measure: string }
  | {
      kind: 'ratio'
      id: string
      name: string
      measure: string
      numerator: readonly string[]
      denominator: readonly string[]
      times: number
    }

export type ReportSheet = {
  title: string
  /** Of a sheet, at most 31 letters. */
  sheet: string
  on: Day
  units: readonly SheetUnit[]
  figures: readonly SheetFigure[]
  /** Lines below the table: source, coverage. */
  notes: readonly string[]
}
