import { shouted } from '../outline/kind-line.ts'
import { SIGNATURE } from '../outline/zones.ts'
import type { Put } from './box-names.ts'
import type { Piece } from './pieces.ts'

const RECIPIENTS = /^nơi nhận\s*:?$/iu
const APPENDIX = /^phụ lục(?:\s+(?:[ivx]+|\d+))?$/iu
const SOURCE = /^\(.*kèm theo/iu

export type Foot = {
  from: number
  until: number
  head: Piece | undefined
  recipients: Piece[]
  position: Piece[]
  signer: Piece | undefined
}

/** "Nơi nhận" with what stands under it, and who signs beside it: in one table, or one after the other. */
export function footOf(pieces: readonly Piece[]): Foot | null {
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

/** Boxes 7 and 9b. */
export function takeFoot({ head, recipients, position, signer }: Foot, put: Put): void {
  put('recipients-head', [head])
  put('recipients', recipients)
  put('position', position)
  put('signer', [signer])
}

/** Heads of appendices behind the foot. */
export function takeAppendices(pieces: readonly Piece[], put: Put): void {
  const heads = pieces.flatMap(({ text, whole, paragraph }, at) =>
    whole && paragraph.cell === null && APPENDIX.test(text) ? [at] : [],
  )
  put(
    'appendix',
    heads.map((at) => pieces[at]),
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
