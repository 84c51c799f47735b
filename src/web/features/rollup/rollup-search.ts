import type { RollupView } from '../../../shared/rollup.ts'

/** What a roll-up is of; it stands in the address. */
export type RollupSearch = {
  programme?: string
  period?: string
  unit?: string
  /** As it stands in the address. */
  level?: string
  view?: RollupView
  by?: string
  from?: number
}

/** Which targets are listed, with figures of no later year; `state` as it stands in the address. */
export type TargetsSearch = { programme?: string; year?: number; state?: string }

export function targetsSearch({ programme, year, state }: Record<string, unknown>): TargetsSearch {
  return {
    ...(typeof programme === 'string' ? { programme } : {}),
    ...(Number.isInteger(year) ? { year: Number(year) } : {}),
    ...(typeof state === 'string' ? { state } : {}),
  }
}

export function rollupSearch({
  programme,
  period,
  unit,
  level,
  view,
  by,
  from,
}: Record<string, unknown>): RollupSearch {
  const text = (value: unknown) => (value === undefined || value === '' ? undefined : String(value))
  const said = { programme: text(programme), period: text(period), unit: text(unit), by: text(by) }
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(typeof level === 'string' ? { level } : {}),
    ...(view === 'was' ? { view: 'was' as const } : {}),
    ...(Number(from) > 0 ? { from: Number(from) } : {}),
  }
}
