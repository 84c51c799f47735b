import { expect, test } from 'vitest'
import {
  cell,
  fonts,
  numbered,
  paragraph,
  rawDocx,
  row,
  run,
  wordNamespaces,
} from '../../../../tests/support/raw-docx.ts'
import { DEFAULT_LIMITS } from '../../limits.ts'
import { readDocx } from '../docx.ts'
import { formatNumber } from './number-formats.ts'
import { Numbering } from './numbering.ts'

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const abstract = (id: number, inside: string) => `<w:abstractNum w:abstractNumId="${id}">${inside}</w:abstractNum>`
const num = (id: number, of: number, inside = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${inside}</w:num>`
const startAt = (at: number, value: number) =>
  `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${value}"/></w:lvlOverride>`

/** Labels of items given as list.level. */
function labelsOf(numbering: string, items: string): (string | null)[] {
  const counting = new Numbering(`<w:numbering ${wordNamespaces}>${numbering}</w:numbering>`)
  return items.split(' ').map((item) => {
    const [list = '', at] = item.split('.')
    return counting.labelOf(list, Number(at))
  })
}

test.each([
  ['decimal', 12, '12'],
  ['decimalZero', 7, '07'],
  ['decimalZero', 12, '12'],
  ['upperRoman', 14, 'XIV'],
  ['lowerRoman', 9, 'ix'],
  ['upperLetter', 27, 'AA'],
  ['lowerLetter', 28, 'bb'],
  ['chicago', 1, '*'],
  ['chicago', 6, '††'],
  ['vietnameseCounting', 21, 'hai mươi mốt'],
  ['vietnameseCounting', 15, 'mười lăm'],
  ['vietnameseCounting', 4, 'bốn'],
  ['decimalEnclosedCircle', 3, '③'],
  ['numberInDash', 4, '- 4 -'],
  ['none', 4, ''],
  ['ideographDigital', 4, '4'],
])('the format %s writes %i as "%s"', (format, value, text) => expect(formatNumber(value, format)).toBe(text))

test('a format of its own shows its zeros, and its fallback is for other readers', () => {
  const own =
    '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
  const list = abstract(0, `<w:lvl w:ilvl="0">${own}<w:lvlText w:val="%1/"/></w:lvl>`) + num(1, 0)
  expect(labelsOf(list, '1.0 1.0')).toEqual(['001/', '002/'])
})

const OUTLINE = abstract(
  0,
  level(0, 'upperRoman', '%1.') +
    level(1, 'decimal', '%2.') +
    level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>') +
    level(3, 'lowerLetter', '%4)'),
)

test('levels restart below every level above them, and a legal level writes all numbers in figures', () => {
  expect(labelsOf(OUTLINE + num(1, 0), '1.0 1.1 1.2 1.3 1.3 1.2 1.3 1.0 1.1 1.2')).toEqual([
    'I.',
    '1.',
    '1.1.1',
    'a)',
    'b)',
    '1.1.2',
    'a)',
    'II.',
    '1.',
    '2.1.1',
  ])
})

test('<w:lvlRestart>: a level may go on through all, or restart only below a level further out', () => {
  const through = abstract(0, level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>'))
  expect(labelsOf(through + num(1, 0), '1.0 1.1 1.1 1.0 1.1')).toEqual(['I.', '1.', '2.', 'II.', '3.'])
  const outer = abstract(
    0,
    level(0, 'upperRoman', '%1.') +
      level(1, 'decimal', '%2.') +
      level(2, 'lowerLetter', '%3)', '<w:lvlRestart w:val="1"/>'),
  )
  expect(labelsOf(outer + num(1, 0), '1.0 1.1 1.2 1.1 1.2 1.0 1.1 1.2')).toEqual([
    'I.',
    '1.',
    'a)',
    '2.',
    'b)',
    'II.',
    '1.',
    'a)',
  ])
})

test('lists of one definition count on together; one with a start of its own begins anew, and again below each heading', () => {
  const lists = OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, startAt(1, 5))
  expect(labelsOf(lists, '1.1 2.1 3.1 3.1 1.1')).toEqual(['1.', '2.', '5.', '6.', '7.'])
  expect(labelsOf(lists, '3.0 3.1 3.1 3.0 3.1')).toEqual(['I.', '5.', '6.', 'II.', '5.'])
})

test('a list may override a level as a whole', () => {
  const lists =
    OUTLINE + num(1, 0) + num(2, 0, `<w:lvlOverride w:ilvl="1">${level(1, 'lowerLetter', '%2)')}</w:lvlOverride>`)
  expect(labelsOf(lists, '1.0 1.1 2.1')).toEqual(['I.', '1.', 'b)'])
})

test('a definition that only points to a list style counts with the one that carries it', () => {
  const lists =
    abstract(0, `<w:styleLink w:val="Parts"/>${level(0, 'upperRoman', '%1.')}`) +
    abstract(1, '<w:numStyleLink w:val="Parts"/>') +
    num(1, 0) +
    num(2, 1)
  expect(labelsOf(lists, '1.0 2.0 2.0')).toEqual(['I.', 'II.', 'III.'])
})

test('bullets are signs that a text can hold', () => {
  const bullet = (at: number, text: string, font: string) =>
    `<w:lvl w:ilvl="${at}"><w:numFmt w:val="bullet"/><w:lvlText w:val="${text}"/><w:rPr>${fonts(font)}</w:rPr></w:lvl>`
  const list =
    abstract(
      0,
      bullet(0, '\uf0b7', 'Symbol') +
        bullet(1, 'o', 'Courier New') +
        bullet(2, '§', 'Wingdings') +
        bullet(3, '-', 'Arial') +
        bullet(4, '\uf02b', 'Symbol') +
        bullet(5, '', 'Symbol'),
    ) + num(1, 0)
  expect(labelsOf(list, '1.0 1.1 1.2 1.3 1.4 1.5')).toEqual(['•', '•', '•', '-', '+', '•'])
})

test('a list, level or number that is not there gives none', () => {
  expect(labelsOf(OUTLINE + num(1, 0) + num(4, 9), '7.0 4.0 1.9 1.-1 1.NaN')).toEqual([null, null, null, null, null])
})

const linesOf = async (body: string, numbering: string, styles = '') =>
  (await readDocx(rawDocx(body, { numbering, styles }), DEFAULT_LIMITS)).paragraphs.map(({ label, text }) =>
    label ? `${label} ${text}` : text,
  )

test('a style gives its number to those based on it, and a level may name the style that it is for', async () => {
  const linked = abstract(
    0,
    level(0, 'upperRoman', '%1.', '<w:pStyle w:val="Part"/>') + level(1, 'decimal', '%2.', '<w:pStyle w:val="Item"/>'),
  )
  const numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
  const styles = `<w:style w:styleId="Part">${numbers}</w:style><w:style w:styleId="Item">${numbers}</w:style><w:style w:styleId="Small"><w:basedOn w:val="Item"/></w:style>`
  const styled = (id: string, text: string) => paragraph(run(text), `<w:pStyle w:val="${id}"/>`)
  const body =
    styled('Part', 'Một') + styled('Item', 'A') + styled('Small', 'B') + styled('Part', 'Hai') + styled('Small', 'C')
  expect(await linesOf(body, linked + num(1, 0), styles)).toEqual(['I. Một', '1. A', '2. B', 'II. Hai', '1. C'])
})

test('an empty item counts, as Word shows its number; in a cell the number is what stands there', async () => {
  const list = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0)
  const item = (text: string) => paragraph(text === '' ? '' : run(text), numbered(1, 0))
  const hidden = paragraph('', `${numbered(1, 0)}<w:rPr><w:vanish/></w:rPr>`)
  expect(await linesOf(item('Một') + item('') + hidden + item('Ba'), list)).toEqual(['1. Một', '3. Ba'])
  const table = `<w:tbl>${['Lớp học', 'Người học'].map((text) => row(cell(item('')) + cell(paragraph(run(text))))).join('')}</w:tbl>`
  expect(await linesOf(table, list)).toEqual(['1.', 'Lớp học', '2.', 'Người học'])
})
