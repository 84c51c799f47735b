import { namesOf, parseParties } from '../grammar/parties.ts'
import { wordsOf } from '../grammar/words.ts'
import type { Node } from '../outline/tree.ts'

/** A line that says who, with whom or when of the clause above it: 'Cơ quan chủ trì: …', 'Thời gian: …'. */
export type Attribute = { leads: string[]; joins: string[]; time: string | null }

const WHO = '(?:(?:các\\s+)?(?:cơ quan|đơn vị|bộ phận|tổ chức|người|cá nhân)(?:,\\s*(?:đơn vị|cá nhân|bộ phận))?\\s+)'
/** Labels as offices print them in forms and tables, short ones too: 'ĐVTH' is 'đơn vị thực hiện', 'CQCT' 'cơ quan chủ trì'. */
const LEADS = `(?:${WHO}?(?:được giao\\s+)?(?:chịu trách nhiệm\\s+)?(?:chủ trì|đầu mối|phụ trách)(?:\\s+(?:thực hiện|chính|tham mưu))?|${WHO}(?:chịu trách nhiệm\\s+)?(?:thực hiện|tham mưu|triển khai|chịu trách nhiệm)(?:\\s+thực hiện)?|(?:trách nhiệm|phân công)\\s+thực hiện|thực hiện|ĐVTH|ĐVCT|CQTH|CQCT)`
const JOINS = `(?:${WHO}?(?:cùng\\s+)?(?:phối hợp|phối kết hợp)(?:\\s+(?:thực hiện|triển khai))?|${WHO}tham gia|ĐVPH|CQPH)`
const TIMES =
  '(?:(?:thời gian|thời hạn|thời điểm|tiến độ|kỳ hạn|hạn)(?:\\s+(?:thực hiện|hoàn thành|triển khai|tổ chức))?|hoàn thành|TGTH|TG)'
const LABEL = `(?:${LEADS}|${JOINS}|${TIMES})\\s*:`
const LEAD = new RegExp(`^${LEADS}\\s*:\\s*`, 'iu')
const JOIN = new RegExp(`^${JOINS}\\s*:\\s*`, 'iu')
const TIME = new RegExp(`^${TIMES}\\s*:\\s*`, 'iu')
const OTHER =
  /^(?:sản phẩm|kết quả|kết quả đạt được|kinh phí|nguồn kinh phí|địa điểm|đối tượng|hình thức|số lượng)\s*:\s*/iu

export function attributeOf({ content }: Node): Attribute | null {
  return attributeIn(content)
}

function attributeIn(content: string): Attribute | null {
  const parties = (match: RegExpExecArray) => listed(content.slice(match[0].length))
  const lead = LEAD.exec(content)
  if (lead) {
    const leads = parties(lead)
    // 'Thực hiện: mở lớp …' says what, and not who.
    return leads.length > 0 ? { leads, joins: [], time: null } : null
  }
  const join = JOIN.exec(content)
  if (join) return { leads: [], joins: parties(join), time: null }
  const time = TIME.exec(content)
  if (time) return { leads: [], joins: [], time: whenDone(content.slice(time[0].length)) }
  return OTHER.test(content) && !/\.\s+\p{Lu}/u.test(content) ? { leads: [], joins: [], time: null } : null
}

const whenDone = (time: string) => (/^(?:hằng|hàng|mỗi|định kỳ)/iu.test(time) ? time : `Hoàn thành ${time}`)

export function attributesBelow(node: Node): Attribute[] {
  const found: Attribute[] = []
  for (const child of node.children) {
    const attribute = child.children.length === 0 ? attributeOf(child) : null
    if (attribute) found.push(attribute)
  }
  return found
}

const LAST_BRACKET = /\(([^()]{4,400}(?:\([^()]{1,60}\)[^()]{0,300})*)\)\s*[.;,]*$/u
const NEXT_PIECE = new RegExp(`[;.]\\s+|\\s*[,–|/-]\\s*(?=${LABEL})`, 'iu')
const LABELLED = new RegExp(`(?:[.;–-]\\s+|\\[\\s*)(?=(?:${LEADS}|${JOINS}|${WHO}\\S+)\\s*:\\s)`, 'iu')

const NONE: { labelled: Attribute[]; loose: Attribute[] } = { labelled: [], loose: [] }

/** Who, with whom and when at the end of a task: '(Chủ trì: Sở A; phối hợp: Sở B; thời gian: quý II/2023)', the same without brackets, '(Sở A chủ trì)', '(Sở A)'. */
export function attributesAtEnd(content: string): { labelled: Attribute[]; loose: Attribute[] } {
  if (!content.includes(':') && !/\)[\s.;,]*$/.test(content)) return NONE
  const tail = content.includes(':') ? LABELLED.exec(content) : null
  const inside =
    LAST_BRACKET.exec(content)?.[1] ??
    (tail ? content.slice(tail.index + tail[0].length).replace(/[\]\s]+$/u, '') : null)
  const labelled: Attribute[] = []
  const loose: Attribute[] = []
  for (const piece of inside?.split(NEXT_PIECE) ?? []) {
    const own = attributeIn(piece.trim()) ?? timeIn(piece.trim())
    const other = own ? null : partiesIn(piece.trim())
    if (own) labelled.push(own)
    else if (other) loose.push(other)
  }
  return { labelled, loose }
}

/** 'Đơn vị thực hiện: Sở A' as a sentence of its own. */
export const isLabelled = (text: string) => ANY_LABEL.test(text)
const ANY_LABEL = new RegExp(`^${LABEL}`, 'iu')

/** '(tháng 4/2025; Sở A chủ trì)' */
const timeIn = (piece: string): Attribute | null =>
  /^(?:(?:trong|từ)\s+)?(?:tháng|quý)\s+[\dIVX]/iu.test(piece) && piece.length < 40
    ? { leads: [], joins: [], time: whenDone(piece.replace(/^(?:trong|từ)\s+/iu, '')) }
    : null

/** After a label stand parties and nothing else, whatever their names are made of. */
function listed(text: string): string[] {
  const words = wordsOf(text)
  const names: string[] = []
  const signAt = (from: number) => {
    const next = words.findIndex((word, index) => index > from && /[,;.]/.test(word.before))
    return next < 0 ? words.length : next
  }
  let at = 0
  while (at < words.length && names.length < MOST) {
    const first = words[at]
    const list = parseParties(text, words, at)
    if (!list) {
      const end = signAt(at)
      const name = text.slice(first?.start ?? 0, words[end - 1]?.end ?? 0)
      if (end - at > LONGEST || !/^(?:các|những|\p{Lu})/u.test(name)) break
      names.push(name)
      at = end
      continue
    }
    names.push(...namesOf(list))
    at = list.next
    const next = words[at]
    if (!next || next.before.includes('.') || ROLE_OR_TIME.test(text.slice(next.start))) break
    if (next.before !== '') continue
    if (next.lower === 'và') {
      at++
      continue
    }
    const end = signAt(at)
    if (end - at > LONGEST) break
    const last = list.parties.at(-1)
    names[names.length - 1] = text.slice(last?.start ?? 0, words[end - 1]?.end ?? 0)
    at = end
  }
  return [...new Set(names)]
}
const MOST = 60
const LONGEST = 12
const ROLE_OR_TIME =
  /^(?:chủ trì|phối hợp|cùng|thực hiện|hoàn thành|trước|trong|thời gian|đến|từ|vào|theo|để)(?!\p{L})/iu

/** 'Sở A chủ trì, phối hợp với …', or nothing but parties; 'các bản, trường học phối hợp'. */
function partiesIn(bracket: string): Attribute | null {
  const piece = bracket.replace(/^giao\s+(?:cho\s+)?/iu, '')
  const words = wordsOf(piece)
  const list = parseParties(piece, words, 0)
  if (!list) return null
  const rest = piece.slice(words[list.next]?.start ?? piece.length)
  if (/^(?:cùng\s+)?phối hợp(?:\s+(?:thực hiện|tổ chức))?$/iu.test(rest))
    return { leads: [], joins: namesOf(list), time: null }
  const leads = list.parties.some((party) => party.named || /^(?:các|những)\s/iu.test(party.name))
  return leads && (rest === '' || /^(?:là\s+\p{L}+\s+\p{L}+\s+)?(?:chủ trì|thực hiện|làm đầu mối)/iu.test(rest))
    ? { leads: namesOf(list), joins: [], time: null }
    : null
}
