import { isDay } from '../../../rules/days.ts'

/** 1.234,5 as it is written in Vietnam; a dot not followed by three digits is a decimal sign. */
export function parseDecimal(text: string): number | undefined {
  const plain = text.replace(/\s|%$/g, '')
  const digits = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll('.', '') : plain
  const number = digits.replace(',', '.')
  return /^\d+(\.\d+)?$/.test(number) ? Number(number) : undefined
}

export function parseYear(text: string): number | undefined {
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN
  return year >= 1900 && year <= 2200 ? year : undefined
}

const two = (digits: string | undefined) => (digits ?? '').padStart(2, '0')

/** 2030, 6/2030 or 15/6/2030. */
export function parsePartialDate(text: string): string | undefined {
  const match = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(text.replace(/\s/g, ''))
  if (!match) return undefined
  const [, day, month, year] = match
  const date = [year, month && two(month), day && two(day)].filter(Boolean).join('-')
  return isDay(`${date}-01-01`.slice(0, 10)) ? date : undefined
}

/** 15/6, 15/12 as 06-15 and 12-15. */
export function parseDaysOfYear(text: string): string[] | undefined {
  const days = text.split(/[,;]|\svà\s/).map((piece) => /^(\d{1,2})[/.-](\d{1,2})$/.exec(piece.trim()))
  const read = days.map((match) => (match ? `${two(match[2])}-${two(match[1])}` : ''))
  // 2024 has a 29 February.
  return read.every((day) => isDay(`2024-${day}`)) ? read : undefined
}
