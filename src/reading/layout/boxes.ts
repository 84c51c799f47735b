import { LEGAL_KINDS } from '../grammar/legal.ts'
import { shouted } from '../outline/kind-line.ts'
import { SIGNATURE } from '../outline/zones.ts'
import type { DrawnCell, DrawnPaper, DrawnParagraph } from './drawn-paper.ts'
import { type Piece, piecesOf, tidy } from './pieces.ts'

// The boxes (ô) of Nghị định 30/2020/NĐ-CP, Phụ lục I, found by their words and their place.

export const BOXES = [
  'national-name',
  'motto',
  'parent',
  'issuer',
  'number',
  'letter-subject',
  'place-date',
  'type',
  'abstract',
  'addressee',
  'bases',
  'body',
  'recipients-head',
  'recipients',
  'position',
  'signer',
  'appendix',
  'appendix-title',
  'appendix-source',
] as const
export type Box = (typeof BOXES)[number]

export type Boxes = ReadonlyMap<Box, readonly Piece[]>

const NATIONAL_NAME = /^cộng h(?:òa|oà) xã hội chủ nghĩa việt nam$/iu
const MOTTO = /^độc lập\s*[-–—]?\s*tự do\s*[-–—]?\s*hạnh phúc\.?$/iu
const NUMBER = /^số\s*:?\s*[\d.…_\s]*\/?\s*[\p{L}\d]*[/-]|^số\s*:\s*[\d.…_]*$/iu
const DATE = /(?:^|,|\s)ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*$/iu
const LETTER_SUBJECT = /^(?:v\/v|về việc)\s/iu
const ADDRESSEE = /^kính gửi\s*:?/iu
const RECIPIENTS = /^nơi nhận\s*:?$/iu
const APPENDIX = /^phụ lục(?:\s+(?:[ivx]+|\d+))?$/iu
const SOURCE = /^\(.*kèm theo/iu
const BASE = /^căn cứ\s/iu
const KINDS = new Set(LEGAL_KINDS.map((kind) => kind.toLocaleLowerCase('vi')))
/** No head is longer. */
const HEAD_PARAGRAPHS = 40

const sameCell = (a: DrawnCell | null, b: DrawnCell | null) =>
  a !== null && b !== null && a.table === b.table && a.row === b.row && a.column === b.column

/** Sorts what a paper says into its boxes; a box that it does not have is absent. */
export function boxesOf(paper: DrawnPaper): Boxes {
  const pieces = paper.paragraphs.flatMap(piecesOf)
  const boxes = new Map<Box, Piece[]>()
  const put = (box: Box, found: readonly Piece[]) => {
    if (found.length > 0) boxes.set(box, [...found])
  }
  const foot = footOf(pieces)
  const end = foot === null ? pieces.length : foot.from
  const appendices = pieces.findIndex(
    ({ text, whole }, at) => at >= (foot?.until ?? Number.POSITIVE_INFINITY) && whole && APPENDIX.test(text),
  )
  const head = pieces.slice(0, Math.min(HEAD_PARAGRAPHS, end))
  const find = (pattern: RegExp) => head.find(({ text }) => pattern.test(text))
  const [nationalName, motto, number, placeDate] = [NATIONAL_NAME, MOTTO, NUMBER, DATE].map(find)
  const one = (piece: Piece | undefined) => (piece ? [piece] : [])
  put('national-name', one(nationalName))
  put('motto', one(motto))
  put('number', one(number))
  put('place-date', one(placeDate))
  const letterSubject = head.findIndex((piece) => LETTER_SUBJECT.test(piece.text) && belongsBelow(piece, number))
  if (letterSubject >= 0) put('letter-subject', sameCellFrom(head, letterSubject))
  issuers(head, nationalName, number, put)

  const headEnd =
    1 +
    Math.max(
      ...[nationalName, motto, number, placeDate].map((each) => (each ? pieces.indexOf(each) : -1)),
      letterSubject,
    )
  const typeAt = pieces.findIndex(
    ({ text, whole }, at) =>
      at >= headEnd && at < headEnd + 6 && at < end && whole && KINDS.has(text.toLocaleLowerCase('vi')),
  )
  let next = headEnd
  if (typeAt >= 0) {
    put('type', one(pieces[typeAt]))
    const until = abstractEnd(pieces, typeAt, end)
    put('abstract', pieces.slice(typeAt + 1, until))
    next = until
  }
  next = takeAddressees(pieces, next, end, put)
  const body = pieces.slice(next, end).filter(({ paragraph }) => paragraph.cell === null)
  put(
    'bases',
    body.filter(({ text }, at) => BASE.test(text) && body.slice(0, at).every((each) => BASE.test(each.text))),
  )
  put(
    'body',
    body.filter((piece) => !boxes.get('bases')?.includes(piece)),
  )
  if (foot) {
    put('recipients-head', one(foot.head))
    put('recipients', foot.recipients)
    put('position', foot.position)
    put('signer', one(foot.signer))
  }
  if (appendices >= 0) takeAppendices(pieces.slice(appendices), put)
  return boxes
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

type Put = (box: Box, found: readonly Piece[]) => void

/** Left of the national name; without a table, what else stands above the number. The last bold lines issue, those above guide them. */
function issuers(head: readonly Piece[], nationalName: Piece | undefined, number: Piece | undefined, put: Put): void {
  const cell = nationalName?.paragraph.cell ?? null
  const names = head.filter(({ text, paragraph }, at) => {
    if (NATIONAL_NAME.test(text) || MOTTO.test(text) || /^[-_*.=–—\s]+$/.test(text)) return false
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
    ({ text }, index) => index >= from && index < Math.min(end, from + 6) && ADDRESSEE.test(text),
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

type Foot = {
  from: number
  until: number
  head: Piece | undefined
  recipients: Piece[]
  position: Piece[]
  signer: Piece | undefined
}

/** "Nơi nhận" with what stands under it, and who signs beside it: in one table, or one after the other. */
function footOf(pieces: readonly Piece[]): Foot | null {
  const at = pieces.findIndex(({ text }) => RECIPIENTS.test(text))
  const head = pieces[at]
  const cell = (head ?? signingPiece(pieces))?.paragraph.cell ?? null
  if (cell === null) return head ? footWithoutTable(pieces, at, head) : null
  const inTable = (piece: Piece) => piece.paragraph.cell?.table === cell.table
  const columnOf = ({ paragraph }: Piece) => paragraph.cell?.column ?? 0
  const left = pieces.filter((piece) => inTable(piece) && columnOf(piece) === 0)
  const right = pieces.filter((piece) => inTable(piece) && columnOf(piece) > 0)
  const last = right.at(-1)
  const named = last !== undefined && !shouted(last.text)
  return {
    from: pieces.findIndex(inTable),
    until: pieces.findLastIndex(inTable) + 1,
    head,
    recipients: left.filter(({ paragraph }) => paragraph.number > (head?.paragraph.number ?? 0)),
    position: named ? right.slice(0, -1) : right,
    signer: named ? last : undefined,
  }
}

/** Where "Nơi nhận" was forgotten: the last capitals in a table that say who signs. */
const signingPiece = (pieces: readonly Piece[]) =>
  pieces.findLast(({ text, paragraph }) => (paragraph.cell?.column ?? 0) > 0 && SIGNATURE.test(text) && shouted(text))

function footWithoutTable(pieces: readonly Piece[], at: number, head: Piece): Foot {
  const lines = pieces.slice(at + 1)
  const count = lines.findIndex(({ text }) => !/^[-–+]/.test(text))
  const recipients = count < 0 ? lines : lines.slice(0, count)
  return { from: at, until: at + 1 + recipients.length, head, recipients, position: [], signer: undefined }
}

function takeAppendices(pieces: readonly Piece[], put: Put): void {
  const heads = pieces.flatMap(({ text, whole, paragraph }, at) =>
    whole && paragraph.cell === null && APPENDIX.test(text) ? [at] : [],
  )
  put(
    'appendix',
    heads.flatMap((at) => pieces[at] ?? []),
  )
  const titles: Piece[] = []
  const sources: Piece[] = []
  for (const at of heads)
    for (const piece of pieces.slice(at + 1, at + 5)) {
      if (piece.paragraph.cell !== null || APPENDIX.test(piece.text)) break
      if (SOURCE.test(piece.text)) {
        sources.push(piece)
        break
      }
      if (piece.paragraph.align !== 'centre') break
      titles.push(piece)
    }
  put('appendix-title', titles)
  put('appendix-source', sources)
}

/** What stands in the cell of a piece, or about it where there is no table: for lines that are drawn below a box. */
export function neighboursOf(paper: DrawnPaper, { paragraph }: Piece): DrawnParagraph[] {
  if (paragraph.cell !== null) return paper.paragraphs.filter(({ cell }) => sameCell(cell, paragraph.cell))
  return paper.paragraphs.slice(Math.max(0, paragraph.number - 1), paragraph.number + 2)
}

export const isTypedLine = ({ text }: DrawnParagraph): boolean => /^[-_=–—*]{3,}$/.test(tidy(text).replaceAll(' ', ''))
