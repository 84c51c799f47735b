import { beginsParty, namesOf, type PartyList, parseParties } from '../grammar/parties.ts'
import { ACTION, MANNER, STOP } from '../grammar/verbs.ts'
import { Phrases, type Word, wordsOf } from '../grammar/words.ts'

export type Subject = {
  names: string[]
  /** Some of them bears a name of its own ('Sở …'), not only a kind ('các cơ sở giáo dục'). */
  named: boolean
  /** Words before it were an adverbial ('Hằng năm, căn cứ …,') or a request ('Đề nghị'). */
  startWord: number
  next: number
  /** 'Công an xã: Tham gia …' */
  runIn: boolean
  /** Nothing follows: the whole text is a list of parties. */
  alone: boolean
  requested: boolean
  /** Named by an order at the clause's head: 'Giao Phòng A …'. */
  ordered: boolean
}

const REQUEST = new Phrases(['đề nghị', 'kính đề nghị', 'trân trọng đề nghị'])
const ORDER = new Phrases(['giao', 'giao cho', 'yêu cầu', 'phân công', 'đối với', 'trách nhiệm của', 'nhiệm vụ của'])
const ADVERBIAL = new Phrases([
  'căn cứ',
  'trên cơ sở',
  'hằng năm',
  'hàng năm',
  'hằng quý',
  'hàng quý',
  'hằng tháng',
  'hàng tháng',
  'mỗi năm',
  'định kỳ',
  'theo',
  'trong',
  'đến',
  'trước',
  'sau',
  'từ',
  'khi',
  'để',
  'nhằm',
  'tùy',
  'tùy theo',
  'ngoài',
  'bên cạnh',
  'đồng thời',
  'chậm nhất',
  'vào',
  'quá trình',
  'nếu',
  'có gì',
  'gặp',
  'trường hợp',
  'với',
  'dựa trên',
  'ngay sau',
])
const HANDS_ON = new Phrases(['giao', 'giao cho', 'phân công', 'yêu cầu'])
const COMMAND = new Phrases(['yêu cầu', 'giao', 'giao cho', 'phân công'])
/** 'căn cứ nhiệm vụ được giao các sở …' has no comma before its doer. */
const CLOSES_ADVERBIAL = new Set(['giao', 'tế', 'phương', 'hành', 'này', 'trên', 'năm', 'mắc', 'khăn', 'sinh'])

const requestLength = (words: Word[], at: number) => REQUEST.lengthAt(words, at)

/** 'Phòng A (Sở B): Theo dõi …', 'các xã (sau đây gọi là cấp xã) mở …': the word after the note and the sign before it. */
function afterNote(words: Word[], from: number): { next: number; sign: string } | null {
  for (let at = from + 1; at < Math.min(words.length, from + 25); at++) {
    const before = words[at]?.before ?? ''
    if (before.includes(')')) return /^\)[:,]?$/.test(before) ? { next: at, sign: before.slice(1) } : null
  }
  return null
}

/** A time at the head, with or without a sign after it: 'Tháng 10: …', 'Quý IV/2025, …', 'Tháng 11 hằng năm các trường …'. */
const TIME_AT_HEAD =
  /^(?:(?:trong|vào|từ|đến|trước|cuối|đầu|giữa|chậm nhất)\s+)*(?:(?:6|sáu|3|ba|9) tháng (?:đầu|cuối)(?: năm)?|(?:các\s+)?(?:tháng|quý|năm|tuần|ngày|năm học)\s+[\dIVX][\dIVX/.-]*)(?:\s*(?:-|–|,|và|đến)\s*(?:tháng\s+|quý\s+|năm\s+)?[\dIVX][\dIVX/.]*)*(?:\s*(?:năm|tháng)\s+\d{1,4})?(?:\s+(?:hằng|hàng|mỗi)\s+năm)?\s*(?:\([^()]{1,60}\)\s*)?(?:[:,]\s*)?/iu

const OPENS_TIME = new Set(
  'trong|vào|từ|đến|trước|cuối|đầu|giữa|chậm|các|tháng|quý|năm|tuần|ngày|6|sáu|3|ba|9'.split('|'),
)

/** How many words a time takes before the doer. */
function timeLength(text: string, words: Word[]): number {
  const first = words[0]
  const match = first && OPENS_TIME.has(first.lower) ? TIME_AT_HEAD.exec(text.slice(first.start)) : null
  if (!match || !first || match[0].trim() === '') return 0
  const end = first.start + match[0].length
  return words.findIndex((word) => word.start >= end)
}

function subjectAt(
  text: string,
  words: Word[],
  at: number,
): { list: PartyList; runIn: boolean; alone: boolean } | null {
  const list = parseParties(text, words, at)
  if (!list) return null
  const next = words[list.next]
  const last = list.parties.at(-1)
  if (!next) return { list, runIn: last !== undefined && /^\s*:/.test(text.slice(last.end)), alone: true }
  if (next.before.startsWith(':')) return { list, runIn: true, alone: false }
  const noted = next.before.startsWith('(') ? afterNote(words, list.next) : null
  if (noted?.sign === ':') return { list: { ...list, next: noted.next }, runIn: true, alone: false }
  if (noted && (ACTION.lengthAt(words, noted.next) > 0 || MANNER.lengthAt(words, noted.next) > 0))
    return { list: { ...list, next: noted.next }, runIn: false, alone: false }
  if (next.before.startsWith('(') && /^[^)]{0,80}\)[.:;,\s]*$/u.test(text.slice(next.start)))
    return { list, runIn: false, alone: true }
  const acts =
    ACTION.lengthAt(words, list.next) > 0 ||
    MANNER.lengthAt(words, list.next) > 0 ||
    (last?.closed === true && STOP.lengthAt(words, list.next) === 0)
  if (acts && (next.before === '' || next.before === ',')) return { list, runIn: false, alone: false }
  if (
    next.before === '' &&
    /^(?:theo|căn cứ|trên cơ sở|trong phạm vi)\s/iu.test(text.slice(next.start)) &&
    /:$/.test(text)
  )
    return { list, runIn: false, alone: false }
  // 'Ủy ban nhân dân các xã, mỗi nơi chọn …'
  if (next.before === ',' && /^mỗi (?:nơi|đơn vị|địa phương|cơ quan|trường)(?!\p{L})/iu.test(text.slice(next.start)))
    return { list, runIn: false, alone: false }
  // 'Sở A, theo chức năng được giao, phổ biến …'
  if (next.before === ',' && (ADVERBIAL.lengthAt(words, list.next) > 0 || STOP.lengthAt(words, list.next) > 0))
    return { list, runIn: false, alone: false }
  return null
}

/** Somebody by name or by office in a form of address: 'Đ/c Nguyễn Văn A - Phó Chủ tịch UBND xã: …', 'Các ông (bà) Trưởng thôn: …'. */
const ADDRESSED = /^((?:các\s+)?(?:đ\/c|đồng chí|ông|bà)(?:\s*\(bà\)|,\s*bà)?\s+\p{Lu}[^:;.]{2,90}?)\s*:\s+(?=\S)/iu
function personAt(text: string, words: Word[]): Subject | null {
  const match = ADDRESSED.exec(text)
  const name = match?.[1]
  if (!match || !name) return null
  const next = words.findIndex(({ start }) => start >= match[0].length)
  return { names: [name], named: true, startWord: 0, next, runIn: true, alone: false, requested: false, ordered: false }
}

const PERSONS =
  '(?:cán bộ|công chức|viên chức|đảng viên|đoàn viên|hội viên|giáo viên|nhà giáo|học sinh|sinh viên|học viên|người lao động|người dân|nhân dân|phụ huynh|già làng|trưởng bản|trưởng dòng họ|người có uy tín|cộng tác viên|tình nguyện viên)'
/** People who act, not bodies: 'Cán bộ, đảng viên đăng ký …', 'Mỗi đảng viên nhận …', 'Già làng, trưởng bản vận động …'. */
const PEOPLE = new RegExp(
  `^(?:(?:mỗi|mọi|các|toàn thể|từng|đội ngũ)\\s+)?${PERSONS}(?:(?:,\\s*|\\s+và\\s+)${PERSONS})*(?:\\s+(?:các cấp|các trường|ở cơ sở|trong xã))?(?=\\s)`,
  'iu',
)

function peopleAt(text: string, words: Word[], at: number): Omit<Subject, 'requested' | 'ordered'> | null {
  const first = words[at]
  const match = first && PEOPLE.exec(text.slice(first.start))
  if (!first || !match) return null
  const end = first.start + match[0].length
  const next = words.findIndex((word) => word.start >= end)
  const acts = ACTION.lengthAt(words, next) > 0 || MANNER.lengthAt(words, next) > 0
  if (!acts || words[next]?.before !== '') return null
  return { names: [match[0]], named: false, startWord: at, next, runIn: false, alone: false }
}

/** Who a clause says is to act: at its head, after a request, or after an adverbial that ends in a comma. */
export function subjectOf(text: string, words: Word[], from = 0): Subject | null {
  let at = from
  const asked = requestLength(words, at)
  at += asked
  const order = asked === 0 ? HANDS_ON.lengthAt(words, at) : 0
  if (asked === 0) at += ORDER.lengthAt(words, at)
  const made = (found: { list: PartyList; runIn: boolean; alone: boolean }, startWord: number, requested: boolean) => ({
    names: namesOf(found.list),
    named: found.list.parties.some((party) => party.named),
    startWord,
    next: found.list.next,
    runIn: found.runIn,
    alone: found.alone,
    requested,
    ordered: order > 0,
  })
  // 'Ủy ban nhân dân tỉnh yêu cầu các sở …:' the one who orders is not the one who does.
  const resolved = (found: { list: PartyList; runIn: boolean; alone: boolean }, at: number, requested: boolean) => {
    const requests = introduces ? requestLength(words, found.list.next) : 0
    const orders = requests || (introduces ? COMMAND.lengthAt(words, found.list.next) : 0)
    const ordered = orders > 0 ? subjectAt(text, words, found.list.next + orders) : null
    if (ordered) return made(ordered, at, requests > 0)
    // 'Bộ A đề nghị triển khai …:' does not say who does it.
    return orders > 0 && !/^giao$/.test(words[found.list.next]?.lower ?? '') ? null : made(found, at, requested)
  }
  const introduces = /:$/.test(text)
  const direct = subjectAt(text, words, at)
  if (direct) return resolved(direct, at, asked > 0)
  const person = from === 0 && asked === 0 ? personAt(text, words) : null
  if (person) return person
  const people = from === 0 ? peopleAt(text, words, at) : null
  if (people) return { ...people, requested: asked > 0, ordered: order > 0 }
  const time = from === 0 && asked === 0 ? timeLength(text, words) : 0
  if (time > 0) {
    const doer = subjectAt(text, words, time)
    if (doer && !doer.alone && !doer.runIn) return resolved(doer, time, false)
  }
  const adverbial = ADVERBIAL.lengthAt(words, from)
  if (asked > 0 || adverbial === 0) return null
  let conditional = /^(?:nếu|khi|trường)$/.test(words[from]?.lower ?? '')
  for (let here = from + adverbial; here < Math.min(words.length, from + 60); here++) {
    const word = words[here]
    if (!word || /[.;:]/.test(word.before)) break
    const request = requestLength(words, here)
    const afterComma = word.before.endsWith(',')
    if (!afterComma && request === 0 && !(word.before === '' && CLOSES_ADVERBIAL.has(words[here - 1]?.lower ?? '')))
      continue
    if (!beginsParty(words, here + request)) {
      // "Hằng năm, chủ trì …": the doing itself has begun.
      // "…, nếu cần sửa đổi, bổ sung, các xã …" lists what the condition is.
      conditional ||= /^(?:nếu|khi|trường|gặp)$/.test(word.lower)
      if (
        afterComma &&
        request === 0 &&
        !conditional &&
        ACTION.lengthAt(words, here) > 0 &&
        ADVERBIAL.lengthAt(words, here) === 0
      )
        break
      continue
    }
    const found = subjectAt(text, words, here + request)
    if (found && !found.alone && !found.runIn) return resolved(found, here + request, request > 0)
  }
  return null
}

const WITH_VERB =
  /(?:phối hợp|hợp tác(?!\s+xã)|giao lưu|liên kết quốc tế)((?:\s*,\s*(?:hợp tác|trao đổi|giao lưu|liên kết|chia sẻ))*(?:(?:\s*,\s*|\s+)(?:chặt chẽ|chặt chữ|chặt|đồng bộ|hiệu quả|có hiệu quả|thường xuyên|tích cực|quốc tế|tốt|thống nhất|triển khai|thực hiện|tổ chức|và đồng bộ|,))*\s+(?:cùng\s+với|cùng|với|của)|)\s+/giu

/** 'Trao đổi kinh nghiệm xây dựng … với các tỉnh bạn': what is shared stands before those with whom. */
const SHARES =
  /(?:^|[.;]\s+)(?:(?:tăng cường|chủ động|đẩy mạnh|mở rộng|tích cực)\s+)?(?:trao đổi|chia sẻ|ký kết|giao lưu|liên kết|kết nghĩa)(?!\p{L})(?:(?!phối hợp|hợp tác)[^.;:,]){0,80}?\s(?:cùng\s+)?với\s+/giu

/** 'Chủ trì, cùng Sở A kiểm tra', 'liên kết với', 'có sự tham gia của'; "cùng cấp", "liên kết với thực tế" join nobody. */
const TOGETHER =
  /(?:(?:^|[,;.]\s+|(?:chủ trì|tham gia)\s+)cùng(?:\s+với)?|(?:^|[;.]\s+)(?:tăng cường\s+|chủ động\s+)?(?:liên kết|hiệp đồng|kết nghĩa)(?:\s+chặt chẽ)?\s+với|(?<!\p{L})phối kết hợp(?:\s+chặt chẽ)?\s+với|(?:có|với)\s+sự\s+(?:tham gia|phối hợp|đồng hành|hỗ trợ)(?:,\s*\p{L}+\s\p{L}+)?\s+của)\s+/giu

/** "cơ chế phối hợp giữa …", "công tác phối hợp" speak of co-operation among others. */
export const isSpokenOf = (text: string, at: number) =>
  /(?:cơ chế|quy chế|chương trình|công tác|kế hoạch)(?:\s+tham gia,?)?\s+$/iu.test(text.slice(Math.max(0, at - 24), at))

/** Every party that the clause says to work together with. */
export function partnersOf(text: string, predicate = text): string[] {
  const names: string[] = []
  for (const match of [...text.matchAll(WITH_VERB), ...text.matchAll(SHARES)]) {
    if (isSpokenOf(text, match.index) && !/với\s+$/u.test(match[0])) continue
    const at = match.index + match[0].length
    const rest = text.slice(at, at + 700)
    const words = wordsOf(rest)
    if (words[0]?.before !== '') continue
    const own = OWN_SIDE.lengthAt(words, 0)
    const list = parseParties(rest, words, own)
    for (const name of namesOf(list)) if (!names.includes(name)) names.push(name)
  }
  // 'Trường A liên kết với …': who joins whom stands at the head of what is said.
  const said = predicate === text ? [text] : [text, predicate]
  for (const [match, whole] of said.flatMap((each) =>
    [...each.matchAll(TOGETHER)].map((found) => [found, each] as const),
  )) {
    const rest = whole.slice(match.index + match[0].length, match.index + match[0].length + 400)
    const words = wordsOf(rest)
    const list = words[0]?.before === '' ? parseParties(rest, words, 0) : null
    const bodies = list?.parties.some((party) => party.named || /^(?:các|những)\s/iu.test(party.name))
    if (bodies) for (const name of namesOf(list)) if (!names.includes(name)) names.push(name)
  }
  return names
}
const OWN_SIDE = new Phrases(['với'])

const LEADS = /(?<!\p{L})(?:chủ trì|đầu mối)(?!\p{L})/iu
const SUPPORTS =
  /^(?:(?:chủ động|tích cực|tăng cường|thường xuyên|tiếp tục|và|cùng|có trách nhiệm|kịp thời|,)\s*)*phối (?:kết )?hợp(?!\p{L})|^tham gia(?!\p{L})/iu

/** Role by the first verb; 'chủ trì' anywhere before the co-operation makes a lead. */
export function roleOf(predicate: string): 'lead' | 'support' {
  if (!SUPPORTS.test(predicate)) return 'lead'
  const first = predicate.split(/[.;]/)[0] ?? ''
  return LEADS.test(first.slice(0, 60)) ? 'lead' : 'support'
}

export const leads = (text: string) => LEADS.test(text)

/** A clause that begins with a verb, a manner or a time; "1. Chủ đề" does not. */
export const opensWithDoing = (words: Word[]) =>
  [ACTION, MANNER, ADVERBIAL, REQUEST, ORDER].some((phrases) => phrases.lengthAt(words, 0) > 0)
