import type { IndicatorKind } from '../../shared/indicators.ts'
import type { Comparator } from '../../shared/plan.ts'
import { aroundFigure, rowName } from './figures.ts'
import { isBarePredicate, type Phrase, phraseOf, plainAges, withAge, withoutLead, withoutTrailer } from './phrases.ts'
import { BRINGS_ABOUT, MASS, PLACES, STANDING, UNITS } from './words.ts'

export type TargetWords = {
  quote: string
  comparator: Comparator
  value: number | null
  upper: number | null
  unit: string | null
}
export type Around = {
  /** What stands over the clause, the nearest first. */
  headings: readonly string[]
  /** What the target before counts, where this one goes on from it. */
  before: Phrase | null
  /** What is said after "và 60% dòng họ", where this one breaks off. */
  after: Phrase | null
}

export type Measure = {
  kind: IndicatorKind
  numerator: string
  denominator: string | null
  phrase: Phrase | null
  /** Of a part of the population only, so that no national indicator is the same. */
  part?: true
}

const COMPARES =
  /(?:^|\s|,)(?:(?:đạt|có|trên|hơn|vượt|ít nhất|tối thiểu|không dưới|không thấp hơn|khoảng|từ|mức|thêm|đưa|nâng|lên|tới|đến|là|trở lên|dưới|xuống|còn|gần)\s*)+$/iu
const withoutComparing = (text: string) => ` ${text}`.replace(COMPARES, '').trim()
const FIGURE_LEAD = /^\s*(?:trở lên|trở xuống)?(?:\s*(?:các|số|tổng số)(?=\s))?\s*/iu
const PART = /^(?:trong (?:đó|số đó|số này)|riêng)[\s,:]*/iu

/** What the words of a target count; null where they count nothing that the rules know. */
export function measureOf(target: TargetWords, around: Around): Measure | null {
  const text = withoutTrailer(withoutLead(target.quote).replace(PART, ''))
  return (
    parity(text) ??
    criteria(text, target) ??
    (target.value === null ? unvalued(text, target) : valued(text, target, around))
  )
}

function unvalued(text: string, target: TargetWords): Measure | null {
  if (target.comparator === 'increase') return rise(text)
  return STANDING.test(text) ? standing(target.quote) : null
}

/** "tỷ lệ biết chữ cân bằng giữa nam và nữ" */
function parity(text: string): Measure | null {
  const match =
    /^(.*?)\s*(?:cân bằng|bình đẳng|ngang nhau|tương đương)\s+(?:giữa\s+)?(?:nam (?:và|với) nữ|nữ (?:và|với) nam)/iu.exec(
      text,
    )
  if (!match) return null
  const what = (match[1] ?? '').replace(/^.*?tỷ lệ\s+/iu, '').trim()
  return { kind: 'parity', numerator: `tỷ lệ nữ ${what}`, denominator: `tỷ lệ nam ${what}`, phrase: null }
}

/** "đạt 70% số tiêu chí công nhận …", "đạt 8/10 tiêu chí" */
function criteria(text: string, { value, unit, comparator }: TargetWords): Measure | null {
  const match = /(?:^|\s)(?:đạt|hoàn thành|đáp ứng)\s+.{0,30}?(tiêu chí(?!\p{L}).*)$/iu.exec(text)
  const counted = unit === '%' || /tiêu chí/iu.test(unit ?? '') || (value === null && comparator === 'achieve')
  if (!match || !counted || /(?:theo|danh hiệu)[^,;]*tiêu chí/iu.test(text.slice(0, match.index + 40))) return null
  const what = (match[1] ?? '').replace(/^tiêu chí/iu, 'tiêu chí')
  return { kind: 'share-of-criteria', numerator: `số ${what} đạt được`, denominator: `tổng số ${what}`, phrase: null }
}

/** "tăng tỷ lệ công nhân có tay nghề cao" */
function rise(text: string): Measure | null {
  const match = /^(?:tăng|nâng)(?:\s+(?:dần|đàn|mạnh|nhanh|thêm))*\s+(tỷ lệ|tỉ lệ|số lượng|số|quy mô)\s+(.+)$/iu.exec(
    text,
  )
  if (!match) return null
  const what = match[2] ?? ''
  const phrase = phraseOf(what)
  if (!phrase || !/^t[ỷỉ] lệ/iu.test(match[1] ?? ''))
    return {
      kind: 'rise',
      numerator: `${phrase ? 'số' : (match[1] ?? '').toLowerCase()} ${what}`,
      denominator: null,
      phrase: null,
    }
  return { ...ratioOf(phrase), kind: 'rise' }
}

const standing = (quote: string): Measure => ({
  kind: 'standing',
  numerator: plainAges(withoutTrailer(withoutLead(quote)).replace(/\s+vào năm \d{4}$/iu, '')),
  denominator: null,
  phrase: null,
})

export function ratioOf(phrase: Phrase): Measure {
  const { noun, predicate } = phrase
  const isMass = MASS.test(noun)
  const kind = UNITS.test(noun) ? 'share-of-units' : 'ratio'
  return {
    kind,
    numerator: `${isMass ? '' : 'số '}${noun} ${predicate}`,
    denominator: `${isMass ? 'tổng' : 'tổng số'} ${noun}`,
    phrase,
  }
}

function valued(text: string, target: TargetWords, around: Around): Measure | null {
  const value = target.value ?? 0
  const row = rowName(text, target.unit)
  const found = row === undefined ? aroundFigure(text, { ...target, value }) : undefined
  if (row !== undefined) return target.unit === '%' ? share('', row, around) : { ...counted(row, ''), phrase: null }
  if (!found) return null
  const before = withoutComparing(found.before)
  const after = found.after.replace(FIGURE_LEAD, '')
  if (target.unit === '%' || found.whole !== null) return share(before, after, around)
  return counted(after, before)
}

/** "Tỷ lệ người biết chữ … đạt 88%", "96% số người … biết chữ", "3% có trình độ bậc 3" */
function share(before: string, after: string, { headings, before: last, after: next }: Around): Measure | null {
  const subject = before.replace(/^(?:tăng|giảm|nâng|đưa|huy động|giữ vững|duy trì|có)\s+/iu, '').trim()
  const rate = /^t[ỷỉ] lệ\s+(.*)$/iu.exec(subject)
  if (rate && /^này(?!\p{L})/iu.test(rate[1] ?? '')) return inPlace((rate[1] ?? '').replace(/^này\s*/iu, ''), last)
  if (rate) return fromSubject(rate[1] ?? '')
  if (after === '') {
    if (subject === '' || /^(?:đến năm|năm)/iu.test(subject)) return last && ratioOf(last)
    return (PLACES.test(subject) ? inPlace(subject, last) : null) ?? fromSubject(subject)
  }
  if (isBarePredicate(after)) {
    const noun = populationOf(headings, last)
    return noun === null ? null : ratioOf(withAge({ noun, predicate: alike(after, last) }))
  }
  const phrase = phraseOf(after)
  if (phrase) return ratioOf(phrase)
  if (next) return ratioOf({ noun: after, predicate: next.predicate })
  return titled(after)
}

/** "có trình độ bậc 3" after "có trình độ ngoại ngữ bậc 2" is of the same thing. */
function alike(predicate: string, last: Phrase | null): string {
  if (!last) return predicate
  const mine = predicate.split(' ')
  const theirs = last.predicate.split(' ')
  const same = mine.findIndex((word, at) => word !== theirs[at])
  if (same < 2 || mine.length >= theirs.length) return predicate
  const goesOn = theirs.indexOf(mine[same] ?? '', same)
  return goesOn < 0 ? predicate : [...theirs.slice(0, goesOn), ...mine.slice(same)].join(' ')
}

/** "đối với cán bộ, công chức cấp xã" over the clause, or who was counted just before. */
function populationOf(headings: readonly string[], last: Phrase | null): string | null {
  if (last) return last.noun
  for (const heading of headings) {
    const match = /^[-+•\s]*(?:\p{Ll}\)\s*)?đối với\s+([^:;.]+?)\s*[:.;]?\s*$/iu.exec(heading)
    if (match) return match[1] ?? null
  }
  return null
}

/** "trong đó vùng đồng bào dân tộc thiểu số đạt 93%": the same, counted there. */
function inPlace(place: string, last: Phrase | null): Measure | null {
  if (!last || place === '') return null
  const at = /^(?:ở|tại|trong)\s/iu.test(place) ? place : `ở ${place}`
  const { numerator, denominator } = ratioOf(last)
  return {
    kind: 'ratio',
    numerator: `${numerator} ${at}`,
    denominator: `${denominator} ${at}`,
    phrase: null,
    part: true,
  }
}

function fromSubject(what: string): Measure {
  const phrase = phraseOf(what)
  if (phrase) return ratioOf(phrase)
  return { kind: 'ratio', numerator: `tỷ lệ ${what}`, denominator: null, phrase: null }
}

/** "70% gia đình học tập": those with the title, of those who could bear it. */
function titled(what: string): Measure | null {
  const match = /^(gia đình|dòng họ|cộng đồng|đơn vị|công dân)\s+học tập$/iu.exec(what)
  if (!match) return null
  const noun = match[1] ?? ''
  return ratioOf({ noun, predicate: `đạt danh hiệu ${what}` })
}

const YEARLY = /\s*(?:\/\s*năm|mỗi năm|hằng năm|hàng năm)(?!\p{L})/iu

function counted(after: string, before: string): Measure {
  const yearly = YEARLY.test(` ${after}`)
  const what = ` ${after}`
    .replace(YEARLY, '')
    .replace(/^\s*(?:số\s+)?/iu, '')
    .trim()
  const verb = BRINGS_ABOUT.find((each) => new RegExp(`(?:^|\\s)${each}$`, 'iu').test(before))
  const each = /(?:^|\s)(mỗi\s+(?!năm).+?)$/iu.exec(before)?.[1]
  const by = each ? ` ${each.toLowerCase()}` : verb && !/(?<!\p{L})được(?!\p{L})/iu.test(what) ? ` được ${verb}` : ''
  return {
    kind: 'count',
    numerator: `số ${plainAges(what)}${by}${yearly ? ' trong năm' : ''}`,
    denominator: null,
    phrase: null,
  }
}
