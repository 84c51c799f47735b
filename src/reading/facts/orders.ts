import { wordsOf } from '../grammar/words.ts'
import { type Subject, subjectOf } from './assignment.ts'

export const isRole = ({ names }: Subject) =>
  names.length === 1 && /^cơ quan (?:thường trực|đầu mối|chủ trì)$/iu.test(names[0] ?? '')

/** "Trong quá trình thực hiện, nếu có vướng mắc, … báo cáo …" tells whom to turn to: a report and no duty. */
export const CONDITION =
  /(?<!\p{L})(?:nếu|trường hợp|có gì|gặp)(?!\p{L})(?:(?!đề xuất|kiến nghị|gửi|phản ánh)[^.;]){0,240}?báo cáo|(?<!\p{L})(?:nếu|khi|trường hợp|quá trình)(?!\p{L})[^.;]{0,80}?(?:khó khăn|vướng mắc|phát sinh|vấn đề|chưa phù hợp)(?:(?!đề xuất|kiến nghị|gửi|phản ánh)[^.]){0,200}?báo cáo/iu

const ORDERS = /(?<!\p{L})(yêu cầu|đề nghị|giao)\s+/giu
const OPENS_LIST = /(?<!\p{L})(yêu cầu|đề nghị|giao|hướng dẫn)\s+/giu

/** '…, Ủy ban nhân dân tỉnh yêu cầu các sở, ngành tổ chức triển khai': the place where the ordering subject begins. */
export function orderIn(text: string, orders = ORDERS): { subject: Subject; start: number; requested: boolean } | null {
  for (const match of text.matchAll(orders)) {
    const rest = text.slice(match.index + match[0].length)
    const subject = subjectOf(rest, wordsOf(rest))
    if (!subject) continue
    const before = text.slice(0, match.index)
    const comma = before.search(/[^,]*$/u)
    const lead = before.slice(comma).length - before.slice(comma).trimStart().length
    const start = /^Trên đây|^Căn cứ/u.test(text) ? comma + lead : 0
    return { subject, start, requested: match[1]?.toLowerCase() === 'đề nghị' }
  }
  return null
}

const DIRECTS = /^(?:tiếp tục\s+|tập trung\s+)?chỉ đạo(?:,\s*(?:hướng dẫn|đôn đốc|kiểm tra|giám sát|phân công))*\s+/iu
/** 'Chỉ đạo các trường học:' before a list: those who are directed do what it lists. */
export function directed(content: string): Subject | null {
  const match = /:$/.test(content) ? DIRECTS.exec(content) : null
  const rest = match && content.slice(match[0].length)
  return rest ? subjectOf(rest, wordsOf(rest)) : null
}

/** '… đề nghị Ủy ban nhân dân các tỉnh thực hiện các nội dung sau:' */
export function addressed(content: string): Subject | null {
  return /:$/.test(content) ? (orderIn(content, OPENS_LIST)?.subject ?? null) : null
}
