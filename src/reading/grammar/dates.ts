const pad = (value: number | string) => String(value).padStart(2, '0')
const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12

/** 'ngày 30/7/2021', 'ngày 02 tháng 12 năm 2013', '15-12-2025'. */
export const FULL_DATE =
  '(\\d{1,2})\\s?(?:[/.-]|\\s?tháng\\s?)\\s?(\\d{1,2})\\s?(?:[/.-]|,?\\s?năm\\s?)\\s?((?:19|20)\\d\\d)'

export function isoDay(day: string | number, month: string | number, year: string | number): string | null {
  return isDay(Number(day), Number(month)) ? `${year}-${pad(month)}-${pad(day)}` : null
}

export const monthDay = (day: string | number, month: string | number) =>
  isDay(Number(day), Number(month)) ? `${pad(month)}-${pad(day)}` : null

export const lastDayOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const quarterOf = (quarter: number, year: number) => ({
  from: `${year}-${pad(quarter * 3 - 2)}-01`,
  to: `${year}-${pad(quarter * 3)}-${pad(lastDayOf(year, quarter * 3))}`,
})

export const monthSpan = (month: number, year: number) => ({
  from: `${year}-${pad(month)}-01`,
  to: `${year}-${pad(month)}-${pad(lastDayOf(year, month))}`,
})

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 }
export const quarterNumber = (text: string): number | null => QUARTERS[text.toLowerCase()] ?? null
