import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Header,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Day } from '../../../shared/schema.ts'

// The layout of Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I and II, shared by all papers. Sizes are half points, lengths twips;
// of the sizes that the annex allows it is the set 13 (names), 14 (place, body).

/** Stands for what nobody said. */
export const BLANK = '…'

const FONT = 'Times New Roman'
const NAME_SIZE = 26
const BODY_SIZE = 28
const INDENT = 720
const TEXT_WIDTH = 9355
const SIDE_WIDTH = 3700
const NAMES_WIDTH = TEXT_WIDTH - SIDE_WIDTH

type RunStyle = { bold?: boolean; italics?: boolean; size?: number }

export const upper = (words: string): string => words.toLocaleUpperCase('vi')

/** ngày 05 tháng 01 năm 2026: a zero before days below 10 and before the months 1 and 2 alone (phần II.4). */
export function dayInWords(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}

export const centred = (words: string, style: RunStyle = {}) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: words, ...style })] })

/** A solid line; `side` is the space left at each end of it. */
const rule = (side: number) =>
  new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 60, line: 80, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  })

export const paragraph = (words: string) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: INDENT },
    spacing: { after: 120 },
    children: [new TextRun(words)],
  })

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

const twoColumns = (left: number, rows: readonly (readonly [Paragraph[], Paragraph[]])[]) => {
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
  parent: string | null
  issuer: string | null
  symbol: string | null
  place: string | null
  on: Day
  /** Of an official letter, under its number (ô số 5b). */
  subject?: string
}

/** Boxes 1 to 4, and 5b: national name and motto, issuer, number and symbol, place and date. */
export const headBlock = ({ parent, issuer, symbol, place, on, subject }: Head) =>
  twoColumns(SIDE_WIDTH, [
    [
      [
        ...(parent === null ? [] : [centred(upper(parent), { size: NAME_SIZE })]),
        centred(upper(issuer ?? BLANK), { size: NAME_SIZE, bold: true }),
        rule(1250),
      ],
      [
        centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: NAME_SIZE, bold: true }),
        centred('Độc lập - Tự do - Hạnh phúc', { bold: true }),
        rule((NAMES_WIDTH - 3380) / 2),
      ],
    ],
    [
      [
        // The clerk gives the number.
        centred(`Số: ${BLANK}/${symbol ?? BLANK}`, { size: NAME_SIZE }),
        ...(subject === undefined
          ? []
          : [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                spacing: { before: 120 },
                children: [new TextRun({ text: `V/v ${subject}`, size: NAME_SIZE })],
              }),
            ]),
      ],
      [centred(`${place ?? BLANK}, ${dayInWords(on)}`, { italics: true })],
    ],
  ])

/** Box 9a: one on the line itself, several on a line each. */
export function addressBlock(addressees: readonly string[]): Paragraph[] {
  const [only] = addressees
  const line = (words: string, spacing: { before?: number; after?: number }) =>
    new Paragraph({ indent: { left: 1700 }, spacing, children: [new TextRun(words)] })
  if (addressees.length <= 1) return [line(`Kính gửi: ${only ?? BLANK}.`, { before: 360, after: 240 })]
  return [
    line('Kính gửi:', { before: 360 }),
    ...addressees.map((name, index) => {
      const last = index === addressees.length - 1
      return line(`- ${name}${last ? '.' : ';'}`, { after: last ? 240 : 0 })
    }),
  ]
}

export type Foot = {
  recipients: readonly string[]
  keptAt: string | null
  position: readonly string[]
  signer: string | null
}

/** Boxes 7 and 9b: who signs at the right, who receives it at the left. */
export const footBlock = ({ recipients, keptAt, position, signer }: Foot) =>
  twoColumns(TEXT_WIDTH / 2, [
    [
      [
        new Paragraph({
          spacing: { before: 240 },
          children: [new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: 24 })],
        }),
        ...[...recipients.map((each) => `- ${each};`), `- Lưu: VT, ${keptAt ?? BLANK}.`].map(
          (words) => new Paragraph({ children: [new TextRun({ text: words, size: 22 })] }),
        ),
      ],
      [
        new Paragraph({ spacing: { before: 120 } }),
        ...(position.length > 0 ? position : [BLANK]).map((line) => centred(upper(line), { bold: true })),
        // Where it is signed.
        ...Array.from({ length: 4 }, () => centred('')),
        centred(signer ?? BLANK, { bold: true }),
      ],
    ],
  ])

/** A part of a body: words, or rows under heads; a row of one cell goes over the whole width. */
export type Part =
  | { words: string }
  | { heads: readonly string[]; widths: readonly number[]; rows: readonly (readonly string[])[] }

/** `widths` are shares of the width of the text. */
function table({ heads, widths, rows }: Exclude<Part, { words: string }>): Table {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const sizes = widths.map((width) => Math.floor((width / whole) * TEXT_WIDTH))
  const cell = (words: string, size: number, style: RunStyle, span = 1) =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      columnSpan: span,
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      children: [new Paragraph({ children: [new TextRun({ text: words, size: NAME_SIZE, ...style })] })],
    })
  const row = (words: readonly string[], style: RunStyle, repeated = false) =>
    new TableRow({
      tableHeader: repeated,
      cantSplit: true,
      children:
        words.length === 1
          ? [cell(words[0] ?? '', TEXT_WIDTH, { bold: true }, widths.length)]
          : words.map((each, column) => cell(each, sizes[column] ?? 0, style)),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: sizes,
    rows: [row(heads, { bold: true }, true), ...rows.map((each) => row(each, {}))],
  })
}

export const bodyBlock = (parts: readonly Part[]): (Paragraph | Table)[] =>
  parts.flatMap((part) =>
    'words' in part
      ? [paragraph(part.words)]
      : [table(part), new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT } })],
  )

export const styles = {
  default: {
    document: {
      run: {
        font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT },
        size: BODY_SIZE,
        color: '000000',
        language: { value: 'vi-VN' },
      },
    },
  },
}

/** A4, 20-20-30-15 mm (top, bottom, left, right); the page number is hidden on page 1. */
export const page = {
  properties: {
    titlePage: true,
    page: {
      size: { width: 11906, height: 16838 },
      margin: {
        top: convertMillimetersToTwip(20),
        bottom: convertMillimetersToTwip(20),
        left: 1701,
        right: 850,
        header: convertMillimetersToTwip(10),
        footer: convertMillimetersToTwip(10),
      },
    },
  },
  headers: {
    first: new Header({ children: [new Paragraph({})] }),
    default: new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ children: [PageNumber.CURRENT], size: BODY_SIZE })],
        }),
      ],
    }),
  },
}
