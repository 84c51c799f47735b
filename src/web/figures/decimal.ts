import i18next from 'i18next'
import { writeNumber } from '../../rules/figures/cells.ts'
import { formatNumber } from '../ui/format.ts'

/** A decimal of the wire with as much of it as a table needs: at most two digits after the point. */
export const formatShort = (value: string): string =>
  /\.\d{3,}$/.test(value)
    ? formatNumber(Number(value), { maximumFractionDigits: 2 })
    : writeNumber(value, i18next.language)
