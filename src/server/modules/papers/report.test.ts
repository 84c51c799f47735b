import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paperParts } from '../../../../tests/support/paper-parts.ts'
import {
  bigReport,
  heading,
  item,
  paragraph,
  sampleLetterhead,
  someReport,
} from '../../../../tests/support/report-papers.ts'
import { expectValidPart } from '../../../../tests/support/word-schema.ts'
import { read } from '../../../reading/index.ts'
import type { PaperBlock, ReportPaper, Span } from '../../../shared/report-paper.ts'
import { writeReport } from './report.ts'

const nobody = {
  parent: null,
  issuer: null,
  symbol: null,
  place: null,
  position: [],
  signer: null,
  recipients: [],
  keptAt: null,
}
const reports: [string, ReportPaper][] = [
  ['of a province', bigReport()],
  ['of an office', someReport()],
  ['of an office of which nothing is known', someReport({ letterhead: nobody, addressees: [], bases: [] })],
  ['without anything in it', someReport({ blocks: [], appendices: [{ title: 'Trống', blocks: [], landscape: true }] })],
]

for (const [name, report] of reports)
  test(`every part of the report ${name} is valid by ECMA-376`, async () => {
    const { files } = await paperParts(await writeReport(report))
    const parts = [...files].filter(([path]) => /^word\/[a-z]+\d*\.xml$/i.test(path))
    expect(parts.map(([path]) => path)).toEqual(
      expect.arrayContaining(['word/document.xml', 'word/styles.xml', 'word/numbering.xml', 'word/header1.xml']),
    )
    for (const [, bytes] of parts) expectValidPart(bytes.toString('utf8'))
  })

test('pages are A4 with the margins of the decree, and those of wide appendices lie', async () => {
  const { document } = await paperParts(await writeReport(bigReport()))
  const sections = [...document.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([xml]) => xml)
  expect(sections.map((xml) => /<w:pgSz [^>]*>/.exec(xml)?.[0])).toEqual([
    expect.stringContaining('w:w="11906" w:h="16838"'),
    expect.stringContaining('w:w="16838" w:h="11906" w:orient="landscape"'),
    expect.stringContaining('w:w="11906" w:h="16838"'),
  ])
  for (const xml of sections)
    for (const [side, twips] of Object.entries({ top: 1134, bottom: 1134, left: 1701, right: 850 }))
      expect(xml).toMatch(new RegExp(`<w:pgMar [^>]*w:${side}="${twips}"`))
  // Appendices show theirs from their first page on.
  expect(sections.map((xml) => xml.includes('<w:titlePg/>'))).toEqual([true, false, false])
})

test('the page number stands in the middle of the head and is hidden on page 1', async () => {
  const { document, file } = await paperParts(await writeReport(someReport()))
  const headerOf = (type: string) => {
    const id = new RegExp(`<w:headerReference [^>]*w:type="${type}"[^>]*r:id="(\\w+)"`).exec(document)?.[1]
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="${id}"`).exec(
      file('word/_rels/document.xml.rels'),
    )
    return file(`word/${target?.[1] ?? target?.[2]}`)
  }
  expect(headerOf('default')).toContain('PAGE')
  expect(headerOf('default')).toContain('w:val="SoTrang"')
  expect(headerOf('first')).not.toContain('PAGE')
})

test('letters are Times New Roman and black throughout', async () => {
  const { document, styles, paragraphs } = await paperParts(await writeReport(bigReport()))
  const fonts = [...(document + styles).matchAll(/w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"/g)].map(([, font]) => font)
  expect(new Set(fonts)).toEqual(new Set(['Times New Roman']))
  expect(document).not.toMatch(/<w:color /)
  expect(paragraphs.find(({ words }) => words === 'BÁO CÁO')).toMatchObject({ size: 14, bold: true, centred: true })
  expect(paragraphs.find(({ words }) => words === 'Phụ lục I')).toMatchObject({ size: 14, bold: true, centred: true })
})

test('headings are numbered by Word itself, in Vietnamese letters', async () => {
  const blocks = [
    heading(1, 'Một'),
    heading(2, 'Hai'),
    ...Array.from({ length: 22 }, (_, at) => heading(3, `Chữ ${at}`)),
    heading(2, 'Ba'),
    heading(3, 'Lại từ đầu'),
    item(1, 'gạch'),
    item(2, 'cộng'),
    heading(1, 'Bốn'),
    heading(2, 'Năm'),
  ]
  const { text } = await read(await writeReport(someReport({ blocks })))
  const letters = [...'abcdđeghiklmnopqrstuvx']
  for (const line of [
    'I. MỘT',
    '1. Hai',
    ...letters.map((letter, at) => `${letter}) Chữ ${at}`),
    '2. Ba',
    'a) Lại từ đầu',
    '- gạch',
    '+ cộng',
    'II. BỐN',
    '1. Năm',
  ])
    expect(text.split('\n').map((each) => each.trim())).toContain(line)
  const { document, styles } = await paperParts(await writeReport(someReport({ blocks })))
  expect(document).not.toContain('>a) ')
  for (const level of [1, 2, 3]) expect(styles).toMatch(new RegExp(`w:styleId="Heading${level}".*?<w:numPr>`, 's'))
})

test('heads and names of tables stay with what follows them, and the last words with who signs', async () => {
  const { paragraphs, document } = await paperParts(await writeReport(bigReport()))
  const kept = (words: RegExp) => paragraphs.filter((each) => words.test(each.words))
  for (const each of [
    ...paragraphs.filter(({ style }) => style.startsWith('Heading') || style === 'TenBang'),
    ...kept(/\.\/\.$/),
    ...kept(/^(BÁO CÁO|KT\. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Phụ lục II?)$/),
  ])
    expect(each.keepNext, each.words).toBe(true)
  const rows = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
  expect(rows.length).toBeGreaterThan(120)
  for (const row of rows) expect(row).toContain('<w:cantSplit/>')
})

test('the whole head of a table is repeated on every page', async () => {
  const { document } = await paperParts(await writeReport(bigReport()))
  const rows = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
  const heads = rows.filter((row) => row.includes('<w:tblHeader/>'))
  expect(heads).toHaveLength(4)
  for (const row of heads) expect(row).toMatch(/w:val="DauBang/)
  // Each cell is as wide as the columns that it goes over.
  const grids = [...document.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/gs)].map(([, xml = '']) =>
    [...xml.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width)),
  )
  expect(grids.map((widths) => widths.reduce((sum, width) => sum + width, 0))).toEqual([9355, 9355, 9355, 14287])
})

test('"./." closes the body once, in place of the full stop', async () => {
  for (const [last, closing] of [
    [paragraph('Kính báo cáo.'), 'Kính báo cáo./.'],
    [paragraph('Kính báo cáo./.'), 'Kính báo cáo./.'],
    [paragraph('Tổng số: ', { value: '12', id: 'a' }), 'Tổng số: 12./.'],
    [{ kind: 'blank', prompt: 'kết luận' }, '[Cần viết: kết luận]./.'],
    [{ kind: 'table', heads: [['a']], widths: [1], rows: [] }, './.'],
  ] as [PaperBlock, string][]) {
    const { paragraphs } = await paperParts(await writeReport(someReport({ blocks: [paragraph('Một.'), last] })))
    expect(paragraphs.filter(({ words }) => words.endsWith('./.')).map(({ words }) => words)).toEqual([closing])
  }
})

test('one appendix has no number, two have Roman ones', async () => {
  const appendix = { title: 'Số liệu', blocks: [], landscape: false }
  const named = async (appendices: ReportPaper['appendices']) =>
    (await paperParts(await writeReport(someReport({ appendices })))).paragraphs
      .filter(({ style }) => style === 'PhuLuc')
      .map(({ words }) => words)
  expect(await named([appendix])).toEqual(['Phụ lục'])
  expect(await named([appendix, appendix])).toEqual(['Phụ lục I', 'Phụ lục II'])
})

test('who is addressed heads those who receive it', async () => {
  const recipients = async (addressees: string[]) =>
    (await paperParts(await writeReport(someReport({ addressees })))).paragraphs
      .filter(({ style }) => style === 'NoiNhanDong')
      .map(({ words }) => words)
  expect((await recipients(['Ủy ban nhân dân tỉnh']))[0]).toBe('- Như trên;')
  expect(await recipients([])).toEqual([...sampleLetterhead.recipients.map((each) => `- ${each};`), '- Lưu: VT, GDTX.'])
})

test('a figure carries its id and its name; an id that Word would not open is refused', async () => {
  const words: Span[] = [{ value: '1.234,5', id: 'figure:1', name: 'Số người biết chữ' }]
  const { document } = await paperParts(await writeReport(someReport({ blocks: [paragraph(...words)] })))
  expect(document).toMatch(
    /<w:sdt><w:sdtPr><w:alias w:val="Số người biết chữ"\/><w:tag w:val="figure:1"\/>.*?<w:t[^>]*>1\.234,5<\/w:t>.*?<\/w:sdt>/,
  )
  const long = { value: '1', id: 'x'.repeat(65) }
  await expect(writeReport(someReport({ blocks: [paragraph(long)] }))).rejects.toThrow(RangeError)
})

test('what XML cannot hold is left out, and a new line stays one', async () => {
  const { document } = await paperParts(
    await writeReport(someReport({ blocks: [paragraph('a\u0000\ud800b\vc & <d>')] })),
  )
  expectValidPart(document)
  expect(document).toMatch(/>ab<\/w:t>.*<w:br\/>.*>c &amp; &lt;d&gt;\.\/\.<\/w:t>/)
})

/** document.xml cut into what stands in the control of a value, by its id, and all the rest. */
async function cut(report: ReportPaper) {
  const { document } = await paperParts(await writeReport(report))
  const places: { id: string; xml: string }[] = []
  const rest = document.replaceAll(/<w:sdt>(?:(?!<\/w:sdt>).)*<w:tag w:val="([^"]+)"\/>.*?<\/w:sdt>/gs, (xml, id) => {
    places.push({ id, xml })
    return '#'
  })
  return { rest, places }
}

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const words = fc.array(
  fc.oneof(
    fc.constantFrom('Kết quả ', ' phần trăm, ', 'số '),
    ids.map((id) => ({ id })),
  ),
  { minLength: 1, maxLength: 5 },
)
const shapes = fc.array(fc.tuple(fc.constantFrom('paragraph', 'item', 'heading', 'table'), words), {
  minLength: 1,
  maxLength: 8,
})
type Shapes = [string, (string | { id: string })[]][]

const reportOf = (shapes: Shapes, printed: (id: string) => string): ReportPaper => {
  const spans = (shape: Shapes[number][1]) =>
    shape.map((span): Span => (typeof span === 'string' ? span : { ...span, value: printed(span.id) }))
  return someReport({
    blocks: shapes.map(([kind, shape]): PaperBlock => {
      if (kind === 'heading') return heading(2, ...spans(shape))
      if (kind === 'item') return item(1, ...spans(shape))
      if (kind === 'table')
        return {
          kind: 'table',
          heads: [['a', 'b']],
          widths: [1, 1],
          rows: [[{ words: spans(shape) }, { words: ['x'] }]],
        }
      return paragraph(...spans(shape))
    }),
  })
}

test('a value that changes changes all its places and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, ids, async (drawn, changed) => {
      const before = await cut(reportOf(drawn as Shapes, (id) => `1${id.charCodeAt(0)}`))
      const after = await cut(
        reportOf(drawn as Shapes, (id) => (id === changed ? '999.999,9' : `1${id.charCodeAt(0)}`)),
      )
      expect(after.rest).toBe(before.rest)
      expect(after.places.map(({ id }) => id)).toEqual(before.places.map(({ id }) => id))
      for (const [at, { id, xml }] of after.places.entries()) {
        if (id === changed) expect(xml).toContain('>999.999,9<')
        else expect(xml).toBe(before.places[at]?.xml)
      }
    }),
    { numRuns: 40 },
  )
})
