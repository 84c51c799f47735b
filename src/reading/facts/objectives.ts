import { quantitiesIn } from '../grammar/quantities.ts'
import type { Node } from '../outline/tree.ts'
import type { Reading } from '../reading.types.ts'
import { factAt, type Source } from './source.ts'
import { comparatorOf } from './targets.ts'

const GENERAL = /^(?:các\s+)?mục tiêu (?:chung|tổng quát)/iu
const PURPOSE = /^mục đích(?!\s*,?\s*(?:và\s+)?yêu cầu)/iu
/** 'Mục tiêu tổng quát: …', 'Mục đích: …' on one line. */
const NAMED = /^(?:(?:các\s+)?mục tiêu|mục đích)[^:]{0,60}:\s+(?=\S)/iu
const YEAR = /(?:đến|vào|trong|tới|hết)\s+(?:hết\s+|cuối\s+)?năm\s+((?:19|20)\d\d)(?!\s*[-–]\s*\d)/iu
/** A title, a standard or a rank that is either reached or not is an outcome to be counted, and no aim. */
const STANDING =
  /(?<!\p{L})(?:công nhận|danh hiệu|đạt chuẩn|đạt (?:các )?tiêu chí|hoàn thành|xếp loại|tham gia mạng lưới|phổ cập)(?!\p{L})/iu

/** What the paper is for: its general objective and purpose, and aims without anything that could be counted. */
export function findObjectives(source: Source): Reading['objectives'] {
  const found: Reading['objectives'] = []
  for (const node of source.nodes) {
    if (node.zone !== 'body' || node.line.source.cell || node.heading || node.children.length > 0) continue
    const part = source.parts.get(node)
    const kind = part === 'targets' || part === 'background' ? kindOf(node, part) : null
    const skip = NAMED.exec(node.content)?.[0].length ?? 0
    const words = node.content.slice(skip)
    if (!kind || /:$/.test(words) || words.split(' ').length < 5) continue
    const year = YEAR.exec(words)?.[1]
    found.push({
      ...factAt(source, node, { start: node.contentStart + skip, end: node.end }, `objective.${kind}`),
      scope: kind === 'specific' ? 'specific' : 'general',
      year: year ? Number(year) : null,
    })
  }
  return found
}

function kindOf(node: Node, part: 'targets' | 'background'): 'general' | 'purpose' | 'specific' | null {
  for (let at: Node | null = node; at; at = at.parent) {
    if (GENERAL.test(at.content)) return 'general'
    if (PURPOSE.test(at.content)) return 'purpose'
  }
  if (part === 'background' || /^(?:các\s+)?(?:mục tiêu|chỉ tiêu)(?!\p{L})/iu.test(node.content)) return null
  const measured = quantitiesIn(node.content).length > 0 || comparatorOf(node.content, null) !== 'achieve'
  return measured || STANDING.test(node.content) ? null : 'specific'
}
