import type { ProgressState } from '../../shared/target-progress.ts'
import { INK } from './picture-colours.ts'

export type StateInk = { fill: string; ink: string }

/**
 * Blue for what goes well and orange for what does not, which all eyes tell apart; and for grey paper each has a lightness and a sign
 * of its own, and what goes badly is hatched.
 */
export const STATE_INKS: Readonly<Record<ProgressState, StateInk>> = {
  met: { fill: '#1f5fa8', ink: '#ffffff' },
  'on-track': { fill: '#c6dcf2', ink: INK },
  'at-risk': { fill: '#fbd9a0', ink: INK },
  'off-track': { fill: '#a8460b', ink: '#ffffff' },
  'no-data': { fill: '#ffffff', ink: '#55606e' },
}
export const NO_STATE: StateInk = { fill: '#f0f2f5', ink: INK }

const HATCHING = '#d9a07a'

const SIGNS: Readonly<Record<ProgressState, string>> = {
  met: 'M6 .5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z',
  'on-track': 'M6 .5a5.5 5.5 0 0 1 0 11z',
  'at-risk': 'M6 1l5.5 10H.5z',
  'off-track': 'M1 1h10v10H1z',
  'no-data': 'M1 5.2h10v1.6H1z',
}

/** The sign of a state, 12 by 12, in the colour of the words beside it. */
export const signOf = (state: ProgressState): string => SIGNS[state]

/** The ground of a cell of a table: what is off its path is hatched under its sign. */
export function groundOf(state: ProgressState | null): string {
  const { fill } = state === null ? NO_STATE : STATE_INKS[state]
  if (state !== 'off-track') return fill
  return `linear-gradient(90deg, transparent 22px, ${fill} 22px), repeating-linear-gradient(45deg, ${fill} 0 4px, ${HATCHING} 4px 6px)`
}

/** How a place on a picture is filled; `hatch` is the id of `Hatch` there. */
export const fillOf = (state: ProgressState | null, hatch: string): string =>
  state === null ? NO_STATE.fill : state === 'off-track' ? `url(#${hatch})` : STATE_INKS[state].fill

/** The pattern of what is off its path. */
export function Hatch({ id }: { id: string }) {
  const { fill } = STATE_INKS['off-track']
  return (
    <defs>
      <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="7" height="7" fill={fill} />
        <rect width="1.6" height="7" fill={HATCHING} />
      </pattern>
    </defs>
  )
}
