import type { PartyGround } from './ground.ts'
import { livesOn } from './ground.ts'
import type { KnownOrganisation, PartyCandidate, SaidParty, SuccessionStep } from './types.ts'
import { holdsWords, wordsOfParty } from './words.ts'

/** Who acts on the day in place of a body that ended: through every step until one that lives; the tasks stay told. */
export function successorsOf(ground: PartyGround, ended: KnownOrganisation): PartyCandidate[] {
  const found = new Map<string, PartyCandidate>()
  const walk = (from: KnownOrganisation, steps: readonly SuccessionStep[]) => {
    for (const succession of from.successors) {
      const next = ground.body(succession.toId)?.organisation
      if (succession.on > ground.world.on || !next || steps.some(({ toId }) => toId === next.id)) continue
      const path = [...steps, { ...succession, fromId: from.id }]
      if (livesOn(next, ground.world.on)) {
        const key = `${next.id} ${taskOf(path)}`
        if (!found.has(key))
          found.set(key, { organisationId: next.id, proposed: false, reason: 'successor', steps: path })
      } else walk(next, path)
    }
  }
  walk(ended, [])
  return [...found.values()]
}

/** The first task that was named on the way; empty: all that were not named elsewhere. */
export const taskOf = (steps: readonly SuccessionStep[]): string => steps.find(({ task }) => task !== '')?.task ?? ''

const parts = (task: string) => task.split(/[,;]|\s+và\s+/u).map(wordsOfParty)

/** For each duty whose words name a task, who took that task over; a tie is left to people. */
export function byDuty(
  { duties }: Pick<SaidParty, 'duties'>,
  candidates: readonly PartyCandidate[],
): { dutyId: string; organisationIds: string[]; task: string }[] {
  const tasks = candidates.flatMap(({ organisationId, steps }) =>
    parts(taskOf(steps)).map((words) => ({ organisationId, task: taskOf(steps), words })),
  )
  return duties.flatMap(({ id, words }) => {
    const text = wordsOfParty(words)
    const named = tasks.filter((task) => holdsWords(text, task.words))
    const longest = Math.max(0, ...named.map((task) => task.words.length))
    const best = named.filter((task) => task.words.length === longest)
    const organisationIds = [...new Set(best.map(({ organisationId }) => organisationId))]
    const [only] = organisationIds
    return only !== undefined && organisationIds.length === 1
      ? [{ dutyId: id, organisationIds: [only], task: best[0]?.task ?? '' }]
      : []
  })
}
