import type { Day } from '../../../shared/schema.ts'

// What all papers share of Nghị định 30/2020/NĐ-CP, Phụ lục I. Sizes are half points, lengths twips; of the sizes that the
// annex allows it is the set 13 (names), 14 (place, body).

/** Stands for what nobody said. */
export const BLANK = '…'

export const FONT = 'Times New Roman'
export const NAME_SIZE = 26
export const BODY_SIZE = 28
export const INDENT = 720

const PAPER = { short: 11906, long: 16838 }
export const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 850, header: 567, footer: 567 }
export const PAGE_SIZE = { width: PAPER.short, height: PAPER.long }
export const TEXT_WIDTH = PAPER.short - MARGIN.left - MARGIN.right
export const LANDSCAPE_WIDTH = PAPER.long - MARGIN.left - MARGIN.right

export const upper = (words: string): string => words.toLocaleUpperCase('vi')

/** ngày 05 tháng 01 năm 2026: a zero before days below 10 and before the months 1 and 2 alone (phần II.4). */
export function dayInWords(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}
