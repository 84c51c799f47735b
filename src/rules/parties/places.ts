import type { UnitKind, UnitLevel } from '../../shared/units.ts'
import { nameKey } from '../vietnamese-text.ts'
import { PartyPhrases, type PartyWord } from './words.ts'

/** The units that words such as 'tỉnh', 'các huyện, thành phố', 'cấp xã' mean, without naming one. */
export interface PlaceWords {
  kinds: UnitKind[]
  levels: UnitLevel[]
  /** 'các', a list of kinds or a level: more than one. */
  plural: boolean
  /** 'các thôn': places below any unit of the catalogue. */
  village: boolean
  /** 'các cấp' or 'cùng cấp'. */
  span: 'all' | 'same' | null
}

const VILLAGES = ['thôn', 'bản', 'ấp', 'buôn', 'khu phố', 'khu dân cư', 'tổ dân phố']

type Meaning = { kinds?: readonly UnitKind[]; level?: UnitLevel; village?: true; span?: 'all' | 'same' }
const PLACE_WORDS = new PartyPhrases<Meaning>([
  ['tỉnh', { kinds: ['province'] }],
  ['thành phố', { kinds: ['city', 'provincial-city'] }],
  ['tp', { kinds: ['city', 'provincial-city'] }],
  ['huyện', { kinds: ['district'] }],
  ['thị xã', { kinds: ['town'] }],
  ['tx', { kinds: ['town'] }],
  ['quận', { kinds: ['urban-district'] }],
  ['xã', { kinds: ['commune'] }],
  ['phường', { kinds: ['ward'] }],
  ['thị trấn', { kinds: ['township'] }],
  ['đặc khu', { kinds: ['special-zone'] }],
  ['cấp tỉnh', { level: 'province' }],
  ['cấp huyện', { level: 'district' }],
  ['cấp xã', { level: 'commune' }],
  ['cấp cơ sở', { level: 'commune' }],
  ['các cấp', { span: 'all' }],
  ['cùng cấp', { span: 'same' }],
  ...VILLAGES.map((word) => [word, { village: true }] as const),
])

/** What ties a place to the body before it. */
const LINKS = new PartyPhrases<true>(
  ['của', 'thuộc', 'trực thuộc', 'trong', 'ở', 'tại', 'trên địa bàn', 'trong toàn', 'trong phạm vi', 'toàn'].map(
    (words) => [words, true],
  ),
)
/** Words that end like a place and are none. */
const NO_PLACES = ['hợp tác xã', 'nông thôn', 'văn bản', 'cơ bản'].map((words) => words.split(' ').map(nameKey))
const MANY = new Set(['các', 'những', 'từng', 'mỗi', 'mọi'].map(nameKey))
const AND = nameKey('và')
const GLUE = new Set([...MANY, AND])

export const placeWordAt = (words: readonly PartyWord[], at: number) => PLACE_WORDS.at(words, at)
export const linkAt = (words: readonly PartyWord[], at: number) => LINKS.at(words, at)?.length ?? 0

/** The last words of a party that name places by kind or level, and where they begin; undefined where there are none. */
export function placeAtEnd(words: readonly PartyWord[]): { from: number; place: PlaceWords } | undefined {
  for (let from = 0; from < words.length; from++) {
    const place = endsLikePlace(words, from) ? undefined : placeFrom(words, from)
    // 'Phát triển nông thôn' is no village; 'các thôn' are, and so is 'Thôn' by itself.
    if (place && (from === 0 || place.plural || !place.village)) return { from, place }
  }
  return undefined
}

const endsLikePlace = (words: readonly PartyWord[], at: number) =>
  NO_PLACES.some((phrase) => phrase.every((key, index) => words[at - phrase.length + 1 + index]?.key === key))

function placeFrom(words: readonly PartyWord[], from: number): PlaceWords | undefined {
  const place: PlaceWords = { kinds: [], levels: [], plural: false, village: false, span: null }
  let at = from + linkAt(words, from)
  let named = 0
  while (at < words.length) {
    const found = placeWordAt(words, at)
    // Two kinds side by side are no list: 'Hợp tác xã tỉnh'.
    if (found && (named === 0 || words[at]?.listed || GLUE.has(words[at - 1]?.key ?? ''))) {
      const { kinds, level, village, span } = found.value
      if (kinds) place.kinds.push(...kinds)
      if (level) place.levels.push(level)
      if (village) place.village = true
      if (span) place.span = span
      named++
      at += found.length
      continue
    }
    const key = words[at]?.key ?? ''
    if (MANY.has(key)) place.plural = true
    else if (key !== AND || named === 0) return undefined
    at++
  }
  if (named === 0) return undefined
  place.plural ||= named > 1 || place.levels.length > 0 || place.span === 'all'
  return place
}

/** Without the link words at their end: 'Hội đồng của' is 'Hội đồng'. */
export function withoutLink(words: readonly PartyWord[]): readonly PartyWord[] {
  for (let from = Math.max(1, words.length - 3); from < words.length; from++) {
    if (linkAt(words, from) === words.length - from) return words.slice(0, from)
  }
  return words
}
