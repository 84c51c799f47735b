import type { UnitCell } from '../../../shared/overview.ts'

/** A unit as it is drawn, wherever it lies. */
export type Place = {
  id: string
  name: string
  state: UnitCell['state']
  /** Its figure and how it stands, in words. */
  words: string
  figure: string
  address: string
}
