import type { InstructionAction as Action } from '../../shared/amendment.ts'
import { type Path, pathsBelow, pathsIn, spansIn } from './paths.ts'

/** Words for words, at places of their own. */
export type Exchange = { before: string; after: string; paths: Path[]; everywhere: boolean }

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
  /** What is left out: 'trừ khoản 3'. */
  except: Path[]
  /** Something in the clause is meant and not the clause: 'bãi bỏ quy định về thời hạn tại khoản 4'. */
  partial: boolean
}

const AMEND =
  '(?:sửa đổi|sửa lại|sửa|điều chỉnh|chỉnh sửa|đính chính|cập nhật)(?:\\s?(?:(?:,|;|và|/)\\s?)?(?:bổ sung|sửa đổi|điều chỉnh|thay thế|bãi bỏ)){0,6}|bổ sung\\s?(?:,|;|và|/)\\s?(?:sửa đổi|điều chỉnh)|thay thế|thay đổi|thay'
const ADD = 'bổ sung(?:\\s+thêm)?|thêm|chèn(?:\\s+thêm)?'
const REPEAL =
  'bãi bỏ|huỷ bỏ|hủy bỏ|lược bỏ|xoá bỏ|xóa bỏ|loại bỏ|cắt bỏ|bỏ|(?:không tiếp tục|chấm dứt)(?:\\s+việc)?\\s+thực hiện'
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
  `⟦(\\d+)⟧((?:\\s?\\([^)]{0,160}\\))?[^⟦;]{0,160}?)\\s(?:bằng|thành|sang|là|lên|xuống còn|xuống)\\s+${WORDS}⟦(\\d+)⟧`,
  'giu',
)
const NAMED_WORDS =
  /(?<!\p{L})(?:cụm\s+từ|từ|chữ|cụm|số liệu|nội dung|đoạn|câu|ý|số)(?:\s+(?:là|sau))?\s*:?\s*⟦(\d+)⟧/giu
/** 'bỏ cụm từ “C”' beside exchanges. */
const REMOVES = new RegExp(`(?<!\\p{L})(?:${REPEAL})\\s+${WORDS}⟦(\\d+)⟧`, 'giu')
/** Quoted words that are no name of a part. */
const TOKEN = /(?<!(?:phần|mục|chương|phụ lục) )⟦(\d+)⟧/giu
/** '“A” nay điều chỉnh là “B”': the verb stands between the words. */
const EXCHANGED = new RegExp(
  `⟦\\d+⟧\\s?,?\\s?(?:nay\\s+|được\\s+){0,2}(?:điều chỉnh|sửa đổi|sửa|thay thế|thay|đổi)\\s+(?:lại\\s+)?(?:là|thành|bằng)\\s+${WORDS}⟦\\d+⟧`,
  'iu',
)
const NEXT_TO = /(?<!\p{L})(sau|trước)\s+(?:các\s+)?(?:cụm\s+từ|từ|chữ|cụm|nội dung|đoạn|câu|ý|số)\s*:?\s*⟦(\d+)⟧/iu
/** Words of the papers' own, not between marks: 'từ 70% lên 80%', 'từ năm 2025 thành năm 2027'. */
const FIGURE =
  '(?:(?:(?:tháng|ngày|quý|năm)\\s+)?\\d[\\d.,/]{0,20}\\d|\\d|quý\\s+[IV]{1,3})\\s?%?(?:\\s+năm\\s+\\d{4})?'
const FROM_TO = new RegExp(
  `(?<!\\p{L})từ\\s+(?:“|")?(${FIGURE})(?:”|")?\\s+(?:thành|lên|sang|xuống còn|xuống)\\s+(?:“|")?(${FIGURE})(?:”|")?(?![\\p{L}\\d])`,
  'giu',
)
const HEAD_ONLY =
  /(?<!\p{L})(?:tên|tiêu đề|tựa đề|đề mục|đoạn (?:mở đầu|dẫn)|câu dẫn|phần (?:mở đầu|dẫn|lời dẫn))(?!\p{L})/iu
const INTO =
  /^\S{1,20}(?:\s+(?:sung|thêm)){0,2}\s+(?:(?:thêm|một số|\d{1,2})\s+){0,3}(?:(?:nội dung|các nội dung|gạch đầu dòng|đoạn|ý|câu)\s+)?(?:sau\s+|như sau\s+)?(?:vào|vào cuối|cho|tại|ở|trong)(?!\p{L})(?!\s+(?:ngay\s+)?(?:sau|trước)(?!\p{L}))/iu
const AFTER = /(?<!\p{L})(?:vào\s+)?(?:ngay\s+|liền\s+|tiếp\s+)?(?:phía\s+)?sau\s+(?!đây|:)/iu
const EVERYWHERE =
  /(?<!\p{L})(?:(?:trong|tại)\s+)?(?:toàn bộ|toàn văn|xuyên suốt|mọi nội dung|tất cả các nội dung)(?!\p{L})|(?:trong|tại)\s+(?:các nội dung (?:của|tại)\s+)?(?:Kế hoạch|Quyết định|Nghị quyết|Đề án|Chương trình|Phương án|Quy định|Hướng dẫn|Chỉ thị)(?!\p{L})/u
/** What the paper that is amended is called: numbers in it are no places. */
const DOCUMENT =
  /(?<!\p{L})(?:(?:ban hành )?kèm theo\s+)?(?:Kế hoạch|Quyết định|Nghị quyết|Đề án|Chương trình|Phương án|Quy định|Hướng dẫn|Chỉ thị|Thông báo|Công văn|Nghị định|Thông tư|Luật)\s+(?:số\s+)?[^⟦,;:]{0,160}?(?<!\d)\d{1,8}[\d/.-]{0,20}[-/]\p{Lu}[\p{Lu}\d/-]{0,40}(?:\s?,?\s?ngày\s+\d{1,2}[^⟦,;:]{0,40}?(?:\d{4}|(?=[,;:]|$)))?/gu

type Verb = 'amend' | 'add' | 'repeal'
export type ReadCommand = { action: Verb | null; command: Command | null; paths: Path[] }

/** 'trừ khoản 3', 'riêng khoản 3 vẫn giữ nguyên': what follows is left as it is. */
const EXCEPT =
  /[,;(]?\s?(?<!\p{L})(?:(?<!(?:dấu|loại|khấu|bài|miễn)\s)(?:ngoại\s+)?trừ|không (?:bao gồm|kể|áp dụng)|riêng(?!\s+(?:lẻ|biệt)))(?!\p{L})/iu
/** What stands between a verb and a place and says no more than the place. */
const FILLERS =
  /(?<!\p{L})(?:các|những|toàn bộ|toàn văn|tất cả|cả|một số|nội dung|quy định|nhiệm vụ|chỉ tiêu|mục tiêu|giải pháp|hoạt động|phần|được|nêu|ghi|này|trên|tại|ở|của|thuộc|trong|và|hoặc|cũng như|sau|đây|như|dưới|cụ thể|gồm|bao gồm|từ|đến|số|đối với|về|lại|thành|bằng|là|nay|như sau)(?!\p{L})/giu
/** Whole papers by their kind, with what follows up to the next sign. */
const A_PAPER =
  /(?<!\p{L})(?:Kế hoạch|Quyết định|Nghị quyết|Đề án|Chương trình|Phương án|Quy định|Hướng dẫn|Chỉ thị|kèm theo|ban hành)(?!\p{L})[^,;:]{0,200}/gu
/** Behind a place these make the order hold for a part, or go on with another. */
const NARROWS =
  /(?<!\p{L})(?:đối với|nếu|khi|trường hợp|(?:trong|đến hết|đến) (?:năm|quý|tháng|ngày)|thay cho)(?!\p{L})|;\s+(?=\p{L})/iu

/**
 * What a sentence orders, with `⟦n⟧` for its quoted words. `inherited`: the verb of the line above, for items of a list
 * that leave it out. A sentence that only names a place, or a verb without one, orders nothing by itself.
 */
export function readCommand(sentence: string, quoted: readonly string[], inherited: Verb | null = null): ReadCommand {
  const text = sentence.replace(/\s+/gu, ' ').replace(LEADING, '').trim()
  const own = verbIn(text)
  const action = own?.action ?? inherited
  const place = text.replace(DOCUMENT, ' ')
  if (action === null) return { action: null, command: null, paths: pathsIn(place, quoted) }
  const left = EXCEPT.exec(text)
  const said = left ? text.slice(0, left.index) : text
  const except = left ? pathsIn(text.slice(left.index).replace(DOCUMENT, ' '), quoted) : []
  const spot = left && action !== 'add' ? said.replace(DOCUMENT, ' ') : place
  const found = wordCommand(said, quoted, action) ?? clauseCommand(spot, quoted, action, verbIn(spot)?.from ?? 0)
  const announced = ANNOUNCES.test(place.replace(/⟦\d+⟧[\s.;]{0,9}$/u, ''))
  const lost = left !== null && action !== 'add' && except.length === 0
  const command = { ...found, except: action === 'add' ? [] : except, announced, partial: found.partial || lost }
  return { action: own?.action ?? null, command, paths: command.paths }
}

/** `from`: behind the verb. */
function verbIn(text: string): { action: Verb; from: number } | null {
  const starts = [0, AT_FIRST.exec(text)?.[0].length, BEHIND.exec(text)?.[0].length]
  for (const at of starts) {
    if (at === undefined) continue
    for (const [action, pattern] of VERBS) {
      const found = pattern.exec(text.slice(at))
      // Behind a name of something that is no place the verb is about that: 'Hồ sơ được bổ sung'.
      if (found && (at === 0 || pathsIn(text.slice(0, at)).length > 0)) return { action, from: at + found[0].length }
    }
  }
  return EXCHANGED.test(text) ? { action: 'amend', from: 0 } : null
}

const none = {
  after: [],
  exchanges: [],
  headOnly: false,
  into: false,
  everywhere: false,
  announced: false,
  except: [],
  partial: false,
}

/** Words of an order and where they stand in its sentence. */
type Item = { start: number; end: number; inner: string; before: string; after: string }

/** Words for other words, words away, words beside words. */
function wordCommand(text: string, quoted: readonly string[], action: Verb): Command | null {
  const words = (at: string | undefined) => quoted[Number(at)] ?? ''
  if (action === 'add') return besideCommand(text, quoted)
  const items = action === 'amend' ? exchangesIn(text, words) : removalsIn(text, words, NAMED_WORDS.test(text))
  NAMED_WORDS.lastIndex = 0
  if (items.length === 0) return null
  const found = bind(text, items, quoted)
  const bound = found ?? items.map((): Bound => ({ paths: [], everywhere: false }))
  const exchanges = bound.map(({ paths, everywhere }, at) => {
    const { before = '', after = '' } = items[at] ?? {}
    return { before, after, paths, everywhere }
  })
  const paths = bound.flatMap(({ paths }, at) => (paths === bound[at - 1]?.paths ? [] : paths))
  const everywhere = bound.some((each) => each.everywhere)
  const sort = action === 'amend' ? 'replace-words' : 'remove-words'
  return { ...none, action: sort, paths, exchanges, everywhere, partial: found === null }
}

function exchangesIn(text: string, words: (at: string | undefined) => string): Item[] {
  const items = [...text.matchAll(EXCHANGE)].map(
    (match): Item => ({
      start: match.index,
      end: match.index + match[0].length,
      inner: match[2] ?? '',
      before: words(match[1]),
      after: words(match[3]),
    }),
  )
  if (items.length === 0)
    return [...text.replace(DOCUMENT, (paper) => ' '.repeat(paper.length)).matchAll(FROM_TO)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      inner: '',
      before: (match[1] ?? '').trim(),
      after: (match[2] ?? '').trim(),
    }))
  // '… và bỏ cụm từ “C” tại Mục III'
  for (const match of text.matchAll(REMOVES))
    if (items.every(({ start, end }) => match.index >= end || match.index + match[0].length <= start))
      items.push({
        start: match.index,
        end: match.index + match[0].length,
        inner: '',
        before: words(match[1]),
        after: '',
      })
  return items.sort((a, b) => a.start - b.start)
}

/** Words that are named as words, or that stand where the name of a thing would: 'bãi bỏ thời hạn “…” tại khoản 4'. */
function removalsIn(text: string, words: (at: string | undefined) => string, named: boolean): Item[] {
  if (!named && !/^[^⟦]{0,120}⟦\d+⟧[^⟦]{0,20}(?<!\p{L})(?:tại|ở|trong|của)(?!\p{L})/iu.test(text)) return []
  return [...text.matchAll(TOKEN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    inner: '',
    before: words(match[1]),
    after: '',
  }))
}

type Bound = { paths: Path[]; everywhere: boolean }

/** To each of several words the place that follows it, or the one before where none follows the last. */
function bind(text: string, items: readonly Item[], quoted: readonly string[]): Bound[] | null {
  const where = (rest: string): Bound => {
    const paths = pathsIn(
      rest
        .replace(DOCUMENT, ' ')
        .replace(NAMED_WORDS, ' ')
        .replace(/(?<!(?:phần|mục|chương) )⟦\d+⟧/giu, ' '),
      quoted,
    )
    return { paths, everywhere: EVERYWHERE.test(rest) }
  }
  const said = ({ paths, everywhere }: Bound) => paths.length > 0 || everywhere
  const whole = where(blank(text, items))
  if (items.length === 1) return [whole]
  const lead = where(text.slice(0, items[0]?.start ?? 0))
  const gaps = items.map(({ end, inner }, at) => where(`${inner} ${text.slice(end, items[at + 1]?.start)}`))
  const last = gaps.at(-1) as Bound
  const places = gaps.filter(said).length + Number(said(lead))
  if (places === 0 || (places === 1 && (said(lead) || said(last)))) return items.map(() => whole)
  const bound: Bound[] = []
  if (said(last)) {
    let next = last
    for (const gap of gaps.toReversed()) {
      if (said(gap)) next = { ...gap, paths: gap.everywhere ? gap.paths : pathsBelow(lead.paths, gap.paths) }
      bound.unshift(next)
    }
    return bound
  }
  let before = lead
  for (const gap of gaps) {
    bound.push(before)
    if (said(gap)) before = gap
  }
  // 'A bằng B tại khoản 1; C bằng D': where the last are to be changed is not said.
  return said(lead) ? bound : null
}

/** The sentence without the figures and words of its exchanges. */
function blank(text: string, items: readonly Item[]): string {
  let out = ''
  let last = 0
  for (const { start, end, inner } of items) {
    out += `${text.slice(last, start)} ${inner} `
    last = end
  }
  return out + text.slice(last)
}

function besideCommand(text: string, quoted: readonly string[]): Command | null {
  const words = (at: string | undefined) => quoted[Number(at)] ?? ''
  const beside = NEXT_TO.exec(text)
  const added = [...text.matchAll(/⟦(\d+)⟧/gu)].map((match) => match[1]).find((at) => at !== beside?.[2])
  if (!beside || added === undefined) return null
  const [anchor, more] = [words(beside[2]), words(added)]
  const gap = /^[,;.:)]/u.test(more) ? '' : ' '
  const after = /^sau/iu.test(beside[1] ?? '') ? `${anchor}${gap}${more}` : `${more} ${anchor}`
  const everywhere = EVERYWHERE.test(text)
  const rest = text.replace(DOCUMENT, ' ').replace(NAMED_WORDS, ' ').replace(/⟦\d+⟧/gu, ' ')
  const paths = pathsIn(rest, quoted)
  return { ...none, action: 'add-words', paths, exchanges: [{ before: anchor, after, paths, everywhere }], everywhere }
}

function clauseCommand(place: string, quoted: readonly string[], action: Verb, verbEnd: number): Command {
  const following = action === 'add' ? AFTER.exec(place) : null
  const own = following ? place.slice(0, following.index) : place
  const behind = following ? pathsIn(place.slice(following.index), quoted) : []
  const paths = pathsIn(own, quoted)
  const headOnly = HEAD_ONLY.test(place.replace(/⟦\d+⟧/gu, ' '))
  return {
    ...none,
    action,
    paths: paths.length > 0 || behind.length === 0 ? paths : [],
    after: behind,
    headOnly,
    into: action === 'add' && behind.length === 0 && INTO.test(place.slice(place.search(/bổ sung|thêm|chèn/iu))),
    partial: action !== 'add' && !headOnly && paths.length > 0 && isPartial(place, quoted, action, verbEnd),
  }
}

/** Whether the verb is about a thing in the clause, or holds for some of it. */
function isPartial(place: string, quoted: readonly string[], action: Verb, verbEnd: number): boolean {
  const spans = spansIn(place, quoted)
  const first = spans[0]?.start ?? 0
  const last = spans.at(-1)?.end ?? 0
  const object = first >= verbEnd ? place.slice(verbEnd, first) : place.slice(verbEnd)
  const bare = object
    .replace(/\([^)]{0,200}\)/gu, ' ')
    .replace(A_PAPER, ' ')
    .replace(/⟦\d+⟧/gu, ' ')
  const inPlaces = spans.reduce((rest, { start, end }) => rest.replace(place.slice(start, end), ' '), bare)
  if (/[\p{L}\d]/u.test(inPlaces.replace(FILLERS, ' '))) return true
  return action === 'repeal' && NARROWS.test(place.slice(Math.max(last, verbEnd)).replace(A_PAPER, ' '))
}
