import { namesOf, parseParties } from '../grammar/parties.ts'
import { wordsOf } from '../grammar/words.ts'
import type { Node } from '../outline/tree.ts'

/** A line that says who, with whom or when of the clause above it: 'Cơ quan chủ trì: …', 'Thời gian: …'. */
export type Attribute = { leads: string[]; joins: string[]; time: string | null }

const LEAD =
  /^(?:(?:đơn vị|cơ quan|các đơn vị|bộ phận)\s+(?:chịu trách nhiệm\s+)?(?:chủ trì|thực hiện|đầu mối|tham mưu)(?:\s+thực hiện)?|chủ trì|trách nhiệm thực hiện)\s*:\s*/iu
const JOIN = /^(?:(?:đơn vị|cơ quan|các đơn vị)\s+)?phối hợp(?:\s+thực hiện)?\s*:\s*/iu
const TIME = /^(?:thời gian|thời hạn|tiến độ|hoàn thành)(?:\s+(?:thực hiện|hoàn thành|triển khai))?\s*:\s*/iu
const OTHER =
  /^(?:sản phẩm|kết quả|kết quả đạt được|kinh phí|nguồn kinh phí|địa điểm|đối tượng|hình thức|số lượng)\s*:\s*/iu

export function attributeOf({ content }: Node): Attribute | null {
  return attributeIn(content)
}

function attributeIn(content: string): Attribute | null {
  const parties = (match: RegExpExecArray) => {
    const rest = content.slice(match[0].length)
    return namesOf(parseParties(rest, wordsOf(rest), 0))
  }
  const lead = LEAD.exec(content)
  if (lead) return { leads: parties(lead), joins: [], time: null }
  const join = JOIN.exec(content)
  if (join) return { leads: [], joins: parties(join), time: null }
  const time = TIME.exec(content)
  if (time) return { leads: [], joins: [], time: whenDone(content.slice(time[0].length)) }
  return OTHER.test(content) ? { leads: [], joins: [], time: null } : null
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

const LAST_BRACKET = /\(([^()]{4,400})\)\s*[.;,]*$/u

/** Who, with whom and when in brackets at the end of a task: '(Chủ trì: Sở A; phối hợp: Sở B; thời gian: quý II/2023)', '(Sở A chủ trì)', '(Sở A)'. */
export function attributesInBrackets(content: string): Attribute[] {
  const inside = LAST_BRACKET.exec(content)?.[1]
  if (!inside) return []
  const found: Attribute[] = []
  for (const piece of inside.split(/[;.]\s+/u)) {
    const attribute = attributeIn(piece.trim()) ?? partiesIn(piece.trim())
    if (attribute) found.push(attribute)
  }
  return found
}

/** 'Sở A chủ trì, phối hợp với …', or nothing but parties; 'các bản, trường học phối hợp'. */
function partiesIn(piece: string): Attribute | null {
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
