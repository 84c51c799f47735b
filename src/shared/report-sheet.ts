// The consolidated figures of a report as a workbook that adds up itself.

/** A decimal as text; `nothing`: nought, shown as these words ("không phát sinh"); null: not reported. */
export type SheetValue = string | { nothing: string } | null

export type SheetUnit = {
  name: string
  /** By the id of the figure; absent is null. */
  values: Readonly<Record<string, SheetValue>>
}

/** What is counted is added up; a ratio is `times` (100: per cent) the sum of some counted figures over that of others. */
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
  /** Of the sheet, at most 31 letters. */
  sheet: string
  units: readonly SheetUnit[]
  figures: readonly SheetFigure[]
  /** Lines below the table: source, coverage, day. */
  notes: readonly string[]
}
