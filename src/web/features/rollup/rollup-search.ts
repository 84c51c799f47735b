import type { RollupView } from '../../../shared/rollup.ts'
import type { ProgressState } from '../../../shared/target-progress.ts'
import { UNIT_LEVELS, type UnitLevel } from '../../../shared/units.ts'

// Named here: the list beside the schemas would bring these to every page.
const STATES: readonly ProgressState[] = ['met', 'on-track', 'at-risk', 'off-track', 'no-data']

/** What a roll-up is of; it stands in the address. */
export type RollupSearch = {
  programme?: string
  period?: string
  unit?: string
  level?: UnitLevel
  view?: RollupView
  by?: string
  from?: number
}

/** Which targets are listed, with figures of no later year. */
export type TargetsSearch = { programme?: string; year?: number; state?: ProgressState }

export function targetsSearch({ programme, year, state }: Record<string, unknown>): TargetsSearch {
  const known = STATES.find((each) => each === state)
  return {
    ...(typeof programme === 'string' ? { programme } : {}),
    ...(Number.isInteger(year) ? { year: Number(year) } : {}),
    ...(known ? { state: known } : {}),
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
    ...(isLevel(level) ? { level } : {}),
    ...(view === 'was' ? { view: 'was' as const } : {}),
    ...(Number(from) > 0 ? { from: Number(from) } : {}),
  }
}

const isLevel = (level: unknown): level is UnitLevel => UNIT_LEVELS.includes(level as UnitLevel)
