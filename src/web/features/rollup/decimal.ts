import i18next from 'i18next'
import { formatNumber } from '../../ui/format.ts'

/** A decimal of the wire as people write it, 1.234,5, without passing through a float. */
export function formatDecimal(value: string, language = i18next.language): string {
  const [, sign = '', whole = '0', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? []
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '.')
  return `${sign}${grouped}${part ? `${language === 'en' ? '.' : ','}${part}` : ''}`
}

/** As much of it as a table needs: at most two digits after the point. */
export const formatShort = (value: string): string =>
  /\.\d{3,}$/.test(value) ? formatNumber(Number(value), { maximumFractionDigits: 2 }) : formatDecimal(value)
