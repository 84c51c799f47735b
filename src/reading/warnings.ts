import type { TextEncoding } from '../shared/encodings.ts'
import type { Node } from './outline/tree.ts'
import type { Reading, Warning } from './reading.types.ts'

const LETTER = /\p{L}/u
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu

/** Vietnamese marks at least one letter in ten; other languages hardly any. */
export function isVietnamese(text: string): boolean {
  let letters = 0
  let marked = 0
  // Every fourth sign says it as well as all.
  for (let at = 0; at < Math.min(text.length, 20_000); at += text.length > 4_000 ? 4 : 1) {
    const sign = text.charAt(at)
    if (!LETTER.test(sign)) continue
    letters += 1
    if (VIETNAMESE.test(sign)) marked += 1
  }
  return letters === 0 || marked / letters >= 0.05
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
