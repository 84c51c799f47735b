import {
  ABBREVIATED_HEAD,
  ADDRESS,
  BODY_AFTER_TO_CHUC,
  CHAINED,
  CHAINED_UNDER_ALL,
  DETERMINER,
  GROUP_HEAD,
  NAMED_HEAD,
  OFFICE,
} from './party-heads.ts'
import { ACTION } from './verbs.ts'
import { Phrases, type Word } from './words.ts'

/** Words that begin like a party's noun and are something else. */
export const NOT_A_HEAD = new Phrases(
  `xã hội|xã hội học tập|trường hợp|trường lớp|trường hợp này|cơ sở vật chất|cơ sở dữ liệu|cơ sở hạ tầng|cơ sở pháp lý|bộ chỉ số|bộ tiêu chí|bộ máy|bộ tài liệu|hội nghị|hội thảo|hội viên|hội thi|hội nhập|hội họp|hội chợ|đoàn viên|đoàn kết|đảng viên|ban hành|báo cáo|báo cáo viên|bản tin|bản thân|bản sắc|bản đồ|cấp phát|cấp thẩm quyền|cấp có thẩm quyền|cấp học|phòng chống|phòng ngừa|phòng học|phòng bệnh|viện phí|vụ việc|bộ đề|cộng đồng học tập|đơn vị học tập|gia đình học tập|dòng họ học tập|đơn vị hành chính|quỹ đất|đài thọ|ngành nghề|ngành học|tập thể dục|báo động|thôn tính|nhóm đối tượng|cụm từ|khối lượng|cục bộ|đội ngũ|đội hình|tổ hợp|tổ tiên|tổ quốc`.split(
    '|',
  ),
)

export const TERRITORY = new Set(
  `huyện|thành phố|thị xã|xã|phường|thị trấn|tỉnh|quận|đặc khu|thôn|bản|ấp|tổ dân phố|khu phố`.split('|'),
)

const OF_FIELD = new Set(['sở', 'phòng', 'bộ', 'cục', 'vụ'])
const POST = new Set(['công chức', 'kế toán', 'bộ phận'])

export const isCapital = (word: Word | undefined) => word !== undefined && /^\p{Lu}/u.test(word.text)
export const joins = (word: Word) => word.before === '' || /^[-–/]$/.test(word.before)

export type Head = { length: number; named: boolean; noun: string }

export function headAt(words: Word[], at: number, first: boolean): Head | null {
  const word = words[at]
  if (!word) return null
  if (NOT_A_HEAD.lengthAt(words, at) > 0) return null
  const named = NAMED_HEAD.lengthAt(words, at)
  const group = GROUP_HEAD.lengthAt(words, at)
  const length = Math.max(named, group)
  if (length === 0) return ABBREVIATED_HEAD.test(word.text) ? { length: 1, named: false, noun: word.lower } : null
  const noun = words
    .slice(at, at + length)
    .map((each) => each.lower)
    .join(' ')
  // A person's post is a party only with its field or place: 'Công chức Văn hóa - Xã hội', 'kế toán xã'.
  if (POST.has(noun) && !isCapital(words[at + length]) && !TERRITORY.has(words[at + length]?.lower ?? '')) return null
  if (noun === 'tổ chức') {
    const after = words[at + length]
    // 'Tổ chức hội nghị …' organises one.
    if (after?.lower === 'hội' && NOT_A_HEAD.lengthAt(words, at + length) > 0) return null
    const body = BODY_AFTER_TO_CHUC.lengthAt(words, at + length) > 0 && after?.before === ''
    const listed = after === undefined || after.before !== '' || after.lower === 'và'
    if (!body && !(listed && (!first || word.before === ','))) return null
  } else if (ACTION.lengthAt(words, at) > length) return null
  // "Thanh tra, kiểm tra …" does it, "Thanh tra tỉnh" is one.
  else if (first && ACTION.lengthAt(words, at) === length && words[at + length]?.before !== '') return null
  return { length, named: named > 0 && named >= group && (isCapital(word) || group === 0), noun }
}

/** Whether a party can begin at a word, with or without 'các', 'Thủ trưởng các'. */
export function startOf(
  words: Word[],
  at: number,
): { head: Head | null; headAt: number /** 'các' stands once before all. */; all: boolean; office: boolean } | null {
  let here = at
  const address = ADDRESS.lengthAt(words, here)
  here += address
  const determiner = DETERMINER.lengthAt(words, here)
  here += determiner
  const office = OFFICE.lengthAt(words, here)
  if (office > 0) {
    here += office
    const more = DETERMINER.lengthAt(words, here)
    here += more
    const next = words[here]
    const head = next && joins(next) ? headAt(words, here, false) : null
    // 'Lãnh đạo, chỉ đạo …' leads, 'Lãnh đạo Sở' are people; so with 'Chủ nhiệm'.
    if (!head && words[here - 1]?.lower === 'đạo' && !(isCapital(next) && next?.before === '')) return null
    return { head, headAt: here, all: determiner + more > 0, office: true }
  }
  if (address > 0) return null
  const inside = words[here]
  if (determiner > 0 && inside && inside.before !== '') return null
  const head = headAt(words, here, determiner === 0)
  return head ? { head, headAt: here, all: determiner > 0, office: false } : null
}

export const beginsParty = (words: Word[], at: number) => startOf(words, at) !== null

/** Bare nouns that a comma ties together; 'các sở, ngành, đoàn thể' is two parties, 'tổ chức hội, đoàn thể' one. */
export function chains(last: string, words: Word[], at: number, underAll = false): number {
  const head = headAt(words, at, false)
  if (!head) return 0
  if (last === 'hội' && head.noun === 'đoàn thể') return head.length
  if (head.noun === 'tổ chức') {
    if (words[at + head.length]?.lower === 'đảng') return /^cấp ủy/.test(last) ? head.length + 1 : 0
    return ['cơ quan', 'đơn vị', 'doanh nghiệp'].includes(last) ? head.length : 0
  }
  if (underAll && CHAINED_UNDER_ALL.has(last) && CHAINED_UNDER_ALL.has(head.noun) && !isCapital(words[at]))
    return head.length
  // 'Công an tỉnh, sở …' are two, 'các huyện, thành phố, đơn vị' is one.
  if (TERRITORY.has(last) && OF_FIELD.has(head.noun)) return 0
  // 'Hội Đan len xã, thôn Rạng': the second bears a name of its own.
  if (TERRITORY.has(head.noun) && isCapital(words[at + head.length]) && words[at + head.length]?.before === '') return 0
  if (!CHAINED.has(last) || !CHAINED.has(head.noun) || isCapital(words[at])) return 0
  return TERRITORY.has(last) === TERRITORY.has(head.noun) || !TERRITORY.has(head.noun) ? head.length : 0
}
