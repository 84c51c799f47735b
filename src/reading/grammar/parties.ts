import { fieldLength, GROUP_TAIL, purposeLength, secondField } from './party-fields.ts'
import {
  BODY_AFTER_TO_CHUC,
  CHAINED,
  CHAINED_UNDER_ALL,
  DETERMINER,
  OWN_WORDS,
  QUALIFIER,
  STAFF,
} from './party-heads.ts'
import {
  beginsParty,
  chains,
  type Head,
  headAt,
  isCapital,
  joins,
  NOT_A_HEAD,
  startOf,
  TERRITORY,
} from './party-start.ts'
import { ACTION, BEFORE_DOING, STOP } from './verbs.ts'
import { Phrases, type Word, wordsOf } from './words.ts'

export { beginsParty } from './party-start.ts'

export type Party = {
  name: string
  start: number
  end: number
  named: boolean
  /** Its name ends at a territory ('Hội huyện', 'Liên đoàn … tỉnh'): the small letters after it say what it does. */
  closed: boolean
}
export type PartyList = { parties: Party[] /** Index of the first word after the list. */; next: number }
/** Institutions of which there are many: without a capital further on they name a kind, not one of them. */
const WITHOUT_OWN_NAME = new Set(
  `trung tâm|trường|thư viện|bảo tàng|câu lạc bộ|nhà văn hóa|viện|quỹ|thôn|bản|ấp|khu dân cư|khu phố|tổ dân phố|công ty|doanh nghiệp|cơ sở|trạm|ngân hàng|hội|báo`.split(
    '|',
  ),
)
const NAME_TAIL = new Set(
  `nhân|dân|tỉnh|huyện|xã|phường|thành|phố|thị|trấn|quận|cấp|các|đặc|khu|trung|ương|cơ|sở|thuộc|vực|thôn|ấp|bản|buôn|làng|xóm`.split(
    '|',
  ),
)

/** Bounds for text that is no prose: no office has a longer name, no clause a longer list. */
const LONGEST_NAME = 60
const LONGEST_LIST = 60

function parseParty(text: string, words: Word[], at: number): { party: Party; next: number } | null {
  const begin = startOf(words, at)
  const first = words[at]
  if (!begin || !first) return null
  let here = begin.headAt + (begin.head?.length ?? 0)
  here += purposeLength(words, here, begin.head?.noun ?? '')
  if (/^(?:ban chỉ đạo|bcđ|tổ công tác)$/.test(begin.head?.noun ?? '')) here += PURPOSE.lengthAt(words, here)
  let last = begin.head?.noun ?? ''
  let loose = 0
  // 'Trưởng phòng Mây mưa và Gió bão': the office holds its body's noun.
  const named = begin.head?.named ?? isCapital(words[here])
  let closed = false
  let { all } = begin
  while (here < words.length && here - at < LONGEST_NAME) {
    const word = words[here]
    if (!word) break
    const own = joins(word) ? ownWords(words, here) : 0
    if (own > 0) {
      here += own
      last = ''
      continue
    }
    if (!joins(word)) {
      if (word.before !== ',') break
      const chained = last === '' ? 0 : chains(last, words, here, all)
      if (chained > 0) {
        last = words
          .slice(here, here + chained)
          .map((each) => each.lower)
          .join(' ')
        here += chained
        continue
      }
      const same = sameNoun(words, begin, here)
      if (same > 0) {
        here += same
        continue
      }
      if (beginsParty(words, here) && QUALIFIER.lengthAt(words, here) === 0) break
      const more = continuesAfterComma(words, here, named, all)
      if (more === 0) break
      here += more
      loose = 0
      last = ''
      continue
    }
    if (word.lower === 'và') {
      const second = secondField(words, begin.headAt, here)
      if (second > 0) {
        here += second
        continue
      }
      const territory = TERRITORY.has(last) ? headAt(words, here + 1, false) : null
      if (territory && TERRITORY.has(territory.noun) && !isCapital(words[here + 1])) {
        last = territory.noun
        here += 1 + territory.length
        continue
      }
      if (sharesOffice(words, at, here)) {
        here += 2
        continue
      }
      if (!named || beginsParty(words, here + 1) || !isCapital(words[here + 1])) break
      here += 2
      loose = 0
      continue
    }
    const qualifier = QUALIFIER.lengthAt(words, here)
    if (/^\d/.test(word.text) && !isNumbered(words, here)) break
    if (isCapital(word)) {
      here++
      loose = 0
      last = ''
      continue
    }
    const field = fieldLength(words, begin.headAt, here, last)
    if (field > 0) {
      here += field
      last = ''
      continue
    }
    const action = actionAt(words, here, named)
    if (
      qualifier > 0 &&
      qualifier >= action &&
      !(action === qualifier && opensClause(words, here + qualifier, named))
    ) {
      here += qualifier
      loose = 0
      last = endNoun(words, here)
      continue
    }
    if (action > 0 || STOP.lengthAt(words, here) > 0 || BEFORE_DOING.lengthAt(words, here) > 0) break
    if (named && closesName(words, here)) {
      closed = true
      break
    }
    all ||= word.lower === 'các'
    if (!NAME_TAIL.has(word.lower)) loose++
    if (loose > 5) break
    here++
    last = endNoun(words, here)
  }
  const end = words[here - 1]
  if (!end || here <= at) return null
  const capitals = words.slice(begin.headAt + 1, here).some(isCapital)
  const bears = capitals || (named && !WITHOUT_OWN_NAME.has(begin.head?.noun ?? ''))
  return {
    party: {
      name: text.slice(first.start, end.end),
      start: first.start,
      end: end.end,
      named: bears || begin.office,
      closed,
    },
    next: here,
  }
}

/** What a number in a name numbers: 'Trường Tiểu học số 2', 'Tổ dân phố 5'; "báo cáo Sở A 6 tháng" counts time. */
const NUMBERED = new Set(`số|phố|tổ|khu|cụm|khối|phường|quận|thôn|ấp|xóm|đội|bản|khóa|điểm`.split('|'))
const OF_TIME = new Set(`tháng|năm|quý|ngày|tuần|lần|giờ|buổi|đợt|kỳ`.split('|'))
const isNumbered = (words: Word[], at: number) =>
  !OF_TIME.has(words[at + 1]?.lower ?? '') && (NUMBERED.has(words[at - 1]?.lower ?? '') || isCapital(words[at - 1]))

/** Whether a name has ended at its territory: 'Hội huyện', 'Liên đoàn Mây mưa tỉnh'; 'xã hội', 'tỉnh ủy', 'các xã vùng cao' go on. */
function closesName(words: Word[], at: number): boolean {
  const [word, last, before] = [words[at], words[at - 1], words[at - 2]]
  if (word?.before !== '' || NAME_TAIL.has(word.lower) || !/^\p{Ll}/u.test(word.text)) return false
  if (/^(?:hội|ủy|đoàn|đội|lỵ|trưởng|vùng|miền|biên|giới|ven|loại|điểm)$/.test(word.lower)) return false
  const two = `${before?.lower ?? ''} ${last?.lower ?? ''}`
  const single = /^(?:tỉnh|huyện|xã|phường|quận)$/.test(last?.lower ?? '')
  const double = /^(?:thành phố|thị xã|thị trấn|đặc khu|trung ương)$/.test(two)
  const ahead = double ? words[at - 3] : before
  return (
    (single || double) &&
    !isCapital(last) &&
    !/^(?:các|cấp|những|nhiều|mỗi|từng|,)$/.test(ahead?.lower ?? '') &&
    (double ? before : last)?.before === ''
  )
}

const SCHOOLS = new Set(['trường', 'đại học', 'học viện', 'nhà trường'])
/** 'các trường mầm non, trường tiểu học': schools again under one 'các', without a name of their own. */
function sameNoun(words: Word[], begin: { headAt: number; head: Head | null; all: boolean }, at: number): number {
  const length = headAt(words, at, false)?.length ?? 0
  const same = begin.all && SCHOOLS.has(begin.head?.noun ?? '') && SCHOOLS.has(headAt(words, at, false)?.noun ?? '')
  return same && !isCapital(words[at]) && !isCapital(words[at + length]) ? length : 0
}

/** Words that belong to a name though one of them is a verb elsewhere. */
function ownWords(words: Word[], at: number): number {
  const staff = STAFF.every((word, offset) => words[at + offset]?.lower === word)
  return staff && /^,?$/.test(words[at + 2]?.before ?? '.') ? STAFF.length : OWN_WORDS.lengthAt(words, at)
}

/** What a steering committee is for is part of its name. */
const PURPOSE = new Phrases(['xây dựng xã hội học tập', 'xây dựng nông thôn mới', 'xây dựng xhht'])

/** 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân': one office serves both. */
function sharesOffice(words: Word[], head: number, and: number): boolean {
  const before = words
    .slice(head, and)
    .map((word) => word.lower)
    .join(' ')
  return (
    /^(?:(?:phó )?chánh )?(?:văn phòng|vp) (?:hội đồng nhân dân|hđnd|đoàn đbqh|đoàn đại biểu quốc hội)/.test(before) &&
    /^(?:ủy|ubnd|hđnd|hội)$/.test(words[and + 1]?.lower ?? '')
  )
}

/** Verbs of one syllable that also close a capitalised word: 'Đào tạo', 'Ngoại giao', 'Giảng dạy'; "Trường Mây Xanh dạy …" does it. */
const SECOND_SYLLABLE: Record<string, RegExp> = {
  tạo: /^(?:đào|sáng|chế|kiến|cải)$/,
  trình: /^(?:chương|lập|công|quy|giáo|hành|tiến|truyền)$/,
  lập: /^(?:công|độc|thành|tự|trung|dân|tư)$/,
  thu: /^(?:tổng|thuế|bội)$/,
  giao: /^(?:ngoại|chuyển|bàn|tâm)$/,
  nhập: /^(?:hội|xuất|gia)$/,
  in: /^(?:nhà|báo)$/,
  xét: /^(?:nhận|thẩm)$/,
  dịch: /^(?:kiểm|phiên|biên|giao|phòng)$/,
  trích: /^$/,
  dạy: /^giảng$/,
}

/** The verb that ends a name. One syllable right after a capital belongs to it: 'Đào tạo'; 'tổ chức' may be a body. */
function actionAt(words: Word[], at: number, named: boolean): number {
  const length = ACTION.lengthAt(words, at)
  if (words[at]?.lower === 'thường' && words[at - 1]?.lower === 'dục') return 0
  if (
    length === 1 &&
    isCapital(words[at - 1]) &&
    SECOND_SYLLABLE[words[at]?.lower ?? '']?.test(words[at - 1]?.lower ?? '') &&
    words[at]?.before === ''
  )
    return 0
  const body = length === 2 && words[at]?.lower === 'tổ' && !named && BODY_AFTER_TO_CHUC.lengthAt(words, at + 2) > 0
  return body && NOT_A_HEAD.lengthAt(words, at + 2) === 0 && words[at + 2]?.before === '' ? 0 : length
}

/** After 'truyền thông' and the like: does the clause's own object follow, so that it was the verb? */
const opensClause = (words: Word[], at: number, named: boolean) => {
  const next = words[at]
  return next !== undefined && next.before === '' && named && /^(?:về|cho|các|những|sâu|rộng)$/.test(next.lower)
}

function endNoun(words: Word[], here: number): string {
  const one = words[here - 1]?.lower ?? ''
  const two = `${words[here - 2]?.lower ?? ''} ${one}`
  return CHAINED.has(two) || CHAINED_UNDER_ALL.has(two) ? two : one
}

/** 'Sở Văn hóa, Thể thao và Du lịch'; 'tổ chức xã hội, nghề nghiệp'; 'cơ quan truyền thông, báo chí'. */
function continuesAfterComma(words: Word[], at: number, named: boolean, all: boolean): number {
  if (named && isCapital(words[at])) return DETERMINER.lengthAt(words, at) === 0 ? 1 : 0
  if (named) return all ? GROUP_TAIL.lengthAt(words, at) : 0
  const qualifier = QUALIFIER.lengthAt(words, at)
  if (qualifier > 0) return qualifier
  return GROUP_TAIL.lengthAt(words, at)
}

const LIST_SIGN = /^[,;]$/
const AND = new Set(['và', 'cùng', 'cùng với', 'hoặc'])

/** Parties one after another from a word on: 'Sở A, các sở, ngành liên quan và Ủy ban nhân dân các huyện, thành phố'. */
export function parseParties(text: string, words: Word[], at: number): PartyList | null {
  const parties: Party[] = []
  let here = at
  while (here < words.length && parties.length < LONGEST_LIST) {
    const found = parseParty(text, words, here)
    if (!found) break
    parties.push(found.party)
    here = found.next
    const next = words[here]
    if (!next) break
    if (LIST_SIGN.test(next.before) && beginsParty(words, here)) continue
    if (AND.has(next.lower) && (next.before === '' || next.before === ',') && beginsParty(words, here + 1)) {
      here++
      continue
    }
    if (LIST_SIGN.test(next.before) && next.lower === 'và' && beginsParty(words, here + 1)) {
      here++
      continue
    }
    break
  }
  return parties.length > 0 ? { parties, next: here } : null
}

/** Whether a line holds nothing but parties. */
export function isPartyList(text: string): boolean {
  const words = wordsOf(text)
  const list = parseParties(text, words, 0)
  return list !== null && list.next === words.length
}

export const namesOf = (list: PartyList | null) => {
  const names: string[] = []
  for (const party of list?.parties ?? []) if (!names.includes(party.name)) names.push(party.name)
  return names
}
