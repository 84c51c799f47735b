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

export function attributeOf(node: Node): Attribute | null {
  const { content } = node
  const parties = (match: RegExpExecArray) => {
    const rest = content.slice(match[0].length)
    return namesOf(parseParties(rest, wordsOf(rest), 0))
  }
  const lead = LEAD.exec(content)
  if (lead) return { leads: parties(lead), joins: [], time: null }
  const join = JOIN.exec(content)
  if (join) return { leads: [], joins: parties(join), time: null }
  const time = TIME.exec(content)
  if (time) return { leads: [], joins: [], time: `Hoàn thành ${content.slice(time[0].length)}` }
  return OTHER.test(content) ? { leads: [], joins: [], time: null } : null
}

export function attributesBelow(node: Node): Attribute[] {
  const found: Attribute[] = []
  for (const child of node.children) {
    const attribute = child.children.length === 0 ? attributeOf(child) : null
    if (attribute) found.push(attribute)
  }
  return found
}
