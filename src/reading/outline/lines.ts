import type { SourceParagraph } from '../formats/paragraph.ts'
import { type Marker, markerOf } from './markers.ts'

export type Line = {
  text: string
  marker: Marker | null
  source: SourceParagraph
  /** Offsets in `text` where a page number or a page's edge was taken out. */
  seams: number[]
}

/** One space for any run of white space; the marks of Markdown go, an asterisk that opens a list item is kept as its marker. */
function clean(source: SourceParagraph): Line {
  const flat = source.text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim()
  const star = /^\*\s+(?![*])(?=\S)/.test(flat)
  let text = flat.replace(/[*#]/g, '').replace(/\s+/g, ' ').trim()
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
const PAGE_NUMBER = /^(?:[-–—]\s*)?(?:Trang\s+)?\d{1,3}(?:\s*\/\s*\d{1,3})?(?:\s*[-–—])?$/iu
const OPENS_LOWER = /^[\p{Ll}]/u
/** Words after which no clause ends: what follows belongs to them. */
const HANGING =
  /(?:^|[\s(“])(?:và|của|các|những|với|cho|tại|trong|về|theo|đến|từ|là|được|để|do|bởi|hoặc|trên|một|cấp|số|ngày|tháng|ở|vào|bằng|nhằm|trước|sau|khi|có|không|việc|sự|phải|đã|sẽ|đang|nếu|thì|mà|như|cùng|Sở|Bộ|Ban|Hội|Ủy|Phòng|,)$/u

function unclosed(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1
  return count('“') > count('”') || count('(') > count(')')
}

function goesOn(before: Line, after: Line): boolean {
  if (after.marker || before.source.cell !== after.source.cell || before.source.note !== after.source.note) return false
  if (ENDS_SENTENCE.test(before.text)) return false
  const shouted = before.text === before.text.toUpperCase()
  if (OPENS_LOWER.test(after.text)) return !shouted
  if (shouted || before.text.length < 25 || !before.source.mayBeBroken || !after.source.mayBeBroken) return false
  if (/,$/.test(before.text) || HANGING.test(before.text) || unclosed(before.text)) return !/^[-–—]{2}/.test(after.text)
  return false
}

/** The document's lines: cleaned, without page numbers, with the sentences joined that a page's edge had cut. */
export function linesOf(paragraphs: SourceParagraph[]): Line[] {
  const cleaned = paragraphs.map(clean).filter((line) => line.text !== '')
  const lines: Line[] = []
  let afterRecipients = false
  let dropped = false
  for (const [index, line] of cleaned.entries()) {
    const before = lines.at(-1)
    if (/^Nơi nhận/iu.test(line.text)) afterRecipients = true
    if (line.source.mayBeBroken && !afterRecipients && before && PAGE_NUMBER.test(line.text)) {
      const next = cleaned[index + 1]
      if (next && !/\d$/.test(before.text)) {
        dropped = true
        continue
      }
    }
    if (before && !afterRecipients && goesOn(before, line)) {
      if (dropped) before.seams.push(before.text.length)
      before.text = `${before.text} ${line.text}`
    } else lines.push(line)
    dropped = false
  }
  return lines
}
