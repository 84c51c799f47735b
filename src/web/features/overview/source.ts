import type { TFunction } from 'i18next'
import type { UnitTable } from '../../../shared/overview.ts'
import type { TargetStand } from '../../../shared/target-progress.ts'
import { formatNumber } from '../../ui/format.ts'

/** Where figures of units are from, and of how many units there are some. */
export function sourceOf(
  t: TFunction,
  programmeName: string,
  { rows, targets }: UnitTable,
  shown: readonly TargetStand[] = targets,
): string {
  const places = shown.map(({ factId }) => targets.findIndex((target) => target.factId === factId))
  const told = rows.filter(({ cells }) => places.some((at) => (cells[at]?.reported ?? 0) > 0)).length
  return t('overview.source', {
    programme: programmeName,
    reported: formatNumber(told),
    all: formatNumber(rows.length),
  })
}
