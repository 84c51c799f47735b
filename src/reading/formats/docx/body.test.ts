import { expect, test } from 'vitest'
import { cell, numbered, paragraph, rawDocx, row, run } from '../../../../tests/support/raw-docx.ts'
import { read } from '../../index.ts'
import { DEFAULT_LIMITS } from '../../limits.ts'
import { readDocx } from '../docx.ts'

type Parts = Parameters<typeof rawDocx>[1]
const linesOf = async (body: string, parts?: Parts) =>
  (await readDocx(rawDocx(body, parts), DEFAULT_LIMITS)).paragraphs.map(({ label, text }) =>
    label ? `${label} ${text}` : text,
  )
const table = (rows: string) => `<w:tbl>${rows}</w:tbl>`
const NUMBERING =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

test('deleted rows and cells are gone, and their numbers do not count', async () => {
  const item = (text: string) => cell(paragraph(run(text), numbered(1, 0)))
  const body = table(
    row(item('Một')) +
      row(item('Bỏ'), '<w:del w:id="1"/>') +
      row(item('Hai') + cell(paragraph(run('bỏ')), '<w:cellDel w:id="2"/>')) +
      row(item('Ba'), '<w:ins w:id="3"/>'),
  )
  const { paragraphs } = await readDocx(rawDocx(body, { numbering: NUMBERING }), DEFAULT_LIMITS)
  expect(paragraphs.map(({ label, text, cell }) => [label, text, cell?.row, cell?.column])).toEqual([
    ['1.', 'Một', 0, 0],
    ['2.', 'Hai', 1, 0],
    ['3.', 'Ba', 2, 0],
  ])
})

test('a paragraph whose mark is gone takes the properties of the one that it runs into', async () => {
  const gone = (kind: string) => `${numbered(1, 0)}<w:rPr><w:${kind}/></w:rPr>`
  const body =
    paragraph(`<w:del>${run('Bỏ hẳn')}</w:del>`, gone('del')) +
    paragraph(run('Không số')) +
    paragraph(run('Chuyển '), gone('moveFrom')) +
    paragraph(run('có số'), numbered(1, 0)) +
    paragraph(run('Trước bảng'), '<w:rPr><w:del/></w:rPr>') +
    table(row(cell(paragraph(run('Trong ô')))))
  expect(await linesOf(body, { numbering: NUMBERING })).toEqual([
    'Không số',
    '1. Chuyển có số',
    'Trước bảng',
    'Trong ô',
  ])
})

test('the old form of what was changed is not read', async () => {
  const body = paragraph(
    run('Mới', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>'),
    `<w:pPrChange><w:pPr>${numbered(1, 0)}</w:pPr></w:pPrChange>`,
  )
  expect(await linesOf(body, { numbering: NUMBERING })).toEqual(['Mới'])
})

const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`

test('of a field the result is read, also of one in the code of another', async () => {
  const inner = `${mark('begin')}${code('PAGE')}${mark('separate')}${run('7')}${mark('end')}`
  const outer = `${mark('begin')}${code('IF ')}${inner}${code(' = 7 "a"')}${mark('separate')}${run('trang cuối')}${mark('end')}`
  const simple = `<w:fldSimple w:instr="DATE">${run(' ngày 5')}</w:fldSimple>`
  expect(await linesOf(paragraph(`${run('Xem ')}${outer}${simple}`))).toEqual(['Xem trang cuối ngày 5'])
})

test('a field that nobody closed swallows no more than its own paragraph', async () => {
  expect(await linesOf(paragraph(`${mark('begin')}${code('PAGE')}`) + paragraph(run('Tiếp')))).toEqual(['Tiếp'])
})

test('a table of contents repeats the headings and is left out', async () => {
  const entry = (text: string) => paragraph(run(`${text}\t3`))
  const first = paragraph(`${mark('begin')}${code(' TOC \\o "1-3"')}${mark('separate')}${run('I. MỤC TIÊU\t1')}`)
  const last = paragraph(`${mark('end')}${run('Sau mục lục')}`)
  const inControl = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${entry('II. NHIỆM VỤ')}</w:sdtContent></w:sdt>`
  expect(await linesOf(`${first}${entry('II. NHIỆM VỤ')}${last}${inControl}`)).toEqual(['Sau mục lục'])
})

test('content controls, links and smart tags hold text; a prompt that nobody answered is none', async () => {
  const control = (properties: string, content: string) =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
  const body =
    control('<w:rPr><w:vanish/></w:rPr><w:alias w:val="Số"/>', paragraph(run('Số: 12/KH-UBND'))) +
    paragraph(
      `${control('<w:showingPlcHdr/>', run('Bấm vào đây để gõ'))}<w:hyperlink>${run('Trang tin')}</w:hyperlink><w:smartTag>${run(' tỉnh')}</w:smartTag><w:customXml>${run(' mới')}</w:customXml>${control('<w:showingPlcHdr w:val="0"/>', run(' đã gõ'))}`,
    )
  expect(await linesOf(body)).toEqual(['Số: 12/KH-UBND', 'Trang tin tỉnh mới đã gõ'])
})

test('of alternatives the first is read, once; its fallback only where it stands alone', async () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`
  const both = `<w:r><mc:AlternateContent><mc:Choice>${box('Trong khung')}</mc:Choice><mc:Choice>${box('hai')}</mc:Choice><mc:Fallback>${box('ba')}</mc:Fallback></mc:AlternateContent></w:r>`
  const alone = `<w:r><mc:AlternateContent><mc:Fallback><w:pict>${box('Khung cũ')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  expect(await linesOf(paragraph(run('Ngoài', '<w:b/>') + both + run(' khung')) + paragraph(alone))).toEqual([
    'Ngoài khung',
    'Trong khung',
    'Khung cũ',
  ])
})

test('notes stand apart in the order of their part; one that only deleted words point to is gone; headers are no text', async () => {
  const note = (kind: string, id: number, text: string) => `<w:${kind} w:id="${id}">${paragraph(run(text))}</w:${kind}>`
  const points = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const body = paragraph(
    `${run('Văn bản')}${points('endnote', 2)}${points('footnote', 1)}<w:del>${points('footnote', 3)}</w:del>`,
  )
  const { paragraphs } = await readDocx(
    rawDocx(body, {
      footnotes: `<w:footnote w:type="separator" w:id="0">${paragraph('<w:r><w:separator/></w:r>')}</w:footnote>${note('footnote', 1, 'Chân trang')}${note('footnote', 3, 'Đã bỏ')}`,
      endnotes: note('endnote', 2, 'Cuối bài') + note('endnote', 1, 'Không ai trỏ tới'),
      header1: paragraph(run('Đầu trang')),
    }),
    DEFAULT_LIMITS,
  )
  expect(paragraphs.map(({ text, note }) => [text, note])).toEqual([
    ['Văn bản', false],
    ['Chân trang', true],
    ['Cuối bài', true],
  ])
})

test('cells know their column and how far they reach: spans, columns left free, merged rows, a table in a cell', async () => {
  const at = (text: string, properties = '') => cell(paragraph(text === '' ? '' : run(text)), properties)
  const inner = table(row(at('trong')))
  const body = table(
    row(at('TT', '<w:vMerge w:val="restart"/>') + at('Lộ trình', '<w:gridSpan w:val="2"/>') + at('Ghi chú')) +
      row(at('', '<w:vMerge/>') + at('2026') + at('2030') + at('x')) +
      row(at('', '<w:vMerge w:val="continue"/>') + cell(inner + paragraph(run('ngoài'))) + at('98')) +
      row(at('sau'), '<w:gridBefore w:val="2"/>'),
  )
  const { paragraphs } = await readDocx(rawDocx(body), DEFAULT_LIMITS)
  expect(paragraphs.map(({ text, cell }) => [text, cell?.table, cell?.row, cell?.column, cell?.rows])).toEqual([
    ['TT', 0, 0, 0, 3],
    ['Lộ trình', 0, 0, 1, undefined],
    ['Ghi chú', 0, 0, 3, undefined],
    ['2026', 0, 1, 1, undefined],
    ['2030', 0, 1, 2, undefined],
    ['x', 0, 1, 3, undefined],
    ['trong', 1, 0, 0, undefined],
    ['ngoài', 0, 2, 1, undefined],
    ['98', 0, 2, 2, undefined],
    ['sau', 0, 3, 2, undefined],
  ])
})

test('a table of aims whose header is merged over two rows is read', async () => {
  const at = (text: string, properties = '') => cell(paragraph(text === '' ? '' : run(text)), properties)
  const [begins, goesOn] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>']
  const body =
    paragraph(run('II. MỤC TIÊU')) +
    table(
      row(at('TT', begins) + at('Chỉ tiêu', begins) + at('ĐVT', begins) + at('Lộ trình', '<w:gridSpan w:val="2"/>')) +
        row(at('', goesOn) + at('', goesOn) + at('', goesOn) + at('Năm 2026') + at('Năm 2030')) +
        row(at('1') + at('Người biết chữ') + at('%') + at('96') + at('98')),
    ) +
    paragraph(run('III. NHIỆM VỤ'))
  const { targets } = await read(rawDocx(body))
  expect(targets.map(({ milestone, value, unit }) => [milestone, value, unit])).toEqual([
    [2026, 96, '%'],
    [2030, 98, '%'],
  ])
})

test('a table of a million cells is refused before it is read to its end', async () => {
  const cells = Array.from(
    { length: 1_000_000 },
    (_, at) => `<w:tc><w:p w:rsidR="${(at * 2_654_435_761) % 4_294_967_296}"/></w:tc>`,
  ).join('')
  const bytes = rawDocx(table(row(cells)))
  const started = performance.now()
  await expect(read(bytes)).rejects.toMatchObject({
    code: 'too-large',
    detail: { limit: DEFAULT_LIMITS.maxParagraphs },
  })
  expect(performance.now() - started).toBeLessThan(20_000)
}, 60_000)

test('a pasted table of a million cells is refused as well', async () => {
  const line = '1\t'.repeat(500_000)
  await expect(read(Buffer.from(`${line}\n${line}\n`))).rejects.toMatchObject({ code: 'too-large' })
})
