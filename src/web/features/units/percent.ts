import Big from 'big.js'
import { formatNumber } from '../../ui/format.ts'

/** A share from 0 to 1 as it is typed, in per cent, with point or comma; null: nothing said; undefined: no such number. */
export function parsePercent(written: string): string | null | undefined {
  const text = written.trim().replace(/\s*%$/, '').replace(',', '.')
  if (text === '') return null
  if (!/^\d{1,2}(\.\d{1,4})?$/.test(text)) return undefined
  const share = new Big(text).div(100)
  return share.gt(0) && share.lt(1) ? share.toFixed() : undefined
}

export const writePercent = (share: string): string =>
  formatNumber(new Big(share).times(100).toNumber(), { maximumFractionDigits: 4 })
