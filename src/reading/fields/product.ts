import { lastBefore } from '../grammar/last-before.ts'
import { ACTION, MANNER } from '../grammar/verbs.ts'
import { wordsOf } from '../grammar/words.ts'

/** Papers that an office makes and hands in; of these a clause names one as its product. */
const PAPER =
  'kế hoạch|đề án|dự án|chương trình hành động|chương trình phối hợp|nghị quyết|quyết định|chỉ thị|quy chế|quy định|quy trình|quy ước|văn bản|công văn|hướng dẫn|bộ tiêu chí|bộ chỉ số|bộ tài liệu|tài liệu|sổ tay|cẩm nang|biểu mẫu|mẫu biểu|danh sách|danh mục|dự toán|phương án|đề cương|chính sách|báo cáo|tờ trình'
const MAKES = 'ban hành|xây dựng|soạn thảo|dự thảo|biên soạn|lập|phê duyệt|thông qua'

/** A verb of making, with others of its kind beside it, and what is made. */
const MADE = new RegExp(
  `(?<!\\p{L})(?:(?:${MAKES})(?:,\\s*|\\s+và\\s+|\\s+))+(?:(?:các|bộ|những)\\s+)?(?=(?:${PAPER})(?!\\p{L}))`,
  'giu',
)
/** What stands before it makes the paper somebody else's, or one that exists already. */
const OF_OTHERS =
  /(?<!\p{L})(?:hướng dẫn|chỉ đạo|đôn đốc|hỗ trợ|giúp|vận động|khuyến khích|tạo điều kiện|kiểm tra|giám sát|theo dõi|góp ý|tham gia|rà soát|đề nghị|yêu cầu|giao)(?!\p{L})/giu
const OWN = /(?<!\p{L})(?:chủ trì|phối hợp|tham mưu|chủ động|trình|xây dựng|ban hành)(?!\p{L})/giu
const DONE = /(?<!\p{L})(?:(?:đã|được|do|bị|việc|kinh phí|công tác|theo)(?:\s+[\p{L}\s]{0,40})?|để|nhằm)\s*$/iu
/** Where the name of the paper ends: what for, by when, by whom, to whom. */
const ENDS =
  /[;:.(]|[\s,]\s?(?:để|nhằm|trong (?:tháng|quý|năm|tuần|phạm vi)|trước (?:ngày|tháng|năm)|chậm nhất|hoàn thành|phát hành|công bố|trình|gửi|theo (?:đúng |từng )?(?:quy định|hướng dẫn|chức năng|phân cấp|nhiệm vụ|chỉ đạo)|phù hợp|gắn với|làm (?:cơ sở|căn cứ)|và (?:tổ chức|triển khai|thực hiện|hướng dẫn|chỉ đạo|gửi|trình|báo cáo)|;|căn cứ|sau khi|khi|đảm bảo|bảo đảm|ban hành|cho phù hợp)(?!\p{L})/iu
const IN_WRITING = /(?<!\p{L})(báo cáo (?:kết quả )?bằng văn bản)(?!\p{L})/iu
const NAMED = /(?:^|[(;]\s*)(?:sản phẩm|kết quả đạt được)\s*:\s*([^;()]{4,300})/iu

/** What is to be handed in, where the clause names it: 'ban hành kế hoạch thực hiện', 'báo cáo bằng văn bản'. */
export function productOf(text: string): string | null {
  const named = NAMED.exec(text)?.[1]
  if (named) return tidy(named)
  const sentence = lastBefore(text, /;|\. /gu)
  const ofOthers = lastBefore(text, OF_OTHERS)
  const own = lastBefore(text, OWN)
  for (const match of text.matchAll(MADE)) {
    const { index } = match
    const begins = sentence(index)?.index ?? -1
    if (DONE.test(text.slice(Math.max(begins + 1, index - 60), index))) continue
    const others = ofOthers(index)?.index ?? -1
    if (others > begins && others > (own(index)?.index ?? -1)) continue
    const from = match.index + match[0].length
    const rest = text.slice(from, from + 300)
    const determiner = /(?:các|bộ|những)\s+$/iu.exec(match[0])?.[0] ?? ''
    const paper = tidy(determiner + rest.slice(0, nameLength(rest)))
    if (paper) return paper
  }
  return IN_WRITING.exec(text)?.[1] ?? null
}

/** How far the name of a paper goes: past a comma where the list in it goes on, 'kế hoạch đào tạo, bồi dưỡng …'. */
function nameLength(text: string): number {
  const end = ENDS.exec(text)?.index ?? text.length
  const doing = ACTION.lengthAt(wordsOf(text.replace(PAPER_FIRST, '').slice(0, LONGEST_VERB)), 0) > 0
  for (const comma of text.slice(0, end).matchAll(/,\s*/gu)) {
    const after = wordsOf(text.slice(comma.index + comma[0].length, comma.index + LONGEST_VERB))
    if (!doing && (ACTION.lengthAt(after, 0) > 0 || MANNER.lengthAt(after, 0) > 0)) return comma.index
  }
  return end
}
const LONGEST_VERB = 60
const PAPER_FIRST = new RegExp(`^(?:${PAPER})\\s*`, 'iu')

function tidy(words: string): string | null {
  const plain = words
    .replace(/\s+/gu, ' ')
    .replace(/[\s.,;:]+$/u, '')
    .trim()
  return plain.length >= 4 && plain.length <= 500 ? plain : null
}
