// Tables for Excel as it stands on a Vietnamese desk: UTF-8 is believed only with a mark in front, and a comma is decimal.

const BYTE_ORDER_MARK = '\ufeff'
const NUMBER = /^-?\d+([.,]\d+)?$/
/** A cell that begins like this is run as a formula, in half or full width. */
const FORMULA = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** Excel takes `;` where the decimal sign is a comma, as in Vietnam. */
export type Separator = ',' | ';'

function quoted(value: string, separator: Separator): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function toCsv(rows: readonly (readonly string[])[], separator: Separator = ';'): string {
  const lines = rows.map((row) => `${row.map((cell) => quoted(cell, separator)).join(separator)}\r\n`)
  return `${BYTE_ORDER_MARK}${lines.join('')}`
}
