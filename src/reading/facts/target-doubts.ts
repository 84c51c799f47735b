import type { Doubt } from '../../shared/certainty.ts'
import { quantitiesIn } from '../grammar/quantities.ts'
import type { Node } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import type { Source } from './source.ts'

type Target = Reading['targets'][number]

/** Figures that count nothing: years, ages, levels, numbers of papers. */
const NO_FIGURE =
  /(?:năm\s|giai đoạn\s|thời kỳ\s)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?|(?:mức(?: độ)?|bậc|cấp(?: độ)?|lớp|loại|hạng|thứ|số|điều|khoản|nhóm)\s\d+|\d+\s*(?:[-–]|đến)\s*\d+(?:\stuổi)?|\d+\stuổi|\d{1,2}\/\d{1,2}(?:\/\d{4})?/giu

export function doubtsOfTarget(target: Target, { source, node }: { source: Source; node: Node }): Doubt[] {
  if (target.rule === 'target.table-by-year') return ['table-cell']
  const doubts: Doubt[] = []
  const { quote, value, unit, comparator, milestone, partOf, place } = target
  if (value !== null && unit === null) doubts.push('unit-not-read')
  if (value === null && /\d/.test(quote.replace(NO_FIGURE, ''))) doubts.push('figure-not-read')
  if (value === null && comparator === 'achieve') doubts.push('no-figure')
  if (value !== null && comparator === 'achieve') doubts.push('at-most')
  if (quantitiesIn(quote).length > 1) doubts.push('several-figures')
  if (milestone === null) doubts.push('no-milestone')
  else if (!namesYear(node, milestone)) doubts.push('year-assumed')
  if (partOf === null && beginsInside(source.text, place.start, node)) doubts.push('cut-in-clause')
  if (node.marker === null) doubts.push('marker-missing')
  return doubts
}

function namesYear(node: Node, year: number): boolean {
  for (let at: Node | null = node; at; at = at.parent) if (at.content.includes(String(year))) return true
  return false
}

/** Cut from what stands before it by less than a semicolon. */
function beginsInside(text: string, start: number, node: Node): boolean {
  const before = text.slice(node.contentStart, start).trimEnd()
  return before !== '' && !/[;.:]$/u.test(before)
}
