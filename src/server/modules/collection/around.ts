import Big from 'big.js'
import type { Figures } from '../../../rules/figures/validation.ts'
import type { CellKey } from '../../../shared/figures.ts'
import { cellName } from '../../../shared/figures.ts'
import type { Around } from '../../../shared/form-review.ts'
import type { Finding } from '../../../shared/form-rules.ts'
import type { AroundRow } from './figures.repository.ts'

/** Of fewer no sum and no spread is told, so that nobody's figure can be worked out. */
export const FEWEST_NEIGHBOURS = 5
const WIDEN = 1.5
/** Where all neighbours changed alike, so much beside them is still no wonder. */
const LEAST_WIDTH = 10
const STEP = 5

/**
 * Between which changes most neighbours lie, in per cent: one and a half times the middle half beyond it, rounded outwards to steps of
 * five, so that it is no neighbour's own change.
 */
export function bandOf({ changedUnits, quarter, threeQuarters }: AroundRow): Around['band'] {
  if (changedUnits < FEWEST_NEIGHBOURS || quarter === null || threeQuarters === null) return null
  const beyond = Math.max((threeQuarters - quarter) * WIDEN, LEAST_WIDTH)
  const [low, high] = [Math.floor((quarter - beyond) / STEP) * STEP, Math.ceil((threeQuarters + beyond) / STEP) * STEP]
  return Number.isSafeInteger(low) && Number.isSafeInteger(high) ? { low, high } : null
}

export const isOutside = (row: AroundRow): boolean => {
  const band = bandOf(row)
  return band !== null && row.own !== null && (row.own < band.low || row.own > band.high)
}

export const toAround = (row: AroundRow): Around => ({
  elementId: row.elementId,
  parent:
    row.parentUnits >= FEWEST_NEIGHBOURS && row.parentSum !== null
      ? { sum: new Big(row.parentSum).toFixed(), units: row.parentUnits }
      : null,
  band: bandOf(row),
})

/** What only the server can tell of a form: that a figure stands out among neighbours, or is less than those below it add up to. */
export function findingsAround(rows: readonly AroundRow[], figures: Figures): Finding[] {
  return rows.flatMap((row): Finding[] => {
    const cell: CellKey = { elementId: row.elementId, category: '' }
    const band = bandOf(row)
    const value = figures.get(cellName(cell))?.value
    const isBelow =
      row.childUnits >= FEWEST_NEIGHBOURS && row.childSum !== null && value != null && new Big(value).lt(row.childSum)
    return [
      ...(band !== null && isOutside(row)
        ? [
            {
              rule: 'outlier' as const,
              severity: 'soft' as const,
              cells: [cell],
              params: { change: String(Math.round(row.own ?? 0)), low: String(band.low), high: String(band.high) },
            },
          ]
        : []),
      ...(isBelow
        ? [
            {
              rule: 'below-children' as const,
              severity: 'soft' as const,
              cells: [cell],
              params: {
                value: String(value),
                sum: new Big(row.childSum ?? 0).toFixed(),
                units: String(row.childUnits),
              },
            },
          ]
        : []),
    ]
  })
}
