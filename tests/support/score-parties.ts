import { readFileSync } from 'node:fs'
import { type PartyClass, type PartyReading, type PartyWorld, resolveParties } from '../../src/rules/parties/index.ts'
import type { Plan } from '../../src/shared/plan.ts'
import type { UnitLevel } from '../../src/shared/units.ts'
import { annotatedPlans, morePlans } from './annotated-plans.ts'
import { type Made, madeTerritory, partyWorld, realTerritory } from './party-worlds.ts'

type Expected = { class: PartyClass; bodies: string[] }
export type PartyPaper = {
  paper: string
  /** No rule was made from it. */
  unread?: boolean
  unit: string
  level: UnitLevel
  saidOn: string
  on: string
  /** Invented units; without them those of our own data. */
  made?: Made
  expected: Record<string, Expected>
  /** Where the catalogue that ships means others: it knows fewer bodies, and when these ended. */
  shipped: Record<string, Expected>
}

/** Whom the parties of some papers mean, by hand. */
export const partyPapers = (): PartyPaper[] =>
  JSON.parse(readFileSync(new URL('../fixtures/parties/gold.json', import.meta.url), 'utf8'))

export const worldOf = ({ made, unit, level, saidOn, on }: PartyPaper, shipped = false): PartyWorld =>
  partyWorld({ territory: made ? madeTerritory(made) : realTerritory(unit), unit, level, saidOn, on, shipped })

/** The wordings of a paper as it was read by hand, each with its duties. */
export function partiesIn({ duties }: Plan) {
  const parties = new Map<string, { id: string; words: string }[]>()
  for (const [index, { responsible, with: partners, quote }] of duties.entries())
    for (const wording of new Set([...responsible, ...partners]))
      parties.set(wording, [...(parties.get(wording) ?? []), { id: String(index), words: quote }])
  return [...parties].map(([wording, duties]) => ({ wording, duties }))
}

export type PartyScore = {
  name: string
  wordings: number
  right: number
  said: number
  saidRight: number
  wrong: string[]
}

/** Right is the same class and the same bodies proposed; wordings that the gold leaves out only the class of no one. */
export function scoreParties(paper: PartyPaper, shipped = false): PartyScore {
  const plan = [...annotatedPlans(), ...morePlans()].find(({ name }) => name === paper.paper)
  if (!plan) throw new Error(`No paper ${paper.paper}`)
  const world = worldOf(paper, shipped)
  const parties = partiesIn(plan.gold)
  const readings = resolveParties(world, parties)
  const score: PartyScore = {
    name: `${paper.paper} ${paper.on}`,
    wordings: 0,
    right: 0,
    said: 0,
    saidRight: 0,
    wrong: [],
  }
  for (const [index, { wording, duties }] of parties.entries()) {
    const expected = (shipped ? paper.shipped[wording] : undefined) ?? paper.expected[wording]
    const reading = readings[index]
    if (!expected || !reading) continue
    const is = described(world, reading)
    const due = idsOf(world, expected.bodies)
    const right = reading.class === expected.class && is.length === due.length && due.every((id) => is.includes(id))
    score.wordings++
    score.said += duties.length
    if (right) {
      score.right++
      score.saidRight += duties.length
    } else
      score.wrong.push(
        `${wording}: ${reading.class} ${namesOf(world, is)}; due ${expected.class} ${namesOf(world, due)}`,
      )
  }
  return score
}

const described = (_: PartyWorld, { candidates }: PartyReading) => [
  ...new Set(candidates.filter(({ proposed }) => proposed).map(({ organisationId }) => organisationId)),
]

const namesOf = ({ organisations }: PartyWorld, ids: readonly string[]) =>
  `[${ids.map((id) => organisations.find((each) => each.id === id)?.names[0]?.name).join('; ')}]`

/** By name at the units that act; 'kind:agency', 'kind-below:school:Trường', 'units:district', 'ground:Thái Bình'. */
function idsOf({ units, unitId, heirs, organisations, on }: PartyWorld, bodies: readonly string[]): string[] {
  const own = units.find(({ id }) => id === unitId)
  const lives = (each: { born: string | null; ended: string | null }) =>
    (each.born === null || each.born <= on) && (each.ended === null || each.ended > on)
  const acting = own && lives(own) ? [unitId] : (heirs.get(unitId) ?? [])
  const pathOf = new Map(units.map((unit) => [unit.id, unit.path]))
  const isBelow = (id: string, ofId: string) => pathOf.get(id)?.startsWith(`${pathOf.get(ofId)}.`) === true
  const living = organisations.filter(lives)
  const found = bodies.flatMap((words) => {
    const [how, what, name = ''] = words.split(':')
    if (how === 'kind' || how === 'kind-below')
      return living.filter(
        ({ kind, unitId: at, names }) =>
          kind === what &&
          (acting.includes(at) || (how === 'kind-below' && acting.some((id) => isBelow(at, id)))) &&
          names.some((each) => each.name.includes(name)),
      )
    const committees = living.filter(({ kind }) => kind === 'people-committee')
    if (how === 'units')
      return committees.filter(
        ({ unitId: at }) => isBelow(at, unitId) && units.some(({ id, level }) => id === at && level === what),
      )
    if (how === 'ground') {
      const below = units.filter(({ id }) => isBelow(id, unitId)).map(({ id }) => id)
      const heirsBelow = new Set(below.flatMap((id) => heirs.get(id) ?? []))
      return committees.filter(({ unitId: at }) => heirsBelow.has(at))
    }
    const named = living.filter(({ names }) => names.some((each) => each.name === words))
    const near = named.filter(({ unitId: at }) => acting.includes(at))
    return near.length > 0
      ? near
      : named.filter(({ unitId: at }) => acting.some((id) => isBelow(at, id)) || at === unitId)
  })
  return [...new Set(found.map(({ id }) => id))]
}
