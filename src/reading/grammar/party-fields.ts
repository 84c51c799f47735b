import { beginsParty, headAt, isCapital } from './party-start.ts'
import { ACTION } from './verbs.ts'
import { Phrases, type Word } from './words.ts'

/** Offices that are of some field: a verb right after one names the field, 'các sở giáo dục và đào tạo'. */
const OF_FIELD = new Set(['sở', 'phòng', 'vụ', 'bộ', 'cục', 'ty', 'ngành'])

export function fieldLength(words: Word[], head: number, at: number, last: string): number {
  if (at !== head + 1 || last !== words[head]?.lower || !OF_FIELD.has(last)) return 0
  const length = ACTION.lengthAt(words, at)
  // "các sở tổ chức …": an office does this, it is no field.
  return length === 2 && FIELD.lengthAt(words, at) > 0 ? length : 0
}
/** Verbs that are also names of what the state looks after. */
const FIELD = new Phrases([
  'giáo dục',
  'đào tạo',
  'thông tin',
  'truyền thông',
  'thanh tra',
  'quy hoạch',
  'bảo trợ',
  'đầu tư',
  'quản lý',
])

/** '… và đào tạo' after a field in small letters, where the doing follows or nothing more. */
export function secondField(words: Word[], head: number, and: number): number {
  if (!OF_FIELD.has(words[head]?.lower ?? '') || and - head < 2 || and - head > 7) return 0
  if (isCapital(words[and + 1]) || isCapital(words[and - 1]) || beginsParty(words, and + 1)) return 0
  // 'sở mây mưa - gió bão và sương mù': hyphens tie fields together, and so does the 'và' after them.
  const tied = words.slice(head + 1, and).some((word) => /^[-–]$/.test(word.before))
  if (tied && ACTION.lengthAt(words, and + 1) === 0) return Math.min(3, words.length - and)
  const field = FIELD.lengthAt(words, and + 1)
  if (field === 0 || FIELD.lengthAt(words, head + 1) === 0) return 0
  return 1 + field
}

/** 'Hội đồng đánh giá của xã', 'Đoàn kiểm tra liên ngành': what such a body is for stands in its name. */
export function purposeLength(words: Word[], at: number, noun: string): number {
  if (!/^(?:hội đồng|đoàn|tổ|ban|đội)$/.test(noun) || words[at]?.before !== '') return 0
  const action = ACTION.lengthAt(words, at)
  const next = words[at + action]
  if (action === 0 || !next || next.before !== '') return 0
  if (next.lower === 'của' && headAt(words, at + action + 1, false) !== null) return action + 1
  return /^(?:cấp|liên|tỉnh|huyện|xã|phường)$/.test(next.lower) ? action : 0
}

/** What a group of bodies is of, after a comma: 'tổ chức xã hội, nghề nghiệp', 'các trường tiểu học, trung học cơ sở'. */
export const GROUP_TAIL = new Phrases(
  [
    'xã hội - nghề nghiệp',
    'xã hội nghề nghiệp',
    'xã hội',
    'nghề nghiệp',
    'báo chí',
    'kinh tế',
    'hiệp hội nghề nghiệp',
    // 'các trường mầm non, tiểu học, trung học cơ sở'
    'mầm non',
    'mẫu giáo',
    'tiểu học',
    'trung học cơ sở',
    'trung học phổ thông',
    'phổ thông',
    'mn',
    'th',
    'thcs',
    'thpt',
    'trung cấp',
    'cao đẳng',
    'đại học',
  ].map((each) => each.replace(' - ', ' ')),
)
