import { expect, test } from 'vitest'
import { fonts, numbered, paragraph, rawDocx, run } from '../../../../tests/support/raw-docx.ts'
import { read } from '../../index.ts'
import { DEFAULT_LIMITS } from '../../limits.ts'
import { readDocx } from '../docx.ts'
import { oldFontOf } from './fonts.ts'

const contentOf = (bytes: Uint8Array) => readDocx(bytes, DEFAULT_LIMITS)
const linesOf = async (bytes: Uint8Array) =>
  (await contentOf(bytes)).paragraphs.map(({ label, text }) => (label ? `${label} ${text}` : text))

test.each([
  ['.VnTime', 'tcvn3', false],
  ['.VnTimeH', 'tcvn3', true],
  ['.VnArial Narrow', 'tcvn3', false],
  ['.VnArial NarrowH', 'tcvn3', true],
  ['.Vn3DH', 'tcvn3', true],
  ['VNI-Times', 'vni', false],
  ['VNI Helve', 'vni', false],
])('the font %s draws %s, its small letters as capitals: %s', (name, encoding, capitals) => {
  expect(oldFontOf(name)).toEqual({ encoding, capitals })
})

test.each(['Times New Roman', 'Vneto', 'Verdana', 'Calibri'])('the font %s draws what the file says', (name) => {
  expect(oldFontOf(name)).toBeNull()
})

test('runs in old fonts are decoded, those beside them stay', async () => {
  const body = [
    paragraph(run('KÕ ho¹ch ', fonts('.VnTime')) + run('số 12 của tỉnh', fonts('Times New Roman'))),
    paragraph(run('ñy ban nh©n d©n', fonts('.VnTimeH'))),
    paragraph(run('Xaây döïng xaõ hoäi hoïc taäp', fonts('VNI-Times'))),
    paragraph(run('là hàng má', fonts('Arial'))),
  ].join('')
  const { paragraphs, encoding, oldEncodings } = await contentOf(rawDocx(body))
  expect(paragraphs.map(({ text }) => text)).toEqual([
    'Kế hoạch số 12 của tỉnh',
    'ỦY BAN NHÂN DÂN',
    'Xây dựng xã hội học tập',
    'là hàng má',
  ])
  expect({ encoding, oldEncodings }).toEqual({ encoding: 'vni', oldEncodings: ['vni', 'tcvn3'] })
})

test('the font is found wherever it is said: the run, its style, the paragraph’s, what they are based on, the document’s, the theme’s', async () => {
  const style = (id: string, type: string, inside: string) =>
    `<w:style w:type="${type}" w:styleId="${id}">${inside}</w:style>`
  const rPr = (inside: string) => `<w:rPr>${inside}</w:rPr>`
  const styles = [
    `<w:docDefaults><w:rPrDefault>${rPr(fonts('.VnTime'))}</w:rPrDefault></w:docDefaults>`,
    style('Unicode', 'paragraph', rPr(fonts('Arial'))),
    style('Base', 'paragraph', rPr(fonts('VNI-Times'))),
    style('Based', 'paragraph', '<w:basedOn w:val="Base"/>'),
    style('Old', 'character', rPr(fonts('.VnArial'))),
    style(
      'Themed',
      'paragraph',
      rPr('<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:ascii="Arial"/>'),
    ),
    style('Tabled', 'paragraph', `${rPr(fonts('Arial'))}<w:tblStylePr>${rPr(fonts('.VnTime'))}</w:tblStylePr>`),
  ].join('')
  const theme =
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:majorFont><a:latin typeface=".VnTimeH"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:theme>'
  const styled = (id: string) => `<w:pStyle w:val="${id}"/>`
  const body = [
    paragraph(run('häc tËp')),
    paragraph(run('học tập'), styled('Unicode')),
    paragraph(run('hoïc taäp'), styled('Based')),
    paragraph(run('häc tËp', '<w:rStyle w:val="Old"/>'), styled('Unicode')),
    paragraph(run('häc tËp'), styled('Themed')),
    paragraph(run('học à'), styled('Tabled')),
    paragraph(run('học tập', fonts('Arial')), styled('Based')),
  ].join('')
  expect(await linesOf(rawDocx(body, { styles, theme }))).toEqual([
    'học tập',
    'học tập',
    'học tập',
    'học tập',
    'HỌC TẬP',
    'học à',
    'học tập',
  ])
})

test('a letter and its mark may stand in two runs, and ư is where others have a soft hyphen', async () => {
  const body =
    paragraph(run('Ho', fonts('VNI-Times')) + run('äi hoïc ta', fonts('VNI-Times')) + run('äp', fonts('VNI-Times'))) +
    paragraph(
      run('ng\u00adêi', fonts('.VnTime')) +
        `<w:r><w:rPr>${fonts('.VnTime')}</w:rPr><w:t xml:space="preserve"> d</w:t><w:softHyphen/><w:t>íi</w:t></w:r>`,
    ) +
    paragraph(run('khuyến\u00ad học'))
  expect(await linesOf(rawDocx(body))).toEqual(['Hội học tập', 'người dưới', 'khuyến học'])
})

test('where the letters are Unicode after all, what the font is called changes nothing', async () => {
  const body =
    paragraph(run('Căn cứ Quyết định của Thủ tướng', fonts('.VnTime'))) +
    paragraph(run('Hà Nam', fonts('.VnTime'))) +
    paragraph(run('UBND 2025', fonts('VNI-Times')))
  const { paragraphs, oldEncodings } = await contentOf(rawDocx(body))
  expect(paragraphs.map(({ text }) => text)).toEqual(['Căn cứ Quyết định của Thủ tướng', 'Hà Nam', 'UBND 2025'])
  expect(oldEncodings).toEqual([])
})

test('words of a list’s numbers are decoded too', async () => {
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="§iÒu %1."/><w:rPr>${fonts('.VnTime')}</w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
  expect(await linesOf(rawDocx(paragraph(run('Tổ chức'), numbered(1, 0)), { numbering }))).toEqual(['Điều 1. Tổ chức'])
})

test('letters that a style draws as capitals are capitals, hidden ones are not there', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="Caps"><w:rPr><w:caps/></w:rPr></w:style><w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
  const body =
    paragraph(run('kế hoạch') + run(' năm', '<w:caps w:val="0"/>'), '<w:pStyle w:val="Caps"/>') +
    paragraph(
      run('mục tiêu', '<w:caps/>') +
        run('ẩn', '<w:rStyle w:val="Gone"/>') +
        run('nhiÖm vô', `${fonts('.VnTime')}<w:caps/>`),
    )
  expect(await linesOf(rawDocx(body, { styles }))).toEqual(['KẾ HOẠCH năm', 'MỤC TIÊUNHIỆM VỤ'])
})

test('signs of the fonts Symbol and Wingdings are what they draw', async () => {
  const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`
  const body = paragraph(
    `${sym('Symbol', 'F0B3')}${run(' 80% ')}${run('£', fonts('Symbol'))}${run(' 5 ')}${sym('Wingdings', 'F0FE')}${sym('Wingdings', 'F04A')}${sym('.VnTime', '00AE')}${run('¹t', fonts('.VnTime'))}`,
  )
  expect(await linesOf(rawDocx(body))).toEqual(['≥ 80% ≤ 5 ☑•đạt'])
})

test('a whole reading says what was decoded', async () => {
  const bytes = rawDocx(paragraph(run('KÕ ho¹ch x©y dùng x· héi häc tËp n¨m 2012', fonts('.VnTime'))))
  const reading = await read(bytes)
  expect(reading.encoding).toBe('tcvn3')
  expect(reading.warnings).toContainEqual({ code: 'old-letters', encoding: 'tcvn3' })
  const unicode = await read(rawDocx(paragraph(run('Kế hoạch xây dựng xã hội học tập năm 2012'))))
  expect(unicode.encoding).toBeNull()
  expect(unicode.text).toBe(reading.text)
})
