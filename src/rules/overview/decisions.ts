import Big from 'big.js'
import { pathAt } from '../figures/progress.ts'

// Which five things of a programme need a decision first: the rule that `overview.decisionsRule` states in one sentence.

export const MOST_DECISIONS = 5

/**
 * How much a figure lacks of where the path is in its year, in per cent with one digit after the point; 100 where no path says.
 * `least`: of a range the end that speaks against it.
 */
export function lackingOf(path: readonly { year: number; value: string }[], year: number, least: string): string {
  const asked = pathAt(path, year)
  if (asked === null || asked.lte(0)) return '100'
  const lacking = asked.minus(least).div(asked).times(100)
  return lacking.gt(0) ? lacking.round(1, Big.roundHalfUp).toFixed() : '0'
}

type OffTarget = { milestone: number | null; lacking: string }
/** The nearest milestone first, then what lacks most; without a milestone last. */
export const targetsToDecide = <T extends OffTarget>(targets: readonly T[]): T[] =>
  targets.toSorted(
    (a, b) =>
      (a.milestone ?? Number.MAX_SAFE_INTEGER) - (b.milestone ?? Number.MAX_SAFE_INTEGER) ||
      new Big(b.lacking).cmp(a.lacking),
  )

type LateDuty = { days: number; organisations: number }
/** What has been late the longest first, then what most organisations are late with. */
export const dutiesToDecide = <T extends LateDuty>(duties: readonly T[]): T[] =>
  duties.toSorted((a, b) => b.days - a.days || b.organisations - a.organisations)

/** What has waited the longest first. */
export const proposalsToDecide = <T extends { days: number }>(proposals: readonly T[]): T[] =>
  proposals.toSorted((a, b) => b.days - a.days)

/** One of each kind in turn, each kind in its order, until there are five or no more. */
export function chooseDecisions<T>(...kinds: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...kinds.map(({ length }) => length))
  const inTurn = Array.from({ length: longest }, (_, at) => kinds.flatMap((kind) => kind.slice(at, at + 1))).flat()
  return inTurn.slice(0, MOST_DECISIONS)
}
