import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { Letterhead } from '../../../shared/letterheads.ts'
import type { Day } from '../../../shared/schema.ts'
import { BLANK, dayInWords, TEXT_WIDTH, upper } from './measures.ts'
import { line, runsOf } from './words.ts'

const SIDE_WIDTH = 3700
const NAMES_WIDTH = TEXT_WIDTH - SIDE_WIDTH
/** How wide "Độc lập - Tự do - Hạnh phúc" is at size 14, bold. */
const MOTTO_WIDTH = 3380

/** A solid line; `side` is the space left at each end of it. */
export const rule = (side: number, after = 60) =>
  new Paragraph({
    style: 'NetKe',
    indent: { left: side, right: side },
    spacing: { before: 40, after },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  })

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** Two columns without lines, of which no row breaks over a page. */
export const twoColumns = (left: number, rows: readonly (readonly [Paragraph[], Paragraph[]])[]) => {
  const widths = [left, TEXT_WIDTH - left]
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: noBorders,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, column) =>
              new TableCell({
                width: { size: widths[column] ?? 0, type: WidthType.DXA },
                margins: { left: 40, right: 40 },
                children,
              }),
          ),
        }),
    ),
  })
}

export type Head = {
  letterhead: Letterhead
  on: Day
  /** Of an official letter, under its number (ô số 5b). */
  subject?: string
}

/** Boxes 1 to 4, and 5b: national name and motto, issuer, number and symbol, place and date. */
export const headBlock = ({ letterhead: { parent, issuer, symbol, place }, on, subject }: Head) =>
  twoColumns(SIDE_WIDTH, [
    [
      [
        ...(parent === null ? [] : [line('CoQuanChuQuan', upper(parent))]),
        line('CoQuanBanHanh', upper(issuer ?? BLANK)),
        rule(1250),
      ],
      [
        line('QuocHieu', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'),
        line('TieuNgu', 'Độc lập - Tự do - Hạnh phúc'),
        rule(Math.floor((NAMES_WIDTH - MOTTO_WIDTH) / 2)),
      ],
    ],
    [
      [
        // The clerk gives the number.
        line('SoKyHieu', `Số: ${BLANK}/${symbol ?? BLANK}`),
        ...(subject === undefined ? [] : [line('TrichYeuCongVan', `V/v ${subject}`)]),
      ],
      [line('DiaDanh', `${place ?? BLANK}, ${dayInWords(on)}`)],
    ],
  ])

/** Box 5a: what kind of paper it is, and of what. */
export const titleBlock = (kind: string, subject: string): Paragraph[] => [
  line('TenLoai', upper(kind)),
  line('TrichYeu', subject),
  rule(Math.floor((TEXT_WIDTH * 5) / 16), 240),
]

/** Box 9a: one on the line itself, several on a line each. */
export function addressBlock(addressees: readonly string[]): Paragraph[] {
  const [only] = addressees
  const addressed = (words: string, spacing: { before?: number; after?: number }) =>
    new Paragraph({ style: 'KinhGui', spacing, children: runsOf(words) })
  if (addressees.length <= 1) return [addressed(`Kính gửi: ${only ?? BLANK}.`, { before: 240, after: 240 })]
  return [
    addressed('Kính gửi:', { before: 240 }),
    ...addressees.map((name, index) => {
      const last = index === addressees.length - 1
      return addressed(`- ${name}${last ? '.' : ';'}`, { after: last ? 240 : 0 })
    }),
  ]
}
