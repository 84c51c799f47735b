import { LEGAL_KINDS } from '../grammar/legal.ts'
import type { Put } from './box-names.ts'
import { type Piece, sameCell } from './pieces.ts'

const NATIONAL_NAME = /^cộng h(?:òa|oà) xã hội chủ nghĩa việt nam$/iu
const MOTTO = /^độc lập\s*[-–—]?\s*tự do\s*[-–—]?\s*hạnh phúc\.?$/iu
const NUMBER = /^số\s*:?\s*[\d.…_\s]*\/?\s*[\p{L}\d]*[/-]|^số\s*:\s*[\d.…_]*$/iu
const DATE = /(?:^|,|\s)ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*$/iu
const LETTER_SUBJECT = /^(?:v\/v|về việc)\s/iu
const ADDRESSEE = /^kính gửi\s*:?/iu
export const BASE = /^căn cứ\s/iu
const KINDS = new Set(LEGAL_KINDS.map((kind) => kind.toLocaleLowerCase('vi')))
/** No head is longer. */
const HEAD_PARAGRAPHS = 40
/** So soon below the head stands the type of a paper, and who is addressed below that. */
const NEAR = 6

/** Boxes 1 to 5 and 9a, which stand above the body; answers at which piece that begins. */
export function takeHead(pieces: readonly Piece[], end: number, put: Put): number {
  const head = pieces.slice(0, Math.min(HEAD_PARAGRAPHS, end))
  const find = (pattern: RegExp) => head.find(({ text }) => pattern.test(text))
  const [nationalName, motto, number, placeDate] = [NATIONAL_NAME, MOTTO, NUMBER, DATE].map(find)
  put('national-name', [nationalName])
  put('motto', [motto])
  put('number', [number])
  put('place-date', [placeDate])
  const subjectAt = head.findIndex((piece) => LETTER_SUBJECT.test(piece.text) && belongsBelow(piece, number))
  if (subjectAt >= 0) put('letter-subject', sameCellFrom(head, subjectAt))
  takeIssuers(head, nationalName, number, put)
  const heads = [nationalName, motto, number, placeDate].map((each) => (each ? pieces.indexOf(each) : -1))
  return takeAddressees(pieces, takeTitle(pieces, 1 + Math.max(...heads, subjectAt), end, put), end, put)
}

function takeTitle(pieces: readonly Piece[], from: number, end: number, put: Put): number {
  const typeAt = pieces.findIndex(
    ({ text, whole }, at) =>
      at >= from && at < Math.min(end, from + NEAR) && whole && KINDS.has(text.toLocaleLowerCase('vi')),
  )
  if (typeAt < 0) return from
  put('type', [pieces[typeAt]])
  const until = abstractEnd(pieces, typeAt, end)
  put('abstract', pieces.slice(typeAt + 1, until))
  return until
}

/** In the cell of the number, or soon after it. */
const belongsBelow = (piece: Piece, number: Piece | undefined) =>
  number === undefined ||
  sameCell(piece.paragraph.cell, number.paragraph.cell) ||
  Math.abs(piece.paragraph.number - number.paragraph.number) <= 4

function sameCellFrom(pieces: readonly Piece[], at: number): Piece[] {
  const first = pieces[at]
  if (!first) return []
  if (first.paragraph.cell === null) return [first]
  return pieces.slice(at).filter(({ paragraph }) => sameCell(paragraph.cell, first.paragraph.cell))
}

/** Left of the national name; without a table, what else stands above the number. The last bold lines issue, those above guide them. */
function takeIssuers(
  head: readonly Piece[],
  nationalName: Piece | undefined,
  number: Piece | undefined,
  put: Put,
): void {
  const cell = nationalName?.paragraph.cell ?? null
  const names = head.filter(({ text, paragraph }, at) => {
    if (NATIONAL_NAME.test(text) || MOTTO.test(text)) return false
    if (cell === null) return number !== undefined && at < head.indexOf(number)
    return (
      paragraph.cell?.table === cell.table &&
      paragraph.cell.row === cell.row &&
      paragraph.cell.column < cell.column &&
      !NUMBER.test(text) &&
      !LETTER_SUBJECT.test(text) &&
      (number === undefined || paragraph.number < number.paragraph.number)
    )
  })
  const from = Math.max(0, issuerFrom(names))
  put('parent', names.slice(0, from))
  put('issuer', names.slice(from))
}

/** Begins with its own kind: a line above it names whoever guides it. */
const GUIDED =
  /^(?:sở|phòng|ban|trung tâm|trường|chi cục|cục|văn phòng|hội|công an|viện|thanh tra|bảo hiểm|đài|kho bạc)\s(?!đồng nhân dân)/iu

function issuerFrom(names: readonly Piece[]): number {
  const named = names.findLastIndex(({ text }) => GUIDED.test(text))
  if (named > 0) return named
  const isBold = (piece: Piece | undefined) => piece?.runs.some(({ bold }) => bold) === true
  let from = names.length - 1
  while (from > 0 && isBold(names[from - 1])) from--
  return from
}

/** The abstract ends at a line, at who is addressed, and where the body begins. */
function abstractEnd(pieces: readonly Piece[], typeAt: number, end: number): number {
  let at = typeAt + 1
  while (at < end && at <= typeAt + 5) {
    const piece = pieces[at]
    if (!piece || ADDRESSEE.test(piece.text) || BASE.test(piece.text) || piece.paragraph.cell !== null) break
    const first = at === typeAt + 1
    const looksTheSame = piece.paragraph.align === 'centre' && piece.paragraph.label === null
    if (!first && !looksTheSame) break
    if (piece.paragraph.number - (pieces[at - 1]?.paragraph.number ?? 0) > 1 && !first) break
    at++
  }
  return at
}

/** "Kính gửi:" and the lines below it that name one each. */
function takeAddressees(pieces: readonly Piece[], from: number, end: number, put: Put): number {
  const at = pieces.findIndex(
    ({ text }, index) => index >= from && index < Math.min(end, from + NEAR) && ADDRESSEE.test(text),
  )
  if (at < 0) return from
  let until = at + 1
  const several = /^kính gửi\s*:?$/iu.test(pieces[at]?.text ?? '')
  while (
    until < end &&
    /^[-–+]\s*\S/.test(pieces[until]?.text ?? '') &&
    (several || pieces[until]?.paragraph.left !== 0)
  )
    until++
  put('addressee', pieces.slice(at, until))
  return until
}
