import Big from 'big.js'
import type { ElementKind } from '../../shared/elements.ts'
import { type CellValue, DECIMAL_PATTERN, type Decimal, type Mark } from '../../shared/figures.ts'

/** Why what was typed is no figure. */
export type CellFault = 'not-a-number' | 'not-whole' | 'negative' | 'too-long' | 'not-yes-no'

export type ParsedCell = { value: Decimal | null; mark: Mark | null } | { fault: CellFault }

/** What one may type for a reason why there is no number. */
export const MARK_KEYS: Record<string, Mark> = { '-': 'none', '?': 'unknown', x: 'not-applicable' }

const decimal = new RegExp(DECIMAL_PATTERN)
const yesNo: Record<string, Decimal> = { '1': '1', '0': '0', có: '1', không: '0', yes: '1', no: '0' }

/**
 * What a cell says that was typed or pasted: 1.234,5 as it is written in Vietnam, 1,234.5 as Excel may give it; of whole numbers any
 * sign between groups of three parts thousands. Empty text empties the cell.
 */
export function parseCell(typed: string, kind: ElementKind): ParsedCell {
  const text = typed.normalize('NFC').trim().toLowerCase()
  if (text === '') return { value: null, mark: null }
  const mark = MARK_KEYS[text]
  if (mark !== undefined) return { value: null, mark }
  if (kind === 'yes-no') {
    const value = yesNo[text]
    return value === undefined ? { fault: 'not-yes-no' } : { value, mark: null }
  }
  const plain = plainNumber(text.replaceAll(/[\s\u00a0\u202f]|%$|đồng$|đ$/g, ''), kind !== 'decimal')
  if (plain === null) return { fault: 'not-a-number' }
  const fault = faultOfValue(plain, kind)
  return fault === null ? { value: plain, mark: null } : { fault }
}

/** What is wrong with a number of this kind; null: nothing. */
export function faultOfValue(value: Decimal, kind: ElementKind): CellFault | null {
  if (!decimal.test(value)) return 'too-long'
  if (kind === 'yes-no') return value === '0' || value === '1' ? null : 'not-yes-no'
  if (value.startsWith('-')) return 'negative'
  return kind !== 'decimal' && value.includes('.') ? 'not-whole' : null
}

function plainNumber(text: string, isWhole: boolean): string | null {
  if (!/^[+-]?\d[\d.,]*$/.test(text)) return null
  const unsigned = text.replace(/^[+-]/, '')
  const point = pointOf(unsigned, isWhole)
  if (point === undefined) return null
  const [whole = '', fraction = ''] = point === '' ? [unsigned] : unsigned.split(point)
  const groups = whole.split(/[.,]/)
  const isGrouped = groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group))
  if ((groups.length > 1 && !isGrouped) || !/^\d*$/.test(fraction)) return null
  return new Big(`${text.startsWith('-') ? '-' : ''}${groups.join('')}.${fraction || '0'}`).toFixed()
}

/** The sign before the fraction; '' where there is none, undefined where the text is no number. */
function pointOf(text: string, isWhole: boolean): '.' | ',' | '' | undefined {
  const [points, commas] = [text.split('.').length - 1, text.split(',').length - 1]
  if (points > 0 && commas > 0) {
    const last = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
    return (last === '.' ? points : commas) === 1 ? last : undefined
  }
  if (points + commas !== 1) return points > 0 && commas > 0 ? undefined : ''
  const sign = points === 1 ? '.' : ','
  const looksGrouped = /^[1-9]\d{0,2}[.,]\d{3}$/.test(text)
  // 1.234 is a thousand and more; 1,234 is a fraction, but for what can only be whole.
  return looksGrouped && (sign === '.' || isWhole) ? '' : sign
}

/** 1.234,5: as one would type it in Vietnam. */
export function writeNumber(value: Decimal, language = 'vi'): string {
  const [whole = '', fraction] = value.replace('-', '').split('.')
  const [group, point] = language === 'en' ? [',', '.'] : ['.', ',']
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group)
  return `${value.startsWith('-') ? '-' : ''}${grouped}${fraction === undefined ? '' : `${point}${fraction}`}`
}

/** As a cell is typed. */
export function writeCell({ value, mark }: Pick<CellValue, 'value' | 'mark'>, kind: ElementKind): string {
  if (mark !== null) return Object.keys(MARK_KEYS).find((key) => MARK_KEYS[key] === mark) ?? ''
  if (value === null) return ''
  if (kind === 'yes-no') return value === '1' ? 'có' : 'không'
  return writeNumber(value)
}

/** As it is copied: without signs between thousands, which a spreadsheet may take for a fraction. */
export const copyCell = (cell: Pick<CellValue, 'value' | 'mark'>, kind: ElementKind): string =>
  cell.value === null || kind === 'yes-no' ? writeCell(cell, kind) : cell.value.replace('.', ',')

/** Two decimals that say the same stand as one text: 1.50 is 1.5. */
export const sameDecimal = (value: Decimal): Decimal => new Big(value).toFixed()

/** The rows and cells of what was copied from a spreadsheet. */
export function parseBlock(text: string): string[][] {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '').split('\n')
  return lines.map((line) => line.split('\t').map((cell) => cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')))
}
