import type { Horizon } from '../../shared/plan.ts'
import type { Node } from '../outline/tree.ts'
import type { Place } from '../reading.types.ts'

const SPAN =
  /(?:giai đoạn|năm học|thời kỳ|nhiệm kỳ|các năm|từ năm|năm)\s*:?\s*((?:19|20)\d\d)\s*(?:[-–—]|đến(?: năm)?)\s*((?:19|20)\d\d)/iu
/** 'năm 2024, định hướng đến năm 2025': one year and how far it looks on; 'giai đoạn 2021-2025, định hướng …' is the period. */
const LOOKS_ON =
  /(?<!(?:giai đoạn|thời kỳ|nhiệm kỳ)\s)năm\s+((?:19|20)\d\d)\s*,?\s*(?:và\s+)?định hướng\s+(?:đến\s+)?(?:năm\s+)?((?:19|20)\d\d)/iu
const UNTIL = /đến\s+(?:hết\s+)?năm\s+((?:19|20)\d\d)/iu
const YEAR = /(?:trong\s+)?năm\s+((?:19|20)\d\d)(?!\s*[-–/])/iu

/** The years that the title says the plan covers; a date inside the title is no year of the plan. */
export function horizonOf(title: { value: string; place: Place } | null): { value: Horizon; place: Place } | null {
  if (!title) return null
  const text = title.value.replace(/ngày\s+\d{1,2}\s*(?:[/-]|tháng)\s*\d{1,2}\s*(?:[/-]|năm)\s*\d{4}/giu, '')
  // The years inside a quoted name are those of the scheme that is carried out.
  const value = yearsIn(withoutQuoted(text)) ?? yearsIn(text)
  return value && { value, place: title.place }
}

const ISSUES =
  /(?:ban hành|xây dựng)\s+(?:\p{L}+\s+){0,6}?(?:kế hoạch|chương trình|đề án)(?:\s+hành động)?\s+(?:(?:thực hiện\s+)?giai đoạn|năm)\s+[^.;:“”]{4,14}/iu

/** '… ban hành Chương trình hành động giai đoạn 2026 - 2030 với những nội dung sau': where the title has no years. */
export function horizonFromBody(nodes: readonly Node[]): { value: Horizon; place: Place } | null {
  for (const node of nodes.filter(({ zone }) => zone === 'body').slice(0, 12)) {
    const match = ISSUES.exec(node.line.text)
    const value = match && yearsIn(match[0])
    if (value) {
      const start = node.start + match.index
      return { value, place: { start, end: start + match[0].length } }
    }
  }
  return null
}

function yearsIn(text: string): Horizon | null {
  const span = SPAN.exec(text)
  if (span) return { from: Number(span[1]), to: Number(span[2]) }
  const on = LOOKS_ON.exec(text)
  if (on) return { from: Number(on[1]), to: Number(on[2]) }
  const until = UNTIL.exec(text)
  if (until) return { from: null, to: Number(until[1]) }
  const year = YEAR.exec(text)
  return year ? { from: Number(year[1]), to: Number(year[1]) } : null
}

/** Quotes may stand inside quotes: “Xây dựng mô hình “Công dân học tập” giai đoạn 2021 - 2030”. */
function withoutQuoted(text: string): string {
  let depth = 0
  let plain = ''
  for (const sign of text) {
    if (sign === '“') depth++
    else if (sign === '”') depth = Math.max(0, depth - 1)
    else if (depth === 0) plain += sign
  }
  return plain.replace(/"[^"]*"/gu, ' ')
}
