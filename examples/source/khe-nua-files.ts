import {
  AlignmentType,
  BorderStyle,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  InsertedTextRun,
  LevelFormat,
  LevelSuffix,
  Packer,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  SoftHyphen,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { kheNua, type Messy } from './khe-nua.ts'
import { centred, indent, page, run, signatureBlock, styles, twoColumns } from './layout.ts'
import { stableZip } from './stable-zip.ts'

const tokens = /(\{\+.*?\+\}|\{-.*?-\}|\||¦|\^|\u00ad)/
const change = { author: 'Văn thư', date: '2026-04-08T02:15:00Z' }
const boxMark = '@@textbox@@'

const isWhole = (text: string, open: string, close: string) =>
  text.startsWith(open) && text.indexOf(close) === text.length - close.length
const inner = (token: string) => token.slice(2, -2)

/** Runs of one paragraph; the ids of tracked changes are counted by `next`. */
function runsOf(text: string, bold: boolean, next: () => number): ParagraphChild[] {
  return text
    .split(tokens)
    .filter((token) => token !== '')
    .map((token) => {
      if (token === '|') return new TextRun({ break: 1, bold })
      if (token === '¦') return new TextRun({ children: [new PageBreak()] })
      if (token === '^') return new FootnoteReferenceRun(1)
      if (token === '\u00ad') return new TextRun({ children: [new SoftHyphen()], bold })
      if (token.startsWith('{+')) return new InsertedTextRun({ ...change, id: next(), text: inner(token), bold })
      if (token.startsWith('{-')) return new DeletedTextRun({ ...change, id: next(), text: inner(token), bold })
      return run(token, { bold })
    })
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }

const grid = (rows: string[][]) =>
  new Table({
    width: { size: 9355, type: WidthType.DXA },
    columnWidths: [600, 4355, 1250, 1050, 1050, 1050],
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row === 0,
          children: cells.map(
            (text, column) =>
              new TableCell({
                children: [
                  new Paragraph({
                    alignment: row > 0 && column === 1 ? AlignmentType.LEFT : AlignmentType.CENTER,
                    children: [run(text, { bold: row === 0, size: 26 })],
                  }),
                ],
              }),
          ),
        }),
    ),
  })

function blockOf(block: Messy, next: () => number): Paragraph | Table {
  if (block.kind === 'table') return grid(block.rows)
  if (block.kind === 'textbox') return new Paragraph({ children: [run(`${boxMark}${block.text}${boxMark}`)] })
  const text = block.nfd ? block.text.normalize('NFD') : block.text
  const bold = block.bold ?? false
  const mark = () => ({ ...change, id: next() })
  const changed = {
    ...(isWhole(text, '{+', '+}') ? { run: { insertion: mark() } } : {}),
    ...(isWhole(text, '{-', '-}') ? { run: { deletion: mark() } } : {}),
  }
  if (block.kind === 'counted')
    return new Paragraph({
      numbering: { reference: block.list, level: 0 },
      spacing: { after: 100 },
      children: runsOf(text, bold, next),
      ...changed,
    })
  return new Paragraph({
    alignment: block.centred ? AlignmentType.CENTER : AlignmentType.JUSTIFIED,
    indent: { firstLine: block.indent ? indent : 0 },
    spacing: { after: block.centred ? 0 : 100 },
    children: runsOf(text, bold, next),
    ...changed,
  })
}

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, bold: boolean) => ({
  level: 0,
  format,
  text,
  suffix: LevelSuffix.TAB,
  style: { paragraph: { indent: { left: 720, hanging: 360 } }, run: { bold } },
})

/** Lists that count each for itself, as a document has that was pasted together. */
const numbering = {
  config: [
    { reference: 'purposes', levels: [level(LevelFormat.DECIMAL, '%1.', false)] },
    { reference: 'dots', levels: [level(LevelFormat.BULLET, '•', false)] },
    { reference: 'parts', levels: [level(LevelFormat.UPPER_ROMAN, '%1.', true)] },
    { reference: 'tasks', levels: [level(LevelFormat.DECIMAL, '%1.', true)] },
    { reference: 'tasks-again', levels: [level(LevelFormat.DECIMAL, '%1.', true)] },
  ],
}

/** A text box as Word writes it: the drawing, and the same words again for old programs. */
function textBox(text: string): string {
  const words = `<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="22"/></w:rPr><w:t>${text}</w:t></w:r></w:p></w:txbxContent>`
  return `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>60000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>60000</wp:posOffset></wp:positionV><wp:extent cx="1600000" cy="320000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="Hộp chữ 1"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1600000" cy="320000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:txbx>${words}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="position:absolute;margin-left:5pt;margin-top:5pt;width:126pt;height:25pt" strokecolor="black"><v:textbox>${words}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`
}

const withTextBox = (xml: string) =>
  xml.replace(new RegExp(`<w:t[^>]*>${boxMark}(.*?)${boxMark}</w:t>`), (_all, text: string) => textBox(text))

export async function kheNuaDocx(): Promise<Buffer> {
  let changes = 100
  const next = () => {
    changes += 1
    return changes
  }
  const heading = (lines: string[]) =>
    lines.map((text, i) => centred(text, { bold: i < 2, italics: text.startsWith('Khe Nứa'), size: 26 }))
  const document = new Document({
    title: 'Kế hoạch xã Khe Nứa',
    creator: 'Văn thư',
    lastModifiedBy: 'Văn thư',
    styles,
    numbering,
    footnotes: { 1: { children: [new Paragraph({ children: [run(` ${kheNua.footnote}`, { size: 20 })] })] } },
    sections: [
      {
        ...page,
        children: [
          twoColumns(3500, 5855, [[heading(kheNua.issuer), heading(kheNua.nation)]]),
          ...kheNua.blocks.map((block) => blockOf(block, next)),
          signatureBlock(kheNua.recipients, kheNua.signature, kheNua.signer),
        ],
      },
    ],
  })
  return stableZip(await Packer.toBuffer(document), (name, xml) =>
    name === 'word/document.xml' ? withTextBox(xml) : xml,
  )
}

/** What a clerk gets who selects all in Word, accepts the changes and pastes into Notepad. */
export function kheNuaText(): string {
  const accepted = (text: string) =>
    text
      .replace(/\{-.*?-\}/g, '')
      .replace(/\{\+(.*?)\+\}/g, '$1')
      .replace(/\|/g, '\n')
      .replace(/¦/g, '\n\n')
      .replace(/\^/g, '[1]')
  const lines = kheNua.blocks.flatMap((block): string[] => {
    if (block.kind === 'textbox') return []
    if (block.kind === 'table') return block.rows.map((cells) => cells.join('\t'))
    const text = accepted(block.nfd ? block.text.normalize('NFD') : block.text)
    if (text === '') return []
    return [block.kind === 'counted' ? `${block.shown}\t${text}` : text]
  })
  const all = [
    `${kheNua.issuer.join('\n')}\t${kheNua.nation.join('\n')}`,
    '',
    ...lines,
    '',
    `${['Nơi nhận:', ...kheNua.recipients.map((recipient) => `- ${recipient}`)].join('\n')}\t${kheNua.signature.join('\n')}`,
    '',
    '',
    kheNua.signer,
    '',
    `[1] ${kheNua.footnote}`,
  ].join('\n')
  return `\ufeff${all.replaceAll('\n', '\r\n')}\r\n`
}
