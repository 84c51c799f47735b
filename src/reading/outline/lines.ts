import type { SourceParagraph } from '../formats/paragraph.ts'
import { kindOfLine } from './kind-line.ts'
import { type Marker, markerOf } from './markers.ts'
import { isPageNumber, pageEdges } from './page-edges.ts'

export type Line = {
  text: string
  marker: Marker | null
  source: SourceParagraph
  /** Offsets in `text` where a page number or a page's edge was taken out. */
  seams: number[]
}

/** What a line may hold that is not kept as it stands. */
const UNTIDY = /[^\S ]| {2}|^ | $|[\p{Cc}*#]/u
const CONTROL = /(?!\s)\p{Cc}/gu

/** One space for any run of white space; the marks of Markdown go, an asterisk that opens a list item is kept as its marker. */
function clean(source: SourceParagraph): Line {
  const sound = source.text.toWellFormed()
  const tidy = !UNTIDY.test(sound)
  const flat = (tidy ? sound : sound.replace(CONTROL, '').replace(/\s+/g, ' ').trim()).normalize('NFC')
  const star = /^\*\s+(?![*])(?=\S)/.test(flat)
  let text = tidy ? flat : flat.replace(/[*#]/g, '').replace(/\s+/g, ' ').trim()
  let marker = markerOf(text)
  if (star && !marker) marker = { style: 'star', text: '*', label: '', value: 0, length: 0 }
  if (source.label && text !== '') {
    const label = source.label.replace(/\s+/g, ' ').trim()
    const labelled = markerOf(`${label} ${text}`)
    text = `${label} ${text}`
    marker =
      labelled && labelled.length <= label.length + 1
        ? labelled
        : { style: 'dot', text: label, label: '', value: 0, length: label.length + 1 }
  }
  return { text, marker, source, seams: [] }
}

const ENDS_SENTENCE = /[.;:!?…][”"')\]]*$|[./]\.?\/?\.?$/u
const OPENS_LOWER = /^[\p{Ll}]/u
/** Words after which no clause ends: what follows belongs to them. */
const HANGING =
  /(?:^|[\s(“])(?:và|của|các|những|với|cho|tại|trong|về|theo|đến|từ|là|được|để|do|bởi|hoặc|trên|một|cấp|số|ngày|tháng|ở|vào|bằng|nhằm|trước|sau|khi|có|không|việc|sự|phải|đã|sẽ|đang|nếu|thì|mà|như|cùng|Sở|Bộ|Ban|Hội|Ủy|Phòng|,)$/u

/** A heading in capitals that its line could not hold. */
const SHOUTED_ON = /(?:,|\s(?:VÀ|CỦA|VỀ|CHO|VỚI|CÁC|TRONG|THEO|ĐẾN))$/u

/** What a line may end with where the number it calls for stands on the next; 'hằng năm' calls for none. */
const CALLS_FOR: [RegExp, RegExp][] = [
  [/(?:^|\s)(?<!(?:hằng|hàng|mỗi|từng|cả)\s)năm$/iu, /^(?:19|20)\d\d(?!\d)/],
  [/(?:^|\s)(?<!(?:hằng|hàng|mỗi|từng)\s)(?:ngày|tháng|Điều|Khoản)$/u, /^\d{1,2}(?!\d)/],
  // "Phát triển học tập số" / "1. Xây dựng …" opens a list.
  [/(?:^|\s)số$/u, /^\d+(?![.)]\s)/],
]
const callsFor = (tail: string, next: string) =>
  CALLS_FOR.some(([ends, begins]) => ends.test(tail) && begins.test(next))
const TAIL = 400

/** '… như sau: “V. KINH PHÍ', '“3. Mở lớp': what is quoted are clauses, and more lines than one. */
const QUOTES_CLAUSES = /(?:^|:\s*)“(?=(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*[a-zđ]?|[a-zđ])[.)]\s[^”]*$)/u

function unclosed(text: string): boolean {
  if (QUOTES_CLAUSES.test(text)) return false
  const count = (sign: string) => text.split(sign).length - 1
  return count('“') > count('”') || count('(') > count(')')
}

/** A line that may still grow; what decides whether it does stands in its last words. */
type Growing = { line: Line; pieces: string[]; length: number; tail: string; shouted: boolean; untitled: boolean }

const growing = (line: Line): Growing => ({
  line,
  pieces: [line.text],
  length: line.text.length,
  tail: line.text.slice(-TAIL),
  shouted: line.text === line.text.toUpperCase(),
  untitled: isUntitledPart(line),
})

/** "Phần thứ nhất", "Chương I" on a line of its own: its title stands on the next. */
const isUntitledPart = ({ marker, text }: Line) =>
  marker !== null && ['part', 'chapter', 'section'].includes(marker.style) && marker.length >= text.length

function grow(before: Growing, after: Line, overSeam: boolean): void {
  if (overSeam) before.line.seams.push(before.length)
  before.pieces.push(after.text)
  before.length += after.text.length + 1
  before.tail = `${before.tail} ${after.text}`.slice(-TAIL)
  before.shouted &&= after.text === after.text.toUpperCase()
  before.untitled = false
}

function goesOn({ line, tail, shouted, length, untitled }: Growing, after: Line): boolean {
  if (line.source.column || after.source.column) return false
  if (line.source.cell !== after.source.cell || line.source.note !== after.source.note) return false
  if (untitled) return after.marker === null && after.text.length < 250
  // "… trong năm" / "2025. Sở …": the figure ends a sentence and opens no list.
  if (after.marker) return line.source.mayBeBroken && after.marker.style === 'arabic1' && callsFor(tail, after.text)
  if (ENDS_SENTENCE.test(tail)) return false
  if (OPENS_LOWER.test(after.text)) return !shouted
  if (line.source.mayBeBroken && callsFor(tail, after.text)) return true
  if (shouted && after.text === after.text.toUpperCase()) return line.source.mayBeBroken && SHOUTED_ON.test(tail)
  if (shouted || length < 25 || !line.source.mayBeBroken || !after.source.mayBeBroken) return false
  return (/,$/.test(tail) || HANGING.test(tail) || unclosed(tail)) && !/^[-–—]{2}/.test(after.text)
}

/** The document's lines: cleaned, without page numbers, with the sentences joined that a page's edge had cut. */
export function linesOf(paragraphs: SourceParagraph[]): Line[] {
  const cleaned = paragraphs.map(clean).filter((line) => line.text !== '')
  const edges = pageEdges(cleaned)
  const lines: Growing[] = []
  let afterRecipients = false
  let dropped = false
  for (const [index, line] of cleaned.entries()) {
    const before = lines.at(-1)
    if (/^Nơi nhận/iu.test(line.text)) afterRecipients = true
    else if (kindOfLine(line) !== null) afterRecipients = false
    // In a paragraph of its own a number is a page's only where it stands inside a sentence.
    const inside = before && !ENDS_SENTENCE.test(before.tail) && OPENS_LOWER.test(cleaned[index + 1]?.text ?? '')
    const free = line.source.mayBeBroken || (inside && !line.source.cell && !line.source.label)
    const numbersPage = free && !afterRecipients && before && isPageNumber(line.text)
    if (edges.has(index) || (numbersPage && index + 1 < cleaned.length && !/\d$/.test(before.tail))) {
      dropped = true
      continue
    }
    if (before && !afterRecipients && goesOn(before, line)) grow(before, line, dropped)
    else lines.push(growing(line))
    dropped = false
  }
  return lines.map(({ line, pieces }) => {
    if (pieces.length === 1) return line
    const wasUntitled = isUntitledPart(line)
    line.text = pieces.join(' ')
    if (wasUntitled) line.marker = markerOf(line.text)
    return line
  })
}
