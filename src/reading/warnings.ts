import type { TextEncoding } from '../shared/encodings.ts'
import type { Node } from './outline/tree.ts'
import type { Reading, Warning } from './reading.types.ts'

const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu

/** Vietnamese marks at least one letter in ten; other languages hardly any. */
export function isVietnamese(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const letters = sample.replace(/\P{L}+/gu, '').length
  return letters === 0 || (sample.match(VIETNAMESE)?.length ?? 0) / letters >= 0.05
}

export function warningsOf(
  reading: Reading,
  nodes: Node[],
  readCells: Set<Node>,
  oldEncodings: TextEncoding[],
): Warning[] {
  const warnings: Warning[] = oldEncodings.map((encoding) => ({ code: 'old-letters', encoding }))
  if (!isVietnamese(reading.text)) warnings.push({ code: 'not-vietnamese' })
  if (!nodes.some((node) => node.heading)) warnings.push({ code: 'no-headings' })
  if (!nodes.some((node) => node.zone === 'letterhead')) warnings.push({ code: 'no-letterhead' })
  if (reading.document.number === null) warnings.push({ code: 'number-blank' })
  if (reading.document.issuedOn === null) warnings.push({ code: 'date-blank' })
  if (reading.targets.length === 0) warnings.push({ code: 'no-targets' })
  if (reading.duties.length === 0) warnings.push({ code: 'no-duties' })
  const cells = nodes.filter((node) => node.zone === 'body' && node.line.source.cell && !readCells.has(node)).length
  if (cells > 0) warnings.push({ code: 'tables-not-read', count: cells })
  return warnings
}
