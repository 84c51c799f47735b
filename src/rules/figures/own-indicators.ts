import type { ElementKind } from '../../shared/elements.ts'
import type { Indicator, IndicatorKind } from '../../shared/indicators.ts'
import { foldVietnamese } from '../vietnamese-text.ts'

/** An element as the words of a plan make it; `key` is equal where two plans mean the same. */
export type WordedElement = {
  key: string
  name: string
  kind: ElementKind
  measure: string
  level: 1 | 2 | 3
  wantsSurvey: boolean
}
export type WordedIndicator = {
  kind: IndicatorKind
  name: string
  numerator: WordedElement
  denominator: WordedElement | null
  measure: string
}

const PEOPLE =
  /^(?:người|dân số|công dân|lao động|công nhân|nông dân|cán bộ|công chức|viên chức|học sinh|sinh viên|học viên|giáo viên|nhà giáo|hội viên|thanh niên|phụ nữ|trẻ em|trẻ|nam|nữ|thành viên)(?!\p{L})/iu
const TWO_WORDS =
  /^(?:hộ gia đình|gia đình|dòng họ|trung tâm|cơ sở|cơ quan|đơn vị|doanh nghiệp|tiêu chí|câu lạc bộ|thư viện|mô hình|chuyên đề|thôn|tổ dân phố|khu dân cư)(?!\p{L})/iu
/** What only bodies of the province know. */
const OF_PROVINCE = /(?:đại học|cao đẳng|khu công nghiệp|khu chế xuất|cấp tỉnh|cấp sở|các sở)/iu
const COMMUNES = /^(?:các )?(?:đơn vị hành chính (?:cấp )?)?(?:xã|phường|thị trấn|đặc khu)(?!\p{L})/iu
const DISTRICTS = /^(?:các )?(?:đơn vị hành chính (?:cấp )?)?(?:huyện|quận|thị xã|thành phố)(?!\p{L})/iu
/** A share of what people can do is told by a survey and never typed. */
const SKILLS = /(?:năng lực thông tin|kỹ năng sống|kỹ năng số|năng lực số|kỹ năng công nghệ thông tin)/iu
const TAUGHT = /(?:được học|tham gia học|tham gia tập huấn|được tập huấn|hoàn thành khóa|được giáo dục)/iu

const bare = (words: string) => words.replace(/^(?:tổng\s+)?(?:số(?:\s+lượng)?\s+)?/iu, '')
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const tidy = (words: string) => words.replace(/\s+/g, ' ').trim()

function elementOf(words: string, unitLevel: number, rest: Partial<WordedElement> = {}): WordedElement {
  const name = capital(tidy(words.replace(/^tổng\s+(?=số|dân số)/iu, '')))
  const what = bare(words)
  const isPeople = PEOPLE.test(what)
  const level = unitLevel >= 3 || !OF_PROVINCE.test(words) ? 3 : 1
  return {
    key: foldVietnamese(name),
    name,
    kind: 'whole',
    measure: isPeople ? 'người' : measureOf(what),
    level,
    wantsSurvey: isPeople && SKILLS.test(words) && !TAUGHT.test(words),
    ...rest,
  }
}

const measureOf = (what: string) => (TWO_WORDS.exec(what)?.[0] ?? what.split(' ')[0] ?? '').toLowerCase() || 'đơn vị'

const yesNo = (words: string, level: number): WordedElement =>
  elementOf(words, level, {
    kind: 'yes-no',
    measure: 'có/không',
    level: Math.max(1, Math.min(3, level)) as 1 | 2 | 3,
    wantsSurvey: false,
  })

/**
 * The indicator that a target's own words make, of a programme of a unit of that level; `unit` is what its figure is in. Null where
 * they do not say over what it is divided, or compare rates.
 */
export function wordedIndicator(
  { kind, numerator, denominator }: Pick<Indicator, 'kind' | 'numerator' | 'denominator'>,
  unit: string | null,
  unitLevel: number,
): WordedIndicator | null {
  const made = (
    of: IndicatorKind,
    name: string,
    above: WordedElement,
    below: WordedElement | null,
    measure: string,
  ): WordedIndicator => ({ kind: of, name: capital(tidy(name)), numerator: above, denominator: below, measure })
  const share = (of: IndicatorKind) =>
    denominator === null
      ? null
      : made(of, `tỷ lệ ${bare(numerator)}`, elementOf(numerator, unitLevel), elementOf(denominator, unitLevel), '%')
  switch (kind) {
    case 'ratio':
      return share('ratio')
    case 'count': {
      if (unit === '%') return null
      const element = elementOf(numerator, unitLevel)
      return made(
        'count',
        numerator,
        unit === null ? element : { ...element, measure: unit },
        null,
        unit ?? element.measure,
      )
    }
    case 'rise': {
      if (denominator !== null) return share('rise')
      const element = elementOf(numerator, unitLevel)
      return made('rise', numerator, element, null, '%')
    }
    case 'share-of-units': {
      const units = bare(numerator)
      if (COMMUNES.test(units)) return made(kind, `tỷ lệ ${units}`, yesNo(units, 3), null, '%')
      if (DISTRICTS.test(units)) return made(kind, `tỷ lệ ${units}`, yesNo(units, 2), null, '%')
      return share('ratio')
    }
    case 'share-of-criteria': {
      if (denominator === null) return null
      const own = { level: Math.max(1, Math.min(3, unitLevel)) as 1 | 2 | 3, measure: 'tiêu chí', wantsSurvey: false }
      return made(
        kind,
        `tỷ lệ ${bare(numerator)}`,
        elementOf(numerator, unitLevel, own),
        elementOf(denominator, unitLevel, own),
        '%',
      )
    }
    case 'standing':
      return made(kind, numerator, yesNo(numerator, unitLevel), null, 'có/không')
    default:
      return null
  }
}
