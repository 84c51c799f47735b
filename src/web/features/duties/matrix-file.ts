import type { DutyMatrix, MatrixCell } from '../../../shared/duty-views.ts'

export type MatrixColumn = { id: string; words: string }
type Part = Pick<DutyMatrix, 'organisations' | 'cells'> & { columns: readonly MatrixColumn[] }

/** The parts of a matrix put together again, as the rows of a file. */
export function fileRows(
  parts: readonly Part[],
  corner: string,
  wordsOf: (cell: Pick<MatrixCell, 'standing' | 'answers'>) => string,
): string[][] {
  const columns = new Map<string, string>()
  const names = new Map<string, string>()
  const cells = new Map<string, string>()
  for (const { organisations, columns: its, cells: told } of parts) {
    for (const { id, words } of its) columns.set(id, words)
    for (const { id, name } of organisations) names.set(id, name)
    for (const cell of told) {
      const [organisation, column] = [organisations[cell.row], its[cell.column]]
      if (organisation && column) cells.set(`${organisation.id} ${column.id}`, wordsOf(cell))
    }
  }
  return [
    [corner, ...columns.values()],
    ...[...names].map(([id, name]) => [
      name,
      ...[...columns.keys()].map((column) => cells.get(`${id} ${column}`) ?? ''),
    ]),
  ]
}
