/** A cell of the grid, by its row and column. */
export type Place = { row: number; column: number }

/** A rectangle of cells; the corners are among them. */
export type Range = { top: number; bottom: number; left: number; right: number }

export const rangeOf = (one: Place, other: Place): Range => ({
  top: Math.min(one.row, other.row),
  bottom: Math.max(one.row, other.row),
  left: Math.min(one.column, other.column),
  right: Math.max(one.column, other.column),
})

export const isIn = ({ top, bottom, left, right }: Range, { row, column }: Place): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

export const isOne = ({ top, bottom, left, right }: Range): boolean => top === bottom && left === right

/** Row by row. */
export const placesIn = ({ top, bottom, left, right }: Range): Place[][] =>
  Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, across) => ({ row: top + down, column: left + across })),
  )

/** As spreadsheets take it: cells apart by tabs, rows by line ends. */
export const blockText = (range: Range, textAt: (place: Place) => string): string =>
  placesIn(range)
    .map((row) => row.map(textAt).join('\t'))
    .join('\n')

/** Where what was copied goes: from the first cell on; one value alone into every cell of the range. */
export function spread(block: readonly (readonly string[])[], range: Range): { place: Place; text: string }[] {
  const [only] = block[0] ?? []
  if (block.length === 1 && block[0]?.length === 1 && only !== undefined)
    return placesIn(range)
      .flat()
      .map((place) => ({ place, text: only }))
  return block.flatMap((line, down) =>
    line.map((text, across) => ({ place: { row: range.top + down, column: range.left + across }, text })),
  )
}
