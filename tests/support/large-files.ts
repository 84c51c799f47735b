/** Files of a size that nobody prints, made on the spot. */
import { crc32, deflateRawSync } from 'node:zlib'
import { annotatedPlans } from './annotated-plans.ts'
import { entry, type RawEntry, rawZip } from './raw-zip.ts'

/** Bytes of a printed page of a plan: 45 kB are eighteen of them. */
export const PAGE_BYTES = 2_500

/** What stands between the title and the signature. */
function bodyOf(text: string): string[] {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => /^I[.]\s/.test(line))
  const last = lines.findIndex((line, index) => index > first && /^(?:TM[.]|Nơi nhận)/.test(line))
  return lines.slice(first, last)
}

/** One plan whose parts come again and again with other numbers: documents cited, years, percents. */
export function pagesOfPlan(pages: number): Buffer {
  const texts = annotatedPlans().map(({ text }) => text)
  const [head = ''] = (texts[0] ?? '').split(/^I[.]\s/m)
  const bodies = texts.map(bodyOf)
  const pieces = [head]
  let bytes = Buffer.byteLength(head)
  for (let copy = 0; bytes < pages * PAGE_BYTES; copy++) {
    const body = (bodies[copy % bodies.length] ?? []).join('\n')
    const piece = `${body.replace(/(số |đạt )(\d{1,4})/g, (_, before: string, figure: string) => before + (Number(figure) + copy))}\n`
    pieces.push(piece)
    bytes += Buffer.byteLength(piece)
  }
  return Buffer.from(pieces.join(''))
}

const contentTypes = entry(
  '[Content_Types].xml',
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
)

/** A table of a thousand rows of a thousand cells; figures that differ, or it would be packed like a bomb. */
export function millionCellsDocx(): Buffer {
  const cell = (row: number, column: number) =>
    `<w:tc><w:p><w:r><w:t>${((row * 7919 + column * 104_729) * 2_654_435_761) % 1_000_003}</w:t></w:r></w:p></w:tc>`
  const rows = Array.from(
    { length: 1_000 },
    (_, row) => `<w:tr>${Array.from({ length: 1_000 }, (_, column) => cell(row, column)).join('')}</w:tr>`,
  )
  const xml = Buffer.from(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>${rows.join('')}</w:tbl></w:body></w:document>`,
  )
  const document: RawEntry = {
    name: 'word/document.xml',
    deflated: deflateRawSync(xml, { level: 1 }),
    crc: crc32(xml),
    size: xml.length,
  }
  return rawZip([contentTypes, document])
}

/** The same table, pasted as text. */
export const millionCellsText = () =>
  Buffer.from(
    Array.from({ length: 1_000 }, (_, row) =>
      Array.from({ length: 1_000 }, (_, column) => row * column).join('\t'),
    ).join('\n'),
  )
