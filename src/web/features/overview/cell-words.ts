import type { TFunction } from 'i18next'
import { formatShort } from '../../figures/decimal.ts'

type Cell = { value?: string; least?: string; most?: string; expected: number }

/** A figure in words: as one number, as between which it lies, or why there is none. */
export function cellWords(t: TFunction, { value, least, most, expected }: Cell): string {
  if (value !== undefined) return formatShort(value)
  if (least !== undefined && most !== undefined)
    return t('figures.rollup.range', { least: formatShort(least), most: formatShort(most) })
  return expected === 0 ? t('figures.rollup.notAsked') : t('figures.rollup.notReported')
}

/** As much of a text as a narrow place takes. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
