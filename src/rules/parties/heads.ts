import type { OrganisationKind } from '../../shared/organisations.ts'
import { nameKey } from '../vietnamese-text.ts'
import { PartyPhrases, type PartyWord } from './words.ts'

/** Persons that answer for a body. */
const OFFICES = new PartyPhrases<true>(
  [
    'thủ trưởng',
    'giám đốc',
    'phó giám đốc',
    'tổng giám đốc',
    'chủ tịch',
    'phó chủ tịch',
    'hiệu trưởng',
    'lãnh đạo',
    'người đứng đầu',
    'bí thư',
    'cục trưởng',
    'vụ trưởng',
    'viện trưởng',
    'hội trưởng',
    'đội trưởng',
    'tổ trưởng',
    'trạm trưởng',
    'chánh',
    'phó chánh',
    'trưởng',
    'phó trưởng',
    'phó',
  ].map((words) => [words, true]),
)
/** What acts for a body all the time: 'Ban Thường trực Ủy ban Mặt trận …'. */
const ORGANS = new PartyPhrases<true>(
  ['ban thường trực', 'thường trực', 'ban thường vụ', 'ban chấp hành', 'ban giám hiệu', 'cơ quan thường trực'].map(
    (words) => [words, true],
  ),
)
const DETERMINERS = new PartyPhrases<true>(
  ['các', 'những', 'một số', 'mọi', 'toàn thể', 'tất cả các', 'mỗi', 'từng', 'hai', 'hệ thống'].map((words) => [
    words,
    true,
  ]),
)
/** Nobody in a province. */
const NATIONAL = new PartyPhrases<boolean>([
  ['bộ', true],
  ['chính phủ', true],
  ['thủ tướng chính phủ', true],
  ['quốc hội', true],
  ['ban bí thư', true],
  ['bộ chính trị', true],
  ['bộ chỉ huy', false],
  ['bộ đội', false],
  ['bộ tư lệnh', false],
  ['bộ phận', false],
])

/** The words of the body itself, and whether there are several. */
export function bodyWordsOf(words: readonly PartyWord[]): { words: readonly PartyWord[]; plural: boolean } {
  let at = 0
  let plural = false
  const skip = (phrases: PartyPhrases<true>) => {
    const length = phrases.at(words, at)?.length ?? 0
    if (length === 0 || at + length >= words.length) return false
    at += length
    return true
  }
  const determine = () => {
    if (skip(DETERMINERS)) plural = true
  }
  determine()
  if (skip(OFFICES)) determine()
  if (skip(ORGANS)) determine()
  return { words: words.slice(at), plural }
}

export const isNational = (words: readonly PartyWord[]) => NATIONAL.at(words, 0)?.value === true

/** First words of what a ministry keeps in the provinces by itself: nobody of the province leads it. */
const VERTICAL = new PartyPhrases<true>(
  [
    'công an',
    'bộ chỉ huy',
    'ban chỉ huy',
    'bộ tư lệnh',
    'cục',
    'thuế',
    'chi cục thuế',
    'hải quan',
    'chi cục hải quan',
    'thống kê',
    'chi cục thống kê',
    'kho bạc',
    'bảo hiểm xã hội',
    'ngân hàng',
    'tòa án',
    'viện kiểm sát',
    'thi hành án',
    'kiểm toán',
  ].map((words) => [words, true]),
)
export const isVertical = (words: readonly PartyWord[]) => VERTICAL.at(words, 0) !== undefined

const KINDS = new PartyPhrases<OrganisationKind>([
  ['ủy ban nhân dân', 'people-committee'],
  ['ubnd', 'people-committee'],
  ['ủy ban mặt trận', 'mass-organisation'],
  ['ubmttq', 'mass-organisation'],
  ['mặt trận', 'mass-organisation'],
  ['đoàn', 'mass-organisation'],
  ['liên đoàn', 'mass-organisation'],
  ['tỉnh đoàn', 'mass-organisation'],
  ['thành đoàn', 'mass-organisation'],
  ['huyện đoàn', 'mass-organisation'],
  ['xã đoàn', 'mass-organisation'],
  ['hội', 'association'],
  ['hiệp hội', 'association'],
  ['hội đồng', 'other'],
  ['tỉnh ủy', 'party-body'],
  ['thành ủy', 'party-body'],
  ['huyện ủy', 'party-body'],
  ['đảng ủy', 'party-body'],
  ['báo', 'media'],
  ['đài', 'media'],
  ['trường', 'school'],
  ['trường đại học', 'university'],
  ['đại học', 'university'],
  ['học viện', 'university'],
  ['trung tâm', 'centre'],
  ['thư viện', 'centre'],
  ['bảo tàng', 'centre'],
  ['nhà văn hóa', 'centre'],
  ['công ty', 'enterprise'],
  ...[
    'sở',
    'phòng',
    'cục',
    'chi cục',
    'ban',
    'văn phòng',
    'công an',
    'bộ chỉ huy',
    'ban chỉ huy',
    'thanh tra',
    'kho bạc',
    'bảo hiểm',
    'trạm',
  ].map((head) => [head, 'agency'] as const),
])

/** The kind that a name's first words tell; to be looked at by whoever creates the body. */
export const kindByName = (words: readonly PartyWord[]): OrganisationKind => KINDS.at(words, 0)?.value ?? 'other'

export const COMMITTEE = 'Ủy ban nhân dân'
const committee = nameKey(COMMITTEE)
export const isCommittee = (words: readonly PartyWord[]) =>
  words.map(({ key }) => key).join(' ') === committee || (words.length === 1 && words[0]?.key === 'ubnd')
