import type { Fact } from '../../../shared/facts.ts'
import { factTitle } from '../../facts/fact-words.ts'
import type { FormHelp } from './fact-form.tsx'
import { knownParties } from './rows.ts'

/** A whole stands near its part; more choices than these nobody reads. */
const TARGETS_AROUND = 30

/** What a form offers to choose from, taken from the facts themselves. */
export function formHelp(facts: readonly Fact[], fact: Fact | undefined): FormHelp {
  const units = new Set<string>()
  const targets = facts.filter((each) => each.kind === 'target')
  for (const { body } of targets) if (body.unit !== null) units.add(body.unit)
  const at = targets.findIndex(({ id }) => id === fact?.id)
  const whole = fact?.kind === 'target' ? fact.body.partOf : null
  const near = targets.filter(
    ({ id }, index) => id !== fact?.id && (id === whole || Math.abs(index - Math.max(at, 0)) <= TARGETS_AROUND),
  )
  return {
    parties: knownParties(facts),
    units: [...units],
    targets: near.map((target) => ({ id: target.id, words: factTitle(target).slice(0, 120) })),
  }
}
