import { closings, letterSlips } from './body-measures.ts'
import type { Box, Boxes } from './box-names.ts'
import { neighboursOf } from './boxes.ts'
import type { DrawnPaper, DrawnRun } from './drawn-paper.ts'
import { measurePage, measurePageNumber } from './page-measures.ts'
import { inked, isTypedLine, type Piece } from './pieces.ts'
import { type Found, type Measured, whereOf } from './places.ts'
import type { LayoutRule } from './rules.ts'

/** A paragraph with less is not told apart from one that is set another way. */
const WHOLE_LINE = 90

type Measure = (piece: Piece, paper: DrawnPaper) => Found[]

const ofRuns =
  (value: (run: DrawnRun) => Found): Measure =>
  (piece) =>
    inked(piece).map(value)
const isLong = ({ text, whole }: Piece) => whole && text.length >= WHOLE_LINE

/** What a rule may ask of each piece in a box. */
const OF_PIECES: Record<string, Measure> = {
  size: ofRuns(({ size }) => size),
  bold: ofRuns(({ bold }) => bold),
  italics: ofRuns(({ italics }) => italics),
  upper: ({ text }) => [text === text.toLocaleUpperCase('vi')],
  form: ({ text }) => [text],
  align: ({ paragraph, whole }) => (whole ? [paragraph.align] : []),
  'long-align': (piece) => (isLong(piece) ? [piece.paragraph.align] : []),
  indent: (piece) =>
    isLong(piece) && piece.paragraph.label === null && !/^\s/.test(piece.paragraph.text)
      ? [piece.paragraph.left + piece.paragraph.firstLine]
      : [],
  lines: ({ paragraph }) => [paragraph.lines],
  ruled: (piece, paper) => {
    const near = neighboursOf(paper, piece)
    return [
      near.some((each) => each.drawing || each.ruledAbove || each.ruledBelow)
        ? true
        : near.some(({ text }) => isTypedLine(text))
          ? 'typed'
          : false,
    ]
  },
}

/** Boxes of several lines of which only the last is asked. */
const LAST_ALONE = new Set(['ruled'])

/** All that a rule looks at, with what it finds there. */
export function measure(rule: LayoutRule, paper: DrawnPaper, boxes: Boxes): Measured[] {
  const { on, property } = rule
  if (on === 'page') return measurePage(property, paper)
  if (on === 'page-number') return measurePageNumber(property, paper)
  if (on === 'names') return measureSet(boxes)
  if (property === 'present') return [{ where: { part: on }, found: isPresent(on, boxes) }]
  const pieces = boxes.get(on) ?? []
  if (property === 'between') return spaces(on, pieces)
  if (property === 'closing') return closings(on, pieces)
  if (property === 'letters') return letterSlips(on, pieces)
  if (property === 'list') return listForm(on, pieces)
  const measured = LAST_ALONE.has(property) ? pieces.slice(-1) : pieces
  const measureOne = OF_PIECES[property]
  if (!measureOne) throw new Error(`no rule can ask for ${property}`)
  return measured.flatMap((piece) => measureOne(piece, paper).map((found) => ({ where: whereOf(on, piece), found })))
}

/** A paper is of a named kind, or a letter with its subject. */
const isPresent = (box: Box, boxes: Boxes) => boxes.has(box) || (box === 'type' && boxes.has('letter-subject'))

/** What is left between a paragraph of the body and the next, in points. */
function spaces(on: Box, pieces: readonly Piece[]): Measured[] {
  return pieces.flatMap((piece, at): Measured[] => {
    const next = pieces[at + 1]
    if (!next || next.paragraph.number !== piece.paragraph.number + 1) return []
    const left = next.paragraph.closed ? 0 : piece.paragraph.after + next.paragraph.before
    return [{ where: whereOf(on, piece), found: left }]
  })
}

/** How much larger motto and place are than the national name, in points. */
function measureSet(boxes: Boxes): Measured[] {
  const sizeOf = (box: Box) => inked(boxes.get(box)?.[0] ?? { runs: [] })[0]?.size
  const names = sizeOf('national-name')
  if (names === undefined) return []
  return (['motto', 'place-date'] as const).flatMap((box): Measured[] => {
    const size = sizeOf(box)
    const [piece] = boxes.get(box) ?? []
    return size === undefined || !piece ? [] : [{ where: { ...whereOf('names', piece) }, found: size - names }]
  })
}

/** Lines that name one each end with ";", and the last with ".". */
function listForm(on: Box, pieces: readonly Piece[]): Measured[] {
  const items = pieces.filter(({ text }) => /^[-–+]/.test(text))
  const listed = on === 'bases' ? pieces : items
  return listed.map((piece, at) => {
    const wanted = at === listed.length - 1 ? /\.$/ : on === 'bases' ? /[;,]$/ : /;$/
    return { where: whereOf(on, piece), found: wanted.test(piece.text) || piece.text }
  })
}
