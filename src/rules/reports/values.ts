import type { ReportBlock, ReportSpan } from '../../shared/report-blocks.ts'
import type { PrintedValue } from '../../shared/report-paper.ts'

const spansOf = (block: ReportBlock): readonly ReportSpan[] => {
  if (block.kind === 'blank') return []
  if (block.kind === 'table') return block.rows.flatMap((row) => row.flatMap(({ words }) => words))
  return block.words
}

/** The values of blocks, in the order in which they stand; one that stands twice is told twice. */
export const valuesOf = (blocks: readonly ReportBlock[]): PrintedValue[] =>
  blocks.flatMap((block) => spansOf(block).filter((span) => typeof span !== 'string'))

/** Words as they are read, with the values in their places. */
export const textOf = (spans: readonly ReportSpan[]): string =>
  spans.map((span) => (typeof span === 'string' ? span : span.value)).join('')

/** Each value that says something else, is new, or is gone, by id in the order of the new ones. */
export function changedValues(
  before: readonly ReportBlock[],
  after: readonly ReportBlock[],
): { id: string; name: string | null; was: string | null; now: string | null }[] {
  const was = new Map(valuesOf(before).map((value) => [value.id, value]))
  const now = new Map(valuesOf(after).map((value) => [value.id, value]))
  const changed = [...now.values()].filter(({ id, value }) => was.get(id)?.value !== value)
  const gone = [...was.values()].filter(({ id }) => !now.has(id))
  return [
    ...changed.map(({ id, name, value }) => ({ id, name: name ?? null, was: was.get(id)?.value ?? null, now: value })),
    ...gone.map(({ id, name, value }) => ({ id, name: name ?? null, was: value, now: null })),
  ]
}
