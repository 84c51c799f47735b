import type { DutyKind } from '../../shared/duties.ts'
import type { DutyBody } from '../../shared/facts.ts'
import { termIn } from '../terms.ts'

/** What only steers: it has no end and hands nothing in. A committee is no steering, nor is somebody else's of whom a text speaks. */
const STEERING =
  /^(?:(?:tăng cường|tiếp tục|tập trung|thường xuyên|chủ động|quan tâm|có trách nhiệm|phụ trách|theo dõi|công tác)[\s,]+)*(?:lãnh đạo|chỉ đạo|quán triệt)(?![\p{L}])/iu
/** What a steering clause may still order to be made. */
const OUTPUT =
  /(?<!\p{L})(?:ban hành|xây dựng (?:và ban hành )?(?:kế hoạch|chương trình|đề án|quy chế)|thành lập|báo cáo|tổng kết|sơ kết|trình)(?!\p{L})/iu

/**
 * How a duty is followed: by its own deadline; once what it waits for has come; by a word now and then, where it only tells
 * to steer and nothing is made; else by what was done in each reporting period.
 */
export function dutyKind({ quote, body }: { quote: string; body: DutyBody }): DutyKind {
  if ((body.condition ?? null) !== null) return 'conditional'
  if (body.due !== null || termIn(quote) !== null) return 'dated'
  return body.product === null && isSteering(quote, body.responsible) ? 'reply' : 'standing'
}

function isSteering(quote: string, responsible: readonly string[]): boolean {
  const words = quote.normalize('NFC').trim()
  return STEERING.test(withoutDoers(words, responsible)) && !OUTPUT.test(words)
}

/** The words after those who are to do it, where a clause begins with them. */
function withoutDoers(words: string, responsible: readonly string[]): string {
  let end = 0
  for (const name of responsible) {
    const at = words.toLowerCase().indexOf(name.normalize('NFC').toLowerCase())
    if (at !== -1 && at <= end + JOIN_LENGTH) end = Math.max(end, at + name.length)
  }
  return words.slice(end).replace(/^[\s,:;.–-]+/u, '')
}
/** ', ' or ' và ' and an article may stand between two of them. */
const JOIN_LENGTH = 12
