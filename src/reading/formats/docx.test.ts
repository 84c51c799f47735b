import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { read } from '../index.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import { readDocx } from './docx.ts'

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'

function zip(parts: Record<string, string>): Promise<Uint8Array> {
  const file = new ZipFile()
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name)
  file.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    file.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
    file.outputStream.on('end', () => resolve(Buffer.concat(chunks)))
    file.outputStream.on('error', reject)
  })
}

const docx = (body: string, more: Record<string, string> = {}) =>
  zip({
    '[Content_Types].xml': TYPES,
    'word/document.xml': `<w:document ${NS}><w:body>${body}</w:body></w:document>`,
    ...more,
  })
const p = (runs: string, properties = '') => `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${runs}</w:p>`
const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const num = (id: number, level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const NUMBERING = `<w:numbering ${NS}><w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'decimal', '%2.%3.')}${level(3, 'bullet', '\uf02d')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`

const linesOf = async (bytes: Uint8Array) =>
  (await readDocx(bytes, DEFAULT_LIMITS)).paragraphs.map(({ label, text }) => (label ? `${label} ${text}` : text))

test('automatic numbers are worked out: levels, restarts below a new heading, overrides', async () => {
  const item = (text: string, at: number, id = 1) => p(r(text), num(id, at))
  const body = [
    item('Một', 0),
    item('A', 1),
    item('B', 1),
    item('B1', 2),
    item('B2', 2),
    item('gạch', 3),
    item('Hai', 0),
    item('C', 1),
    item('D', 1, 2),
    item('E', 1, 2),
  ].join('')
  expect(await linesOf(await docx(body, { 'word/numbering.xml': NUMBERING }))).toEqual([
    'I. Một',
    '1. A',
    '2. B',
    '2.1. B1',
    '2.2. B2',
    '- gạch',
    'II. Hai',
    '1. C',
    '5. D',
    '6. E',
  ])
})

test('numbers that a paragraph style brings are worked out, and numId 0 takes them away', async () => {
  const styles = `<w:styles ${NS}><w:style w:styleId="H"><w:pPr>${num(1, 0)}</w:pPr></w:style><w:style w:styleId="H2"><w:basedOn w:val="H"/></w:style></w:styles>`
  const body =
    p(r('Một'), '<w:pStyle w:val="H"/>') +
    p(r('Hai'), '<w:pStyle w:val="H2"/>') +
    p(r('Trần'), `<w:pStyle w:val="H"/>${num(0, 0)}`)
  expect(await linesOf(await docx(body, { 'word/numbering.xml': NUMBERING, 'word/styles.xml': styles }))).toEqual([
    'I. Một',
    'II. Hai',
    'Trần',
  ])
})

test('tracked changes count as accepted: what was inserted stands, what was deleted or moved away is gone', async () => {
  const body =
    p(
      `${r('Đạt ')}<w:del><w:r><w:delText>80%</w:delText></w:r></w:del><w:ins>${r('85%')}</w:ins><w:moveFrom>${r(' cũ')}</w:moveFrom><w:moveTo>${r(' mới')}</w:moveTo>`,
    ) +
    p(r('Câu này '), '<w:rPr><w:del/></w:rPr>') +
    p(r('nối liền.'))
  expect(await linesOf(await docx(body))).toEqual(['Đạt 85% mới', 'Câu này nối liền.'])
})

test('soft hyphens vanish, hard ones stay, manual breaks cut only where no sentence goes on', async () => {
  const body =
    p(`${r('khuyến\u00ad học')}<w:r><w:softHyphen/><w:noBreakHyphen/></w:r>${r('khuyến tài')}`) +
    p(`${r('ỦY BAN NHÂN DÂN')}<w:r><w:br/></w:r>${r('XÃ RỪNG SIM')}`)
  expect(await linesOf(await docx(body))).toEqual(['khuyến học-khuyến tài', 'ỦY BAN NHÂN DÂN', 'XÃ RỪNG SIM'])
  const reading = await read(
    await docx(p(`${r('Tổ chức học tập cho cán bộ, công')}<w:r><w:br w:type="page"/></w:r>${r('chức trong xã.')}`)),
  )
  expect(reading.text).toBe('Tổ chức học tập cho cán bộ, công chức trong xã.')
})

test('a text box is read once, hidden text and field codes never', async () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(r('Trong khung'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r('Trong khung'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`
  const body = p(
    `${r('Ngoài')}${box}<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>`,
  )
  expect(await linesOf(await docx(body))).toEqual(['Ngoài', 'Trong khung'])
})

test('the letterhead table gives issuer, number, place and day', async () => {
  const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => p(r(text))).join('')}</w:tc>`
  const table = `<w:tbl><w:tr>${cell('ỦY BAN NHÂN DÂN', 'HUYỆN RỪNG SIM')}${cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc')}</w:tr><w:tr>${cell('Số: 12/KH-UBND')}${cell('Rừng Sim, ngày 05 tháng 01 năm 2024')}</w:tr></w:tbl>`
  const { document } = await read(
    await docx(`${table}${p(r('KẾ HOẠCH'))}${p(r('Xây dựng xã hội học tập năm 2024'))}${p(r('I. MỤC TIÊU'))}`),
  )
  expect(document).toMatchObject({
    kind: 'Kế hoạch',
    number: '12/KH-UBND',
    issuer: 'Ủy ban nhân dân huyện Rừng Sim',
    place: 'Rừng Sim',
    issuedOn: '2024-01-05',
    scope: { level: 'district', name: 'Rừng Sim' },
    horizon: { from: 2024, to: 2024 },
  })
})

test('footnotes stand apart, after the text', async () => {
  const footnotes = `<w:footnotes ${NS}><w:footnote w:id="1">${p(r('Quyết định số 7/QĐ-TTg ngày 05/01/2020 của Thủ tướng.'))}</w:footnote></w:footnotes>`
  const reading = await read(
    await docx(p(`${r('Văn bản có chú thích.')}<w:r><w:footnoteReference w:id="1"/></w:r>`), {
      'word/footnotes.xml': footnotes,
    }),
  )
  expect(reading.text).toBe('Văn bản có chú thích.\nQuyết định số 7/QĐ-TTg ngày 05/01/2020 của Thủ tướng.')
  expect(reading.citations.map(({ number }) => number)).toEqual(['7/QĐ-TTg'])
})

test('a prefix other than w: changes nothing', async () => {
  const other =
    (await docx('')) &&
    zip({
      '[Content_Types].xml': TYPES,
      'word/document.xml':
        '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Chữ</x:t></x:r></x:p></x:body></x:document>',
    })
  expect(await linesOf(await other)).toEqual(['Chữ'])
})

test('a zip that is no Word file, a broken part, an entity and a bomb are each named', async () => {
  await expect(read(await zip({ 'xl/workbook.xml': '<a/>' }))).rejects.toMatchObject({
    code: 'not-supported-format',
    detail: { found: 'xlsx' },
  })
  await expect(read(await docx('<w:p>'))).rejects.toMatchObject({ code: 'damaged-file' })
  const entity = zip({ '[Content_Types].xml': TYPES, 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' })
  await expect(read(await entity)).rejects.toMatchObject({ code: 'damaged-file' })
  await expect(read(await docx(p(r(' '.repeat(3_000_000)))))).rejects.toMatchObject({ code: 'zip-bomb' })
  await expect(read(await docx(''))).rejects.toMatchObject({ code: 'no-text' })
})
