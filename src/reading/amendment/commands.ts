import type { InstructionAction as Action } from '../../shared/amendment.ts'
import { type Path, pathsIn } from './paths.ts'

/** Words for words; `before` is null where words are only added at the end. */
export type Exchange = { before: string; after: string }

export type Command = {
  action: Action
  paths: Path[]
  /** After which clause the new one stands, where that is said. */
  after: Path[]
  exchanges: Exchange[]
  /** Only the line of the clause itself: its heading, its first sentence. */
  headOnly: boolean
  /** 'Bổ sung vào khoản 2 nội dung sau': what is new goes into the clause and is none itself. */
  into: boolean
  /** The whole document is meant: 'trong toàn bộ Kế hoạch'. */
  everywhere: boolean
  /** A new text is announced: 'như sau:'. */
  announced: boolean
}

const AMEND =
  '(?:sửa đổi|sửa lại|sửa|điều chỉnh|chỉnh sửa|đính chính|cập nhật)(?:\\s*(?:,|;|và|/)?\\s*(?:bổ sung|sửa đổi|điều chỉnh|thay thế|bãi bỏ))*|bổ sung\\s*(?:,|;|và|/)\\s*(?:sửa đổi|điều chỉnh)|thay thế|thay đổi|thay'
const ADD = 'bổ sung(?:\\s+thêm)?|thêm|chèn(?:\\s+thêm)?'
const REPEAL = 'bãi bỏ|huỷ bỏ|hủy bỏ|lược bỏ|xoá bỏ|xóa bỏ|loại bỏ|cắt bỏ|bỏ'
const VERBS: ['amend' | 'add' | 'repeal', RegExp][] = [
  ['amend', new RegExp(`^(?:${AMEND})(?!\\p{L})`, 'iu')],
  ['add', new RegExp(`^(?:${ADD})(?!\\p{L})`, 'iu')],
  ['repeal', new RegExp(`^(?:${REPEAL})(?!\\p{L})`, 'iu')],
]
const LEADING = /^(?:nay\s+|quyết nghị\s+|thống nhất\s+|đồng ý\s+|tiếp tục\s+|việc\s+)/iu
/** 'Khoản 2 Mục V (được) sửa đổi …': the verb stands behind what it is about. */
const BEHIND = new RegExp(
  `^(?:(?:tại|về|đối với|nội dung|các|những)\\s+)*(?:phụ lục|phần|chương|tiểu mục|mục|điều|khoản|điểm|tiết|dấu|gạch|đoạn|ý)\\s[^⟦]{1,200}?(?<!\\p{L})(?=(?:${AMEND}|${ADD}|${REPEAL})(?!\\p{L}))`,
  'iu',
)
/** 'Tại khoản 2 Mục V, thay thế …' */
const AT_FIRST = new RegExp(
  `^(?:tại|về|đối với|ở|trong)?\\s*[^⟦]{3,160}?[,:;]\\s*(?=(?:${AMEND}|${ADD}|${REPEAL})(?!\\p{L}))`,
  'iu',
)
const ANNOUNCES = /(?:như\s+sau|sau\s+đây|dưới\s+đây|nội\s+dung\s+sau|cụ\s+thể|thành)\s*:?\s*$|:\s*$/iu
const WORDS =
  '(?:các\\s+|những\\s+)?(?:(?:cụm\\s+)?(?:từ|chữ)|số liệu|chỉ tiêu|nội dung|số|mức|tỷ lệ|thời hạn|thời gian|đoạn|câu|ý)?(?:\\s+(?:là|sau))?\\s*:?\\s*'
const EXCHANGE = new RegExp(
  `⟦(\\d+)⟧((?:\\s*\\([^)]*\\))?(?:[^⟦;]{0,160}?)?)\\s(?:bằng|thành|sang|là|lên|xuống còn|xuống)\\s+${WORDS}⟦(\\d+)⟧`,
  'giu',
)
const NAMED_WORDS =
  /(?<!\p{L})(?:cụm\s+từ|từ|chữ|cụm|số liệu|nội dung|đoạn|câu|ý|số)(?:\s+(?:là|sau))?\s*:?\s*⟦(\d+)⟧/giu
const NEXT_TO = /(?<!\p{L})(sau|trước)\s+(?:các\s+)?(?:cụm\s+từ|từ|chữ|cụm|nội dung|đoạn|câu|ý|số)\s*:?\s*⟦(\d+)⟧/iu
/** Words of the papers' own, not between marks: 'từ 70% lên 80%', 'từ năm 2025 thành năm 2027'. */
const FIGURE = '(?:(?:(?:tháng|ngày|quý|năm)\\s+)?\\d[\\d.,/]*\\d|\\d|quý\\s+[IV]{1,3})\\s?%?(?:\\s+năm\\s+\\d{4})?'
const FROM_TO = new RegExp(
  `(?<!\\p{L})từ\\s+(?:“|")?(${FIGURE})(?:”|")?\\s+(?:thành|lên|sang|xuống còn|xuống)\\s+(?:“|")?(${FIGURE})(?:”|")?(?![\\p{L}\\d])`,
  'giu',
)
const HEAD_ONLY =
  /(?<!\p{L})(?:tên|tiêu đề|tựa đề|đề mục|đoạn (?:mở đầu|dẫn)|câu dẫn|phần (?:mở đầu|dẫn|lời dẫn))(?!\p{L})/iu
const INTO =
  /^\S+(?:\s+(?:sung|thêm))*\s+(?:(?:thêm|một số|\d{1,2})\s+)*(?:(?:nội dung|các nội dung|gạch đầu dòng|đoạn|ý|câu)\s+)?(?:sau\s+|như sau\s+)?(?:vào|vào cuối|cho|tại|ở|trong)(?!\p{L})(?!\s+(?:ngay\s+)?(?:sau|trước)(?!\p{L}))/iu
const AFTER = /(?<!\p{L})(?:vào\s+)?(?:ngay\s+|liền\s+|tiếp\s+)?(?:phía\s+)?sau\s+(?!đây|:)/iu
const EVERYWHERE =
  /(?<!\p{L})(?:(?:trong|tại)\s+)?(?:toàn bộ|toàn văn|xuyên suốt|mọi nội dung|tất cả các nội dung)(?!\p{L})|(?:trong|tại)\s+(?:các nội dung (?:của|tại)\s+)?(?:Kế hoạch|Quyết định|Nghị quyết|Đề án|Chương trình|Phương án|Quy định|Hướng dẫn|Chỉ thị)(?!\p{L})/u
/** What the paper that is amended is called: numbers in it are no places. */
const DOCUMENT =
  /(?<!\p{L})(?:(?:ban hành )?kèm theo\s+)?(?:Kế hoạch|Quyết định|Nghị quyết|Đề án|Chương trình|Phương án|Quy định|Hướng dẫn|Chỉ thị|Thông báo|Công văn|Nghị định|Thông tư|Luật)\s+(?:số\s+)?[^⟦,;:]*?\d+[\d/.-]*[-/]\p{Lu}[\p{Lu}\d/-]*(?:\s*,?\s*ngày\s+\d+[^⟦,;:]*?(?:\d{4}|(?=[,;:]|$)))?/gu

export type ReadCommand = { action: 'amend' | 'add' | 'repeal' | null; command: Command | null; paths: Path[] }

/**
 * What a sentence orders, with `⟦n⟧` for its quoted words. `inherited`: the verb of the line above, for items of a list
 * that leave it out. A sentence that only names a place, or a verb without one, orders nothing by itself.
 */
export function readCommand(
  sentence: string,
  quoted: readonly string[],
  inherited: 'amend' | 'add' | 'repeal' | null = null,
): ReadCommand {
  const text = sentence.replace(LEADING, '').trim()
  const own = verbIn(text)
  const action = own?.action ?? inherited
  const place = text.replace(DOCUMENT, ' ')
  if (action === null) return { action: null, command: null, paths: pathsIn(place, quoted) }
  const command = wordCommand(text, place, quoted, action) ?? clauseCommand(place, quoted, action)
  return { action: own?.action ?? null, command, paths: command.paths }
}

function verbIn(text: string): { action: 'amend' | 'add' | 'repeal' } | null {
  const starts = [0, AT_FIRST.exec(text)?.[0].length, BEHIND.exec(text)?.[0].length]
  for (const at of starts) {
    if (at === undefined) continue
    const found = VERBS.find(([, pattern]) => pattern.test(text.slice(at)))
    // Behind a name of something that is no place the verb is about that: 'Hồ sơ được bổ sung'.
    if (found && (at === 0 || pathsIn(text.slice(0, at)).length > 0)) return { action: found[0] }
  }
  return null
}

const none = { after: [], exchanges: [], headOnly: false, into: false, everywhere: false, announced: false }

/** Words for other words, words away, words beside words. */
function wordCommand(
  text: string,
  place: string,
  quoted: readonly string[],
  action: 'amend' | 'add' | 'repeal',
): Command | null {
  const words = (at: string | undefined) => quoted[Number(at)] ?? ''
  const everywhere = EVERYWHERE.test(text)
  const where = (rest: string) =>
    pathsIn(rest.replace(DOCUMENT, ' ').replace(NAMED_WORDS, ' ').replace(/⟦\d+⟧/gu, ' '), quoted)
  if (action === 'amend') {
    const matches = [...text.matchAll(EXCHANGE)]
    const exchanges = matches.map((match) => ({ before: words(match[1]), after: words(match[3]) }))
    const figures = exchanges.length > 0 ? [] : [...place.matchAll(FROM_TO)]
    for (const match of figures) exchanges.push({ before: (match[1] ?? '').trim(), after: (match[2] ?? '').trim() })
    if (exchanges.length === 0) return null
    const rest = figures.length > 0 ? place.replace(FROM_TO, ' ') : text
    return { ...none, action: 'replace-words', paths: where(rest), exchanges, everywhere }
  }
  const named = [...text.matchAll(NAMED_WORDS)].map((match) => match[1])
  if (action === 'repeal') {
    if (named.length === 0) return null
    const listed = text.match(/⟦\d+⟧/gu)?.map((each) => each.slice(1, -1)) ?? []
    const exchanges = listed.map((at) => ({ before: words(at), after: '' }))
    return { ...none, action: 'remove-words', paths: where(text), exchanges, everywhere }
  }
  const beside = NEXT_TO.exec(text)
  const added = [...text.matchAll(/⟦(\d+)⟧/gu)].map((match) => match[1]).find((at) => at !== beside?.[2])
  if (!beside || added === undefined) return null
  const [anchor, more] = [words(beside[2]), words(added)]
  const gap = /^[,;.:)]/u.test(more) ? '' : ' '
  const after = /^sau/iu.test(beside[1] ?? '') ? `${anchor}${gap}${more}` : `${more} ${anchor}`
  return { ...none, action: 'add-words', paths: where(text), exchanges: [{ before: anchor, after }], everywhere }
}

function clauseCommand(place: string, quoted: readonly string[], action: 'amend' | 'add' | 'repeal'): Command {
  const announced = ANNOUNCES.test(place.replace(/⟦\d+⟧[\s.;]*$/u, ''))
  const following = action === 'add' ? AFTER.exec(place) : null
  const own = following ? place.slice(0, following.index) : place
  const behind = following ? pathsIn(place.slice(following.index), quoted) : []
  const paths = pathsIn(own, quoted)
  return {
    ...none,
    action,
    paths: paths.length > 0 || behind.length === 0 ? paths : [],
    after: behind,
    headOnly: HEAD_ONLY.test(place.replace(/⟦\d+⟧/gu, ' ')),
    into: action === 'add' && behind.length === 0 && INTO.test(place.slice(place.search(/bổ sung|thêm|chèn/iu))),
    announced,
  }
}
