import { pathAt } from '../../../rules/figures/progress.ts'
import {
  chooseDecisions,
  dutiesToDecide,
  lackingOf,
  proposalsToDecide,
  targetsToDecide,
} from '../../../rules/overview/index.ts'
import type { Decision, DutyToDecide, ProposalToDecide, TargetToDecide } from '../../../shared/overview.ts'
import type { TargetStand } from '../../../shared/target-progress.ts'

function toDecide(stand: TargetStand): TargetToDecide[] {
  const { factId, section, quote, indicator, state, year, now, path, milestone } = stand
  const least = now?.value ?? now?.least
  if (state !== 'off-track' || !indicator || !now || year === null || least === undefined) return []
  const asked = pathAt(path, year)
  return [
    {
      kind: 'target',
      ...{ factId, section, quote, name: indicator.name, measure: indicator.measure, cell: now, year, milestone },
      // Where the path asks for nothing yet there is nothing to hold a figure against.
      asked: asked === null || asked.lte(0) ? null : asked.round(2).toFixed(),
      lacking: lackingOf(path, year, least),
    },
  ]
}

/** The five first things of all that wait: one of each kind in turn. */
export const decisionsOf = (
  stands: readonly TargetStand[],
  duties: readonly DutyToDecide[],
  proposals: readonly ProposalToDecide[],
): Decision[] =>
  chooseDecisions<Decision>(
    targetsToDecide(stands.flatMap(toDecide)),
    dutiesToDecide(duties),
    proposalsToDecide(proposals),
  )
