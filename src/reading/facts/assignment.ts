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

/** 'Phòng A (Sở B): Theo dõi …': the word after the note and its colon. */
function afterNote(words: Word[], from: number): number | null {
  for (let at = from + 1; at < Math.min(words.length, from + 25); at++)
    if (words[at]?.before.includes(')')) return words[at]?.before === '):' ? at : null
  return null
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
  if (noted !== null) return { list: { ...list, next: noted }, runIn: true, alone: false }
  if (next.before.startsWith('(') && /^[^)]{0,80}\)[.:;,\s]*$/u.test(text.slice(next.start)))
    return { list, runIn: false, alone: true }
  const acts = ACTION.lengthAt(words, list.next) > 0 || MANNER.lengthAt(words, list.next) > 0
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
  const direct = subjectAt(text, words, at)
  if (direct) {
    // 'Ủy ban nhân dân tỉnh yêu cầu các sở …': the one who orders is not the one who does.
    const introduces = /:$/.test(text)
    const requests = introduces ? requestLength(words, direct.list.next) : 0
    const orders = requests || COMMAND.lengthAt(words, direct.list.next)
    const ordered = orders > 0 ? subjectAt(text, words, direct.list.next + orders) : null
    return ordered ? made(ordered, at, requests > 0) : made(direct, at, asked > 0)
  }
  const adverbial = ADVERBIAL.lengthAt(words, from)
  if (asked > 0 || adverbial === 0) return null
  for (let here = from + adverbial; here < Math.min(words.length, from + 60); here++) {
    const word = words[here]
    if (!word || /[.;:]/.test(word.before)) break
    const request = requestLength(words, here)
    const afterComma = word.before.endsWith(',')
    if (!afterComma && request === 0 && !(word.before === '' && CLOSES_ADVERBIAL.has(words[here - 1]?.lower ?? '')))
      continue
    if (!beginsParty(words, here + request)) {
      // "Hằng năm, chủ trì …": the doing itself has begun.
      if (afterComma && request === 0 && ACTION.lengthAt(words, here) > 0 && ADVERBIAL.lengthAt(words, here) === 0)
        break
      continue
    }
    const found = subjectAt(text, words, here + request)
    if (found && !found.alone && !found.runIn) return made(found, here + request, request > 0)
  }
  return null
}

const WITH_VERB =
  /(?:phối hợp|hợp tác(?!\s+xã)|giao lưu|liên kết quốc tế)((?:\s*,\s*(?:hợp tác|trao đổi|giao lưu|liên kết|chia sẻ))*(?:\s+(?:chặt chẽ|chặt chữ|chặt|đồng bộ|hiệu quả|có hiệu quả|thường xuyên|tích cực|quốc tế|tốt|thống nhất|triển khai|thực hiện|tổ chức|và đồng bộ|,))*\s+(?:cùng\s+với|cùng|với|của)|)\s+/giu

/** 'Trao đổi kinh nghiệm xây dựng … với các tỉnh bạn': what is shared stands before those with whom. */
const SHARES =
  /(?:^|[.;]\s+)(?:(?:tăng cường|chủ động|đẩy mạnh|mở rộng|tích cực)\s+)?(?:trao đổi|chia sẻ|ký kết|giao lưu|liên kết|kết nghĩa)(?!\p{L})(?:(?!phối hợp|hợp tác)[^.;:,]){0,80}?\s(?:cùng\s+)?với\s+/giu

/** "cơ chế phối hợp giữa …", "công tác phối hợp" speak of co-operation among others. */
export const isSpokenOf = (text: string, at: number) =>
  /(?:cơ chế|quy chế|chương trình|công tác|kế hoạch)(?:\s+tham gia,?)?\s+$/iu.test(text.slice(Math.max(0, at - 24), at))

/** Every party that the clause says to work together with. */
export function partnersOf(text: string): string[] {
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
  return names
}
const OWN_SIDE = new Phrases(['với'])

const LEADS = /(?<!\p{L})(?:chủ trì|đầu mối)(?!\p{L})/iu
const SUPPORTS =
  /^(?:(?:chủ động|tích cực|tăng cường|thường xuyên|tiếp tục|và|cùng|có trách nhiệm|kịp thời|,)\s*)*phối hợp(?!\p{L})|^tham gia(?!\p{L})/iu

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
