import { fieldLength, GROUP_TAIL, purposeLength, secondField } from './party-fields.ts'
import { BODY_AFTER_TO_CHUC, CHAINED, DETERMINER, OWN_WORDS, QUALIFIER, STAFF } from './party-heads.ts'
import { beginsParty, chains, headAt, isCapital, joins, NOT_A_HEAD, startOf, TERRITORY } from './party-start.ts'
import { ACTION, STOP } from './verbs.ts'
import { Phrases, type Word, wordsOf } from './words.ts'

export { beginsParty } from './party-start.ts'

export type Party = { name: string; start: number; end: number; named: boolean }
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
  const named = begin.head?.named ?? false
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
      const chained = last === '' ? 0 : chains(last, words, here)
      if (chained > 0) {
        last = words
          .slice(here, here + chained)
          .map((each) => each.lower)
          .join(' ')
        here += chained
        continue
      }
      if (beginsParty(words, here) && QUALIFIER.lengthAt(words, here) === 0) break
      const more = continuesAfterComma(words, here, named)
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
      if (sharesOffice(words, begin.headAt, here)) {
        here += 2
        continue
      }
      if (!named || beginsParty(words, here + 1) || !isCapital(words[here + 1])) break
      here += 2
      loose = 0
      continue
    }
    const qualifier = QUALIFIER.lengthAt(words, here)
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
    if (action > 0 || STOP.lengthAt(words, here) > 0) break
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
    party: { name: text.slice(first.start, end.end), start: first.start, end: end.end, named: bears || begin.office },
    next: here,
  }
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
    /^(?:văn phòng|vp) (?:hội đồng nhân dân|hđnd|đoàn đbqh|đoàn đại biểu quốc hội)/.test(before) &&
    /^(?:ủy|ubnd|hđnd|hội)$/.test(words[and + 1]?.lower ?? '')
  )
}

/** Verbs of one syllable that also close a capitalised word: 'Đào tạo', 'Ngoại giao'. */
const SECOND_SYLLABLE = new Set(`tạo|trình|lập|thu|giao|nhập|in|xét|dịch|trích|dạy`.split('|'))

/** The verb that ends a name. One syllable right after a capital belongs to it: 'Đào tạo'; 'tổ chức' may be a body. */
function actionAt(words: Word[], at: number, named: boolean): number {
  const length = ACTION.lengthAt(words, at)
  if (words[at]?.lower === 'thường' && words[at - 1]?.lower === 'dục') return 0
  if (
    length === 1 &&
    SECOND_SYLLABLE.has(words[at]?.lower ?? '') &&
    isCapital(words[at - 1]) &&
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
  return CHAINED.has(two) ? two : one
}

/** 'Sở Văn hóa, Thể thao và Du lịch'; 'tổ chức xã hội, nghề nghiệp'; 'cơ quan truyền thông, báo chí'. */
function continuesAfterComma(words: Word[], at: number, named: boolean): number {
  if (named) return isCapital(words[at]) && DETERMINER.lengthAt(words, at) === 0 ? 1 : 0
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
