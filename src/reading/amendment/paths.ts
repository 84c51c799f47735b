import { romanValue } from '../outline/markers.ts'

/** The words by which papers name the parts of another, from the outermost in. */
export const PLACE_UNITS = [
  'appendix',
  'part',
  'chapter',
  'section',
  'subsection',
  'article',
  'clause',
  'point',
  'item',
  'bullet',
  'paragraph',
  'sentence',
] as const
export type PlaceUnit = (typeof PLACE_UNITS)[number]

/** One word of a path: 'khoản 1', 'gạch đầu dòng thứ hai', 'phần “Nhiệm vụ”'. */
export type Step = {
  unit: PlaceUnit
  /** As written, without what stands around it: '1', 'II.1', 'a'; empty for what is counted or named. */
  label: string
  /** Of bullets, paragraphs and sentences; -1: the last. */
  nth: number
  /** Words of a heading. */
  name: string
  /** Of a bullet that is named by its sign. */
  plus: boolean
}
/** From the outermost in. */
export type Path = Step[]

const UNITS: [PlaceUnit, string][] = [
  ['appendix', 'phụ lục|phụ biểu|biểu'],
  ['part', 'phần'],
  ['chapter', 'chương'],
  ['subsection', 'tiểu mục'],
  ['section', '(?<!tiểu\\s)mục'],
  ['article', 'điều'],
  ['clause', 'khoản'],
  ['point', 'điểm'],
  ['item', 'tiết'],
  [
    'bullet',
    '(?:dấu\\s+)?(?:gạch(?:\\s+(?:đầu\\s+dòng|ngang))?|hoa\\s+thị|chấm\\s+(?:đầu\\s+dòng|tròn)|cộng)|(?:đầu\\s+)?dấu\\s+trừ|ý|gạch',
  ],
  ['paragraph', 'đoạn(?:\\s+văn)?'],
  ['sentence', 'câu'],
]

const COUNTED = new Set<PlaceUnit>(['bullet', 'paragraph', 'sentence'])
const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const ORDINAL_WORDS =
  'mười\\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín)|nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|một'
const PART = '(?:[IVX]{1,6}|[IVX]{1,6}[a-zđ]|\\d{1,3}[a-zđ]?|[A-HĐK-U]|[a-zđ]\\d?)(?![\\p{L}\\d])'
const LABEL = `${PART}(?:\\s?[./-]\\s?${PART}){0,6}`
const UNIT = UNITS.map(([, words]) => `(${words})`).join('|')
/** 'thứ hai', '2', 'a', 'II.1', 'cuối cùng', '“Tên”'; a letter or a figure that goes on as a word is none. */
const STEP = new RegExp(
  `(?<![\\p{L}\\d])(?:các\\s+|những\\s+)?(?:${UNIT})\\s*(?:số\\s+)?(?:\\([-–—+*•]\\)\\s*)?(?:(thứ\\s+)(\\d{1,2}(?!\\d)|(?:${ORDINAL_WORDS})(?!\\p{L})|${LABEL})|(cuối(?:\\s+cùng)?|đầu(?:\\s+tiên)?(?!\\s+dòng)|mở\\s+đầu)(?!\\p{L})|(${LABEL})|⟦(\\d+)⟧)`,
  'giu',
)
/** More of the same: ', b và c'. */
const MORE = new RegExp(
  `^\\s*(?:,\\s*(?:và\\s+)?|;\\s*|\\s(?:và|hoặc)\\s+)(thứ\\s+)?(${LABEL}|(?:${ORDINAL_WORDS})(?!\\p{L}))(?=\\s|[,;.:)]|$)`,
  'iu',
)
const NAMED =
  /(?<![\p{L}\d])(?:phần|mục)\s+(?:về\s+)?(\p{Lu}\p{Ll}[^,;:.⟦()]{3,80}?)(?=\s+(?:như sau|của|tại|thuộc|được|ban hành|kèm|Kế hoạch|Quyết định|Đề án|Chương trình|Nghị quyết)(?!\p{L})|\s*[,;:.⟦(]|\s*$)/gu
const JOINS = /(?:^|[\s,;])(?:và|hoặc|cũng như|tại)\s{0,3}(?:tại\s{1,3})?$|;\s{0,3}$/iu

const MOST_PATHS = 500

export function ordinalValue(words: string): number {
  const text = words.toLowerCase().replace(/\s+/g, ' ').trim()
  if (/^\d+$/.test(text)) return Number(text)
  const alike: Record<string, string> = { một: 'nhất', bốn: 'tư', bẩy: 'bảy', lăm: 'năm' }
  const [first = '', second] = text.split(' ')
  const of = (word: string) => ORDINALS.indexOf(alike[word] ?? word) + 1
  return second === undefined ? of(first) : of(first) + of(second)
}

/** `joined`: by 'và' or ';'; `listed`: by these or a comma. */
type Group = { steps: Step[]; start: number; end: number; joined: boolean; listed: boolean }

const stepOf = (unit: PlaceUnit, more: Partial<Step>): Step => ({
  unit,
  label: '',
  nth: 0,
  name: '',
  plus: false,
  ...more,
})

const tidyLabel = (label: string) => label.replace(/\s*[./-]\s*/g, '.')

function counted(unit: PlaceUnit, words: string, plus: boolean): Step | null {
  const value = ordinalValue(words)
  return value === 0 ? null : stepOf(unit, { nth: value, plus })
}

/** 'thứ hai' of a part counts as its number; of bullets it is their place. */
function labelled(unit: PlaceUnit, ordinal: boolean, label: string, plus: boolean): Step | null {
  if (COUNTED.has(unit)) return counted(unit, label, plus)
  if (ordinal && romanValue(label) === null && !/^\d/.test(label)) {
    const value = ordinalValue(label)
    return value === 0 ? null : stepOf(unit, { label: String(value) })
  }
  return stepOf(unit, { label: tidyLabel(label) })
}

function groupsIn(text: string, quoted: readonly string[]): Group[] {
  const groups: Group[] = []
  let last = 0
  for (const match of text.matchAll(STEP)) {
    if (match.index < last) continue
    const unit = UNITS[UNITS.findIndex((_, at) => match[at + 1] !== undefined)]?.[0]
    if (!unit) continue
    const [ordinal, label, edge, plain, quote] = match.slice(UNITS.length + 1)
    const word = match.slice(1, UNITS.length + 1).find(Boolean) ?? ''
    const plus = /cộng/iu.test(word)
    if (plain && /^[a-zđ]$/u.test(plain) && unit === 'article') continue
    // 'Mục IIIa', and no word such as 'xa'.
    if (
      /^(?!.*[IVX])[ivx]+[a-zđ]$/u.test(plain ?? label ?? '') &&
      romanValue((plain ?? label ?? '').toUpperCase()) === null
    )
      continue
    const first = quote
      ? COUNTED.has(unit)
        ? null
        : stepOf(unit, { name: quoted[Number(quote)] ?? '' })
      : edge
        ? COUNTED.has(unit)
          ? stepOf(unit, { nth: /cuối/iu.test(edge) ? -1 : 1, plus })
          : null
        : labelled(unit, ordinal !== undefined, label ?? plain ?? '', plus)
    if (!first) continue
    const steps = [first]
    let end = match.index + match[0].length
    for (let more = MORE.exec(text.slice(end)); more && !quote; more = MORE.exec(text.slice(end))) {
      const next = labelled(unit, more[1] !== undefined || ordinal !== undefined, more[2] ?? '', plus)
      if (!next || kindOfLabel(next) !== kindOfLabel(first)) break
      steps.push(next)
      end += more[0].length
    }
    const range = /^\s*(?:đến|-|–)\s*(?:khoản|điểm|mục|điều)?\s*(\d{1,2}|[a-zđ])(?![\p{L}\d])/iu.exec(text.slice(end))
    if (range && /(?:^|\s)từ\s?$/iu.test(text.slice(Math.max(0, match.index - 6), match.index)))
      for (const label of between(first.label, range[1] ?? '')) steps.push(stepOf(unit, { label }))
    if (range && steps.length > 1) end += range[0].length
    groups.push({
      steps,
      start: match.index,
      end,
      ...linkedBy(text.slice(Math.max(last, match.index - 20), match.index)),
    })
    last = end
  }
  return groups
}

const LETTERS = [...'abcdđeghiklmnopqrstuvxy']
const kindOfLabel = ({ label, nth }: Step) =>
  nth !== 0 ? 'nth' : /^\d/.test(label) ? 'figure' : romanValue(label) !== null ? 'roman' : 'letter'

/** What stands after the first up to the last. */
function between(first: string, last: string): string[] {
  if (/^\d+$/.test(first) && /^\d+$/.test(last)) {
    const [from, to] = [Number(first), Number(last)]
    return to - from > 0 && to - from < 50 ? Array.from({ length: to - from }, (_, at) => String(from + at + 1)) : []
  }
  const [from, to] = [LETTERS.indexOf(first), LETTERS.indexOf(last)]
  return from >= 0 && to > from ? LETTERS.slice(from + 1, to + 1) : []
}

function namesIn(text: string): Group[] {
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const name = (match[1] ?? '').trim()
    // 'Mục II' and 'Phần Thứ nhất' are numbers.
    if (/^(?:Thứ|[IVX]+)(?!\p{L})/u.test(name)) return []
    const steps = [stepOf('part', { name })]
    return [
      {
        steps,
        start: match.index,
        end: match.index + match[0].length,
        ...linkedBy(text.slice(Math.max(0, match.index - 20), match.index)),
      },
    ]
  })
}

const linkedBy = (between: string) => {
  const joined = JOINS.test(between)
  return { joined, listed: joined || /,\s*$/.test(between) }
}

const rank = (group: Group | undefined) => PLACE_UNITS.indexOf(group?.steps[0]?.unit ?? 'sentence')

/** "2.1" is a part of "2", whatever they are called. */
const within = (inner: Group | undefined, outer: Group | undefined) =>
  (inner?.steps[0]?.label ?? '').startsWith(`${outer?.steps[0]?.label || '-'}.`)

/** The places that a phrase names; `⟦n⟧` stands for its n-th quoted words. */
export function pathsIn(text: string, quoted: readonly string[] = []): Path[] {
  const written: Group[][] = []
  let open: Group[] = []
  for (const group of allGroups(text, quoted)) {
    const last = open.at(-1)
    if (last && group.listed && rank(last) === rank(group) && !within(last, group) && !within(group, last)) {
      if (goesOnAsList(open)) last.steps.push(...group.steps)
      else open = startNew(written, [group])
    } else if (last && (group.joined || (group.listed && isOutward(open))) && turns(open, group))
      open = startNew(written, [group])
    else if (open.length === 0) open = startNew(written, [group])
    else open.push(group)
  }
  const inward = written.map(fromOutside)
  const paths = shareOuter(inward, written.map(isOutward))
  const count = paths.reduce((sum, groups) => sum + groups.reduce((all, { steps }) => all * steps.length, 1), 0)
  // No paper names so many at once; lists within lists would multiply.
  return count > MOST_PATHS ? [] : paths.flatMap(spread)
}

/** Where in a phrase its places stand. */
export const spansIn = (text: string, quoted: readonly string[] = []): { start: number; end: number }[] =>
  allGroups(text, quoted).map(({ start, end }) => ({ start, end }))

function allGroups(text: string, quoted: readonly string[]): Group[] {
  const numbered = groupsIn(text, quoted)
  const named = namesIn(text).filter((each) =>
    numbered.every(({ start, end }) => each.end <= start || each.start >= end),
  )
  return [...numbered, ...named].sort((a, b) => a.start - b.start)
}

function startNew(written: Group[][], groups: Group[]): Group[] {
  written.push(groups)
  return groups
}

/** 'khoản 4, khoản 5 Mục III': a second of the unit goes with the first as long as nothing outer came between. */
const goesOnAsList = (open: readonly Group[]) => open.length === 1 || !isOutward(open)

const isOutward = (open: readonly Group[]) =>
  open.length > 1 && (rank(open.at(-1)) < rank(open[0]) || within(open[0], open.at(-1)))

/** After 'khoản 1 Mục II và' an inner unit begins anew; after 'Mục II, khoản 1 và' an outer one. */
function turns(open: readonly Group[], group: Group): boolean {
  const last = open.at(-1)
  if (open.length === 1) return false
  return isOutward(open) ? rank(group) > rank(last) : rank(group) < rank(last)
}

const fromOutside = (open: readonly Group[]): Group[] => (isOutward(open) ? open.toReversed() : [...open])

/** 'điểm a khoản 1 và điểm b khoản 2 Mục II': what stands at the end holds for all; from outside, what stood first does. */
function shareOuter(paths: Group[][], outward: readonly boolean[]): Group[][] {
  for (let at = paths.length - 2; at >= 0; at -= 1) {
    const [own = [], next = []] = [paths[at], paths[at + 1]]
    if (outward[at + 1] === false && outward[at] !== true) continue
    paths[at] = [...next.filter((group) => rank(group) < rank(own[0])), ...own]
  }
  for (let at = 1; at < paths.length; at += 1) {
    const [before = [], own = []] = [paths[at - 1], paths[at]]
    paths[at] = [...before.filter((group) => rank(group) < rank(own[0])), ...own]
  }
  return paths
}

/** A path for each of the labels in its lists. */
function spread(groups: readonly Group[]): Path[] {
  let paths: Path[] = [[]]
  for (const { steps } of groups) paths = paths.flatMap((path) => steps.map((step) => [...path, step]))
  return paths.filter((path) => path.length > 0)
}

/** Paths that are said below others: what these say of the outer parts holds for them too. */
export function pathsBelow(above: readonly Path[], own: readonly Path[]): Path[] {
  if (own.length === 0) return [...above]
  const [outer, second] = above
  // Below several places at once each order names its own.
  if (!outer || second) return [...own]
  const rankOf = (step: Step | undefined) => PLACE_UNITS.indexOf(step?.unit ?? 'sentence')
  return own.map((path) => [...outer.filter((step) => rankOf(step) < rankOf(path[0])), ...path])
}
