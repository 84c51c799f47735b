import Big from 'big.js'
import { writeNumber } from '../figures/cells.ts'

/** A decimal as it is written in Vietnam, 1.234,5, with at most so many digits after the comma, half up. */
export const writeRounded = (decimal: string, digits = 2): string =>
  writeNumber(new Big(decimal).round(digits, Big.roundHalfUp).toFixed())

/** A number as it stands in Vietnamese text, as a decimal; undefined for what is none. 1.234,5 and 1234,5 are 1234.5. */
export function readNumber(written: string): string | undefined {
  const text = written.trim().replace(/[\u00a0\u202f\s]/g, '')
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(text)) return undefined
  return new Big(text.replaceAll('.', '').replace(',', '.')).toFixed()
}
