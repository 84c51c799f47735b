import Big from 'big.js'
import type { IndicatorKind } from '../../shared/indicators.ts'

// What an indicator is worth, worked out anew from sums: ratios are never averaged.

/** Between a least and a most, as text; equal where nothing was split. */
export type SumRange = { least: string; most: string }
export type IndicatorSums = {
  /** Of what is divided, and of what it is divided by, over the units that reported both. */
  above: SumRange | null
  below: SumRange | null
  reported: number
  expected: number
}
export type Measured = SumRange & { numerator: SumRange; denominator: SumRange | null }

const DIGITS = 6

/** Exact to six digits after the point, half up, without idle zeros. */
export const writeDecimal = (value: Big): string => value.round(DIGITS, Big.roundHalfUp).toFixed()

export const isPercent = (measure: string): boolean => /^(%|phần trăm)/i.test(measure)

/**
 * Null where nobody reported or nothing is divided by. A ratio and a rise are in per cent where the indicator is measured so; a
 * share of units is of all that were asked; a rise compares with the period before, over the units that reported both.
 */
export function measure(kind: IndicatorKind, unit: string, criteria: number, sums: IndicatorSums): Measured | null {
  const { above, reported } = sums
  if (above === null || reported === 0) return null
  const below = divisorOf(kind, criteria, sums)
  if (kind === 'count' || kind === 'standing') return { ...above, numerator: above, denominator: null }
  if (below === null) return null
  const [lowBelow, highBelow] = [new Big(below.least), new Big(below.most)]
  if (highBelow.lte(0)) return null
  const scale = isPercent(unit) || kind === 'rise' ? 100 : 1
  const worth = (numerator: string, denominator: Big) =>
    new Big(numerator)
      .times(scale)
      .div(denominator)
      .minus(kind === 'rise' ? scale : 0)
  const least = worth(above.least, highBelow)
  const most = worth(above.most, lowBelow.gt(0) ? lowBelow : highBelow)
  // More than all of them there are not, whatever the ends of two ranges say together.
  const isTooMuch = isShare(kind) && most.gt(scale) && least.lte(scale)
  return {
    least: writeDecimal(least),
    most: writeDecimal(isTooMuch ? new Big(scale) : most),
    numerator: above,
    denominator: below,
  }
}

/** Kinds whose value is a part of a whole. */
const isShare = (kind: IndicatorKind) => kind === 'share-of-units' || kind === 'share-of-criteria'

function divisorOf(
  kind: IndicatorKind,
  criteria: number,
  { below, reported, expected }: IndicatorSums,
): SumRange | null {
  if (kind === 'share-of-units') return all(Math.max(expected, reported))
  if (kind === 'share-of-criteria' && below === null) return all(reported * criteria)
  return below
}

const all = (count: number): SumRange => ({ least: String(count), most: String(count) })
