import {
  type FactLink,
  type LinkEdit,
  type LinkedDuty,
  type LinkedTarget,
  type Links,
  WHOLE_PLAN,
} from '../../../shared/links.ts'

export type Mark = { link: FactLink; duty: LinkedDuty }
export type TargetRow = { target: LinkedTarget; marks: Mark[]; isServed: boolean }
export type MeasureRow = { duty: LinkedDuty; carriers: Mark[]; isCarried: boolean }
export type Condition = NonNullable<LinkedDuty['condition']>
export type ConditionGroup = { condition: Condition | null; marks: Mark[] }

export type Matrix = {
  targets: TargetRow[]
  /** Duties that hold for the whole plan, by what they are; null: a person said so and the rules do not know why. */
  conditions: ConditionGroup[]
  /** Duties that serve nothing, by themselves or through what they carry. */
  idle: LinkedDuty[]
  measures: MeasureRow[]
  holes: { unserved: number; unmeasured: number; idle: number; uncarried: number }
}

/** A link holds unless somebody refused it. */
export const isOn = ({ state }: FactLink): boolean => state !== 'refused'

export const linkKey = ({ relation, factId, toId }: Pick<FactLink, 'relation' | 'factId' | 'toId'>) =>
  `${relation} ${factId} ${toId}`

const inTextOrder = (places: ReadonlyMap<string, number>) => (a: Mark, b: Mark) =>
  (places.get(a.duty.id) ?? 0) - (places.get(b.duty.id) ?? 0)

const CONDITION_ORDER = ['management', 'communication', 'funding', 'inspection', null] as const

/** Targets with the duties that serve them, and what is left over. */
export function matrixOf({ targets, duties, links }: Pick<Links, 'targets' | 'duties' | 'links'>): Matrix {
  const byId = new Map(duties.map((duty) => [duty.id, duty]))
  const byOrder = inTextOrder(new Map(duties.map(({ id }, index) => [id, index])))
  const marksOf = (fits: (link: FactLink) => boolean, end: 'factId' | 'toId') =>
    links.filter(fits).flatMap((link): Mark[] => {
      const duty = byId.get(link[end])
      return duty ? [{ link, duty }] : []
    })
  const serving = groupBy(
    marksOf(({ relation }) => relation === 'serves', 'factId'),
    ({ link }) => link.toId,
  )
  const carrying = groupBy(
    marksOf(({ relation }) => relation === 'carried-by', 'toId'),
    ({ link }) => link.factId,
  )
  const rows = targets.map((target): TargetRow => {
    const marks = (serving.get(target.id) ?? []).sort(byOrder)
    return { target, marks, isServed: marks.some(({ link }) => isOn(link)) }
  })
  const measures = duties
    .filter(({ isMeasure }) => isMeasure)
    .map((duty): MeasureRow => {
      const carriers = carrying.get(duty.id) ?? []
      return { duty, carriers, isCarried: carriers.some(({ link }) => isOn(link)) }
    })
  const whole = marksOf((link) => link.relation === 'condition', 'factId')
  const useful = new Set(
    links
      .filter((link) => (link.relation === 'serves' || link.relation === 'condition') && isOn(link))
      .map(({ factId }) => factId),
  )
  // Who carries a measure serves what the measure serves.
  const carries = new Set(
    links
      .filter((link) => link.relation === 'carried-by' && isOn(link) && useful.has(link.factId))
      .map(({ toId }) => toId),
  )
  const idle = duties.filter(({ id }) => !useful.has(id) && !carries.has(id))
  return {
    targets: rows,
    conditions: CONDITION_ORDER.map((condition) => ({
      condition,
      marks: whole.filter(({ duty }) => duty.condition === condition).sort(byOrder),
    })).filter(({ marks }) => marks.length > 0),
    idle,
    measures,
    holes: {
      unserved: rows.filter(({ isServed }) => !isServed).length,
      unmeasured: targets.filter(({ indicator }) => indicator === null).length,
      idle: idle.length,
      uncarried: measures.filter(({ isCarried }) => !isCarried).length,
    },
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

export const isHole = ({ target, isServed }: TargetRow): boolean => !isServed || target.indicator === null

/** What a click on a mark does: what holds is refused, what was refused is kept; what only a person added goes. */
export function toggled(link: FactLink): LinkEdit {
  const { relation, factId, toId, revision, state, score } = link
  const action = state === 'refused' ? 'keep' : score === null ? 'take-back' : 'refuse'
  return { action, relation, factId, toId, revision }
}

export const kept = ({ relation, factId, toId, revision }: FactLink): LinkEdit => ({
  action: 'keep',
  relation,
  factId,
  toId,
  revision,
})

/** A link that nobody proposed, or one that somebody took back before. */
export const added = (pair: Pick<FactLink, 'relation' | 'factId' | 'toId'>): LinkEdit => ({
  action: 'keep',
  ...pair,
  revision: 0,
})

const ACTION_TO = { kept: 'keep', refused: 'refuse', proposed: 'take-back' } as const
const STATE_AFTER = { keep: 'kept', refuse: 'refused', 'take-back': 'proposed' } as const

/** What leads back from these edits to the links as they were. */
export function inverseOf(edits: readonly LinkEdit[], before: readonly FactLink[]): LinkEdit[] {
  const known = new Map(before.map((link) => [linkKey(link), link]))
  return edits.map((edit) => {
    const was = known.get(linkKey(edit))
    return { ...edit, action: ACTION_TO[was?.state ?? 'proposed'], revision: edit.revision + 1 }
  })
}

/** The links as they will be once the server has answered. */
export function withEdits(links: readonly FactLink[], edits: readonly LinkEdit[]): FactLink[] {
  const known = new Map(links.map((link) => [linkKey(link), link]))
  for (const { action, relation, factId, toId, revision } of edits) {
    const key = linkKey({ relation, factId, toId })
    const was = known.get(key) ?? { relation, factId, toId, score: null, words: [], by: null, at: null }
    known.set(key, { ...was, state: STATE_AFTER[action], revision: revision + 1 })
  }
  return [...known.values()].filter(isShown)
}

/** What the server said stands over what was thought. */
export function withAnswers(links: readonly FactLink[], answers: readonly FactLink[]): FactLink[] {
  const known = new Map(links.map((link) => [linkKey(link), link]))
  for (const answer of answers) {
    const was = known.get(linkKey(answer))
    if (!was || was.revision <= answer.revision) known.set(linkKey(answer), answer)
  }
  return [...known.values()].filter(isShown)
}

/** What a person added and took back is not there any more. */
const isShown = ({ state, score }: FactLink) => state !== 'proposed' || score !== null

/** Those that may be added to a target or a measure, or given to a duty. */
export const missing = <T extends { id: string }>(choices: readonly T[], marks: readonly { id: string }[]): T[] => {
  const there = new Set(marks.map(({ id }) => id))
  return choices.filter(({ id }) => !there.has(id))
}

export { WHOLE_PLAN }
