import { expect, test } from 'vitest'
import { drawRun, linesOf } from './drawing.ts'
import { readListLooks } from './list-looks.ts'
import { StyleSheet } from './style-sheet.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const theme = { major: 'Cambria', minor: 'Times New Roman' }
const sheetOf = (styles: string, numbering: string | null = null) =>
  new StyleSheet(`<w:styles ${W}>${styles}</w:styles>`, theme, readListLooks(numbering))
const style = (id: string, inside: string, more = 'w:type="paragraph"') =>
  `<w:style ${more} w:styleId="${id}">${inside}</w:style>`

test('a style takes from the one it is based on, and that from the document', () => {
  const sheet = sheetOf(`
    <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault>
      <w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
    ${style('Base', '<w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>')}
    ${style('Own', '<w:basedOn w:val="Base"/><w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/></w:rPr>')}`)
  expect(sheet.runOf('Own', null, null)).toMatchObject({ size: 28, bold: true, ascii: 'Times New Roman' })
  expect(sheet.paragraphOf('Own', null)).toMatchObject({ align: 'both', after: 120, line: 259 })
  expect(sheet.runOf('Unknown', null, null)).toMatchObject({ size: 20 })
})

test('a paragraph that names no style has the default one', () => {
  const sheet = sheetOf(style('Normal', '<w:rPr><w:sz w:val="26"/></w:rPr>', 'w:type="paragraph" w:default="1"'))
  expect(sheet.runOf(null, null, null).size).toBe(26)
})

test('bold of a paragraph and of its letters turn each other round', () => {
  const sheet = sheetOf(`
    ${style('Head', '<w:rPr><w:b/></w:rPr>')}
    ${style('Strong', '<w:rPr><w:b/></w:rPr>', 'w:type="character"')}
    ${style('Plain', '<w:rPr><w:b w:val="0"/></w:rPr>', 'w:type="character"')}`)
  expect(sheet.runOf('Head', 'Strong', null).bold).toBe(false)
  expect(sheet.runOf('Head', 'Plain', null).bold).toBe(true)
  expect(sheet.runOf(null, 'Strong', null).bold).toBe(true)
})

test('styles that are based on each other end', () => {
  const sheet = sheetOf(
    `${style('A', '<w:basedOn w:val="B"/>')}${style('B', '<w:basedOn w:val="A"/><w:rPr><w:i/></w:rPr>')}`,
  )
  expect(sheet.runOf('A', null, null).italics).toBe(true)
})

test('a list moves the paragraphs of a style that names it, the indents of the style itself go before', () => {
  const numbering = `<w:numbering ${W}>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>
    <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
  const list = '<w:numPr><w:numId w:val="5"/></w:numPr>'
  const sheet = sheetOf(
    `${style('List', `<w:pPr>${list}</w:pPr>`)}${style('Own', `<w:pPr>${list}<w:ind w:left="0" w:firstLine="567"/></w:pPr>`)}`,
    numbering,
  )
  expect(sheet.paragraphOf('List', null)).toMatchObject({ left: 720, firstLine: -360 })
  expect(sheet.paragraphOf('Own', null)).toMatchObject({ left: 0, firstLine: 567 })
})

test("a table's style stands below the paragraph's", () => {
  const sheet = sheetOf(`
    ${style('Grid', '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr>', 'w:type="table"')}
    ${style('Cell', '<w:rPr><w:sz w:val="24"/></w:rPr>')}`)
  expect(sheet.runOf(null, null, 'Grid').size).toBe(22)
  expect(sheet.runOf('Cell', null, 'Grid').size).toBe(24)
  expect(sheet.paragraphOf('Cell', 'Grid').after).toBe(0)
})

test('letters with Vietnamese marks are drawn by the other font than those of ASCII', () => {
  const runs = drawRun('Tổng', { ascii: 'Times New Roman', others: 'Arial' })
  expect(runs.map(({ text, font }) => [text, font])).toEqual([
    ['T', 'Times New Roman'],
    ['ổ', 'Arial'],
    ['ng', 'Times New Roman'],
  ])
})

test('an exact height is told in lines of the letters', () => {
  expect(linesOf({ line: 360, lineRule: 'auto' }, 14)).toBe(1.5)
  expect(linesOf({ line: 360, lineRule: 'exact' }, 14)).toBeCloseTo(1.12, 2)
  expect(linesOf({ line: 200, lineRule: 'atLeast' }, 14)).toBe(1)
})
