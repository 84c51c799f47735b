import type { OrganisationKind } from '../../shared/organisations.ts'
import { nameKey } from '../vietnamese-text.ts'
import { type PlaceWords, placeAtEnd } from './places.ts'
import { PartyPhrases, type PartyWord, wordsOfParty } from './words.ts'

/** One noun of a group: which bodies it means. */
export interface GroupNoun {
  kinds: readonly OrganisationKind[]
  /** The first words of their names. */
  head?: readonly PartyWord[]
  /** Committees of the units right below, 'địa phương'. */
  localities?: true
  /** They stand anywhere at or below the unit, not at it alone. */
  below?: true
  /** Nobody to whom a duty is given here. */
  outside?: true
  /** A group even without 'các'. */
  bare?: true
  /** One of these stands in their names, but for those of the kinds that are meant always. */
  named?: readonly (readonly PartyWord[])[]
  always?: readonly OrganisationKind[]
  /** Their names begin with one of these. */
  begin?: readonly (readonly PartyWord[])[]
  /** Words further on that say which of them: 'trường TIỂU HỌC'. */
  words: PartyWord[]
  /** The units whose committees are meant, where they are named by kind. */
  place?: PlaceWords
}

export interface Group {
  nouns: GroupNoun[]
  place: PlaceWords | null
  related: boolean
  others: boolean
  outside: boolean
  /** The body that they are under: 'thuộc Ủy ban nhân dân tỉnh'. */
  under: readonly PartyWord[]
}

type Noun = Omit<GroupNoun, 'words' | 'head' | 'place' | 'named' | 'begin'> & {
  byHead?: true
  named?: readonly string[]
  begin?: readonly string[]
}
const SOCIAL: OrganisationKind[] = ['mass-organisation', 'association']
const agency = { kinds: ['agency'] } as const
const bare = true
const below = true
const byHead = true
const outside = true
const learning = { kinds: ['school', 'university', 'centre'], below, bare } as const
const committees = {
  kinds: ['party-body'],
  begin: ['tỉnh ủy', 'thành ủy', 'huyện ủy', 'thị ủy', 'quận ủy', 'đảng ủy', 'chi ủy'],
  bare,
} as const
// Luật Giáo dục 2019, Điều 44 và Điều 65: what teaches and is no school.
const teaching = {
  always: ['school', 'university'],
  named: ['giáo dục', 'học tập', 'đào tạo', 'dạy nghề', 'bồi dưỡng', 'ngoại ngữ', 'tin học', 'hướng nghiệp'],
} as const

const NOUNS = new PartyPhrases<Noun>([
  ['sở', { ...agency, byHead }],
  ['ban', { ...agency, byHead }],
  ['phòng', { ...agency, byHead }],
  ['cục', { ...agency, byHead }],
  ['chi cục', { ...agency, byHead }],
  ['sở ngành', { ...agency, bare }],
  ['ngành', { ...agency, bare }],
  ['cơ quan', { ...agency, bare }],
  ['cơ quan nhà nước', { kinds: ['agency', 'people-committee'], bare }],
  ['cơ quan hành chính', { kinds: ['agency', 'people-committee'], bare }],
  ['đơn vị', { kinds: ['agency', 'centre', 'media'], bare }],
  ['đơn vị sự nghiệp', { kinds: ['centre', 'media', 'school', 'university'], bare }],
  ['địa phương', { kinds: ['people-committee'], localities: true, bare }],
  ['chính quyền', { kinds: ['people-committee'], bare }],
  ['chính quyền địa phương', { kinds: ['people-committee'], localities: true, bare }],
  ['cấp ủy', committees],
  ['cấp ủy đảng', committees],
  ['tổ chức đảng', { kinds: ['party-body'], bare }],
  ['đoàn thể', { kinds: ['mass-organisation'], bare }],
  ['tổ chức chính trị xã hội', { kinds: ['mass-organisation'], bare }],
  ['chính trị xã hội', { kinds: ['mass-organisation'], bare }],
  ['tổ chức thành viên', { kinds: ['mass-organisation'], bare }],
  ['tổ chức', { kinds: SOCIAL, bare }],
  ['tổ chức hội', { kinds: ['association'], bare }],
  ['hội', { kinds: ['association'], byHead }],
  ['hội đoàn thể', { kinds: SOCIAL, bare }],
  ['hiệp hội', { kinds: ['association'], byHead }],
  ['tổ chức xã hội', { kinds: ['association'], bare }],
  ['tổ chức xã hội nghề nghiệp', { kinds: ['association'], bare }],
  ['xã hội nghề nghiệp', { kinds: ['association'], bare }],
  ['xã hội', { kinds: ['association'], bare }],
  ['nghề nghiệp', { kinds: ['association'], bare }],
  ['doanh nghiệp', { kinds: ['enterprise'], below, bare }],
  ['tổ chức kinh tế', { kinds: ['enterprise'], below, bare }],
  ['hợp tác xã', { kinds: ['enterprise'], below, bare }],
  ['cơ quan báo chí', { kinds: ['media'], below, bare }],
  ['cơ quan truyền thông', { kinds: ['media'], below, bare }],
  ['cơ quan thông tấn', { kinds: ['media'], below, bare }],
  ['cơ quan thông tin đại chúng', { kinds: ['media'], below, bare }],
  ['phương tiện thông tin đại chúng', { kinds: ['media'], below, bare }],
  ['báo chí', { kinds: ['media'], below, bare }],
  ['truyền thông', { kinds: ['media'], below, bare }],
  ['cơ sở giáo dục', { ...learning, ...teaching }],
  // Luật Giáo dục nghề nghiệp 2014, Điều 5: trung tâm, trường trung cấp, trường cao đẳng.
  ['cơ sở giáo dục nghề nghiệp', { ...learning, named: ['nghề', 'giáo dục nghề nghiệp', 'trung cấp', 'cao đẳng'] }],
  // Luật Giáo dục 2019, Điều 44.
  ['cơ sở giáo dục thường xuyên', { ...learning, named: ['giáo dục thường xuyên', 'học tập cộng đồng'] }],
  ['cơ sở đào tạo', { ...learning, ...teaching }],
  ['cơ sở dạy nghề', { ...learning, named: ['nghề', 'trung cấp', 'cao đẳng'] }],
  ['cơ sở giáo dục đại học', { kinds: ['university'], below, bare }],
  ['trường', { kinds: ['school'], below }],
  ['nhà trường', { kinds: ['school'], below }],
  ['trường học', { kinds: ['school'], below }],
  ['trường đại học', { kinds: ['university'], below }],
  ['đại học', { kinds: ['university'], below }],
  ['trường cao đẳng', { kinds: ['school', 'university'], below, byHead }],
  ['trung tâm', { kinds: ['centre'], below, byHead }],
  ['thư viện', { kinds: ['centre', 'other'], below, byHead }],
  ['bảo tàng', { kinds: ['centre', 'other'], below, byHead }],
  [
    'thiết chế văn hóa',
    { kinds: ['centre', 'other'], named: ['thư viện', 'bảo tàng', 'nhà văn hóa', 'trung tâm văn hóa'], below, bare },
  ],
  ...['thôn', 'bản', 'ấp', 'buôn', 'khu phố', 'tổ dân phố', 'khu dân cư'].map(
    (noun) => [noun, { kinds: ['agency', 'centre', 'association', 'other'], below, byHead, bare }] as const,
  ),
  ...['trạm', 'câu lạc bộ', 'hội đồng', 'ban quản lý', 'quỹ', 'công an'].map(
    (noun) => [noun, { kinds: ['agency', 'centre', 'association', 'other'], below, byHead }] as const,
  ),
  ...[
    'cá nhân',
    'tập thể',
    'cộng đồng',
    'gia đình',
    'hộ gia đình',
    'dòng họ',
    'nhân dân',
    'người dân',
    'chuyên gia',
    'nhà khoa học',
    'nhà đầu tư',
    'nghệ nhân',
    'lực lượng xã hội',
    'tổ chức quốc tế',
    'tổ chức phi chính phủ',
  ].map((noun) => [noun, { kinds: [], outside, bare }] as const),
])

type Qualifier = 'related' | 'others' | 'outside' | 'none'
const QUALIFIERS = new PartyPhrases<Qualifier>([
  ['có liên quan', 'related'],
  ['liên quan', 'related'],
  ['khác', 'others'],
  ['nước ngoài', 'outside'],
  ['quốc tế', 'outside'],
  ['phi chính phủ', 'outside'],
  ['các nước', 'outside'],
  ['bạn', 'outside'],
  ['trong và ngoài nước', 'none'],
  ['trong nước', 'none'],
  ['chuyên môn', 'none'],
  ['chức năng', 'none'],
])
const MANY = new Set(['các', 'những', 'mọi', 'từng'].map(nameKey))
const GLUE = new Set([...MANY, ...['và', 'cùng', 'với', 'hoặc', 'một', 'số'].map(nameKey)])
/** Said one after another without a comma: 'sở ban ngành'. */
const STACKED = new PartyPhrases<true>(
  ['sở', 'ban', 'phòng', 'ngành', 'đoàn thể', 'đơn vị', 'cơ quan', 'địa phương'].map((noun) => [noun, true]),
)
const UNDER = new PartyPhrases<true>([
  ['thuộc', true],
  ['trực thuộc', true],
])
const AND = nameKey('và')
const LOCALITIES: Omit<GroupNoun, 'words'> = { kinds: ['people-committee'], localities: true, bare }
const TOGETHER = nameKey('tổ chức')

/** A group of bodies by the nouns that name it; undefined where its first word is none of them. */
export function parseGroup(words: readonly PartyWord[], plural: boolean): Group | undefined {
  const group: Group = { nouns: [], place: null, related: false, others: false, outside: false, under: [] }
  let rest = [...words]
  const ending = trailingQualifiers(rest, group)
  rest = rest.slice(0, ending)
  const place = placeAtEnd(rest)
  if (place?.from === 0 && group.outside) return { ...group, nouns: [{ ...LOCALITIES, words: [] }] }
  // 'các sở, ngành, huyện, thành phố': one more of the list, and not where the others are.
  const one = place && place.from > 0 && (rest[place.from]?.listed || rest[place.from - 1]?.key === AND)
  if (place && place.from > 0) {
    if (!one) group.place = place.place
    rest = rest.slice(0, place.from)
  }
  for (let at = 0; at < rest.length; ) {
    const under = group.nouns.length > 0 ? UNDER.at(rest, at) : undefined
    if (under) {
      // The place belongs to the body named here: 'thuộc Ủy ban nhân dân tỉnh'.
      group.under = words.slice(at + under.length, ending)
      group.place = null
      break
    }
    const qualifier = QUALIFIERS.at(rest, at)
    const noun = opensNoun(rest, at, group.nouns.at(-1), plural) ? NOUNS.at(rest, at) : undefined
    if (qualifier && qualifier.length >= (noun?.length ?? 0) && group.nouns.length > 0) {
      qualify(group, qualifier.value)
      at += qualifier.length
    } else if (noun) {
      const { byHead: hasHead, named = [], begin = [], ...selector } = noun.value
      const head = rest.slice(at, at + noun.length)
      const last = group.nouns.at(-1)
      // 'các tổ chức tổ chức …': said twice.
      if (last && isBareOrganisation(rest, at - 2) && !rest[at]?.listed) group.nouns.pop()
      group.nouns.push({
        ...selector,
        ...(hasHead ? { head } : {}),
        ...(named.length > 0 ? { named: named.map(wordsOfParty) } : {}),
        ...(begin.length > 0 ? { begin: begin.map(wordsOfParty) } : {}),
        words: [],
      })
      at += noun.length
    } else {
      const word = rest[at]
      const last = group.nouns.at(-1)
      if (!word) break
      if (!GLUE.has(word.key)) {
        if (!last) return undefined
        last.words.push(word)
      } else if (last && last.words.length > 0) last.words.push(word)
      at++
    }
  }
  if (one) group.nouns.push({ ...LOCALITIES, place: place.place, words: [] })
  const [first] = group.nouns
  if (!first) return undefined
  for (const { words: own } of group.nouns) while (GLUE.has(own.at(-1)?.key ?? '')) own.pop()
  if (plural || group.nouns.length > 1 || first.bare) return group
  // 'Phòng Giáo dục các huyện' is one name at many units; 'phòng chuyên môn các huyện' is none.
  return group.place?.plural && first.words.length === 0 ? group : undefined
}

/**
 * Whether another noun of the list begins here. What follows the noun of a single body is its own name: in 'Sở Lao động
 * và Xã hội' nothing is listed, in 'Sở Nội vụ, Hội Khuyến học' and 'Sở Nội vụ và các hội' it is.
 */
function opensNoun(words: readonly PartyWord[], at: number, last: GroupNoun | undefined, plural: boolean): boolean {
  const [before, word] = [words[at - 1]?.key ?? '', words[at]]
  if (!last || !word) return true
  const apart = word.listed || GLUE.has(before)
  if (last.words.length === 0) return last.bare === true || apart || STACKED.at(words, at) !== undefined
  if (last.bare) return apart
  if (MANY.has(before)) return true
  const isWritten = /^\p{Ll}/u.test(word.text)
  if (word.listed) return isWritten || NOUNS.at(words, at)?.value.bare !== true
  return plural && apart && isWritten
}

const isBareOrganisation = (words: readonly PartyWord[], at: number) =>
  at >= 0 && `${words[at]?.key} ${words[at + 1]?.key}` === TOGETHER

function qualify(group: Group, qualifier: Qualifier) {
  if (qualifier === 'related') group.related = true
  if (qualifier === 'others') group.others = true
  if (qualifier === 'outside') group.outside = true
}

/** Takes what stands after everything else, and says where it begins. */
function trailingQualifiers(words: readonly PartyWord[], group: Group): number {
  let end = words.length
  for (let at = 1; at < end; at++) {
    const found = QUALIFIERS.at(words, at)
    if (found && at + found.length === end && !NOUNS.at(words, at)) {
      qualify(group, found.value)
      end = at
      at = 0
    }
  }
  return end
}
