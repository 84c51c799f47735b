/** The layout of Nghị định 30/2020/NĐ-CP, Phụ lục I, as far as the samples need it. */
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Header,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'

export const indent = 720
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

type RunStyle = { bold?: boolean; italics?: boolean; size?: number }

export const run = (text: string, style: RunStyle = {}) => new TextRun({ text, ...style })

export const centred = (text: string, style: RunStyle = {}) =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, style)] })

/** A solid line under a heading, drawn as a paragraph border; `side` is the space left at each end. */
export const rule = (side: number) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side },
    spacing: { before: 40, after: 60, line: 80, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  })

export const body = (children: ParagraphChild[], options: { keepNext?: boolean } = {}) =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: indent },
    spacing: { after: 120 },
    children,
    ...options,
  })

export const twoColumns = (left: number, right: number, rows: [Paragraph[], Paragraph[]][]) =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: left + right, type: WidthType.DXA },
    columnWidths: [left, right],
    borders: noBorders,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, column) =>
              new TableCell({
                width: { size: column === 0 ? left : right, type: WidthType.DXA },
                margins: { left: 60, right: 60 },
                verticalAlign: VerticalAlignTable.TOP,
                children,
              }),
          ),
        }),
    ),
  })

export const letterhead = (issuer: string[], number: string, placeAndDate: string) =>
  twoColumns(3600, 5755, [
    [
      [...issuer.map((line) => centred(line, { bold: true, size: 26 })), rule(1150)],
      [
        centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 26 }),
        centred('Độc lập - Tự do - Hạnh phúc', { bold: true, size: 28 }),
        rule(1300),
      ],
    ],
    [[centred(number, { size: 26 })], [centred(placeAndDate, { italics: true })]],
  ])

export const signatureBlock = (recipients: string[], office: string[], signer: string) =>
  twoColumns(4677, 4678, [
    [
      [
        new Paragraph({ children: [run('Nơi nhận:', { bold: true, italics: true, size: 24 })] }),
        ...recipients.map((line) => new Paragraph({ children: [run(`- ${line}`, { size: 22 })] })),
      ],
      [
        ...office.map((line) => centred(line, { bold: true })),
        ...Array.from({ length: 4 }, () => centred('')),
        centred(signer, { bold: true }),
      ],
    ],
  ])

/** I. → 1. → a) → - → + as one automatic list, so that each level restarts under the one above. */
export const outlineNumbering = (reference: string) => ({
  reference,
  levels: (
    [
      [LevelFormat.UPPER_ROMAN, '%1.'],
      [LevelFormat.DECIMAL, '%2.'],
      [LevelFormat.LOWER_LETTER, '%3)'],
      [LevelFormat.BULLET, '-'],
      [LevelFormat.BULLET, '+'],
    ] as const
  ).map(([format, text], level) => ({
    level,
    format,
    text,
    suffix: LevelSuffix.SPACE,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 0, firstLine: indent } } },
  })),
})

const heading = (bold: boolean) => ({
  run: { font: 'Times New Roman', size: 28, bold, color: '000000' },
  paragraph: { spacing: { before: 60, after: 120 }, keepNext: true },
})

export const styles = {
  default: {
    document: {
      run: { font: 'Times New Roman', size: 28, language: { value: 'vi-VN' } },
      paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(true),
    heading2: heading(true),
    heading3: heading(true),
  },
}

/** A4, 20-20-30-15 mm, the page number centred in the header and hidden on page 1. */
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
          children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
        }),
      ],
    }),
  },
}
