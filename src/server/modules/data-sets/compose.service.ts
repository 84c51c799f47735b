import { wordedIndicator } from '../../../rules/figures/own-indicators.ts'
import type { CatalogueIndicator } from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { findOrMakeIndicators, listElementsIn, listIndicatorsIn, type WantedIndicator } from '../catalogue/index.ts'
import type { Given, GivenTarget } from '../programmes/index.ts'
import {
  type Binding,
  getLevel,
  insertSets,
  listAsked,
  listBindings,
  listForms,
  listSetRows,
  listSets,
  putBindings,
  putForms,
  putSetRows,
  removeBindings,
  removeSetRows,
} from './compose.repository.ts'
import { compose, type NeededElement } from './composing.ts'
import { gathererOf } from './gatherer.ts'
import { layOut, linesOf } from './laying-out.ts'

/** The province verifies, of a programme of a unit below it that unit, until a planner says otherwise. */
export const verifiedAtFirst = (programmeLevel: number): number[] => [Math.max(programmeLevel, 1)]

/**
 * Binds the targets of what is in force to indicators, brings the elements that these need into the sets of those who report, and lays
 * their forms out. The programme is held by the caller, whose transaction `db` is. What planners chose stays.
 */
export async function composeForms(db: Db, given: Given): Promise<void> {
  const { programme, reports } = given
  const level = await getLevel(db, programme.unitId)
  await bindTargets(db, given, level)
  const needed = await neededElements(db, given, await listBindings(db, programme))
  const asked = await listAsked(db, programme, level)
  const lines = linesOf(asked)
  const own = lines.filter((line) => line.level === level).map(({ organisationId }) => organisationId)
  const change = compose(needed, await listSets(db, programme), await listSetRows(db, programme), {
    programmeLevel: level,
    lines,
    gatherer: gathererOf(own, reports),
    newId,
  })
  await insertSets(db, programme, change.insertSets, verifiedAtFirst(level))
  await removeSetRows(db, programme, change.removeRows)
  await putSetRows(db, programme, change.putRows)
  const [sets, rows] = [await listSets(db, programme), await listSetRows(db, programme)]
  const { insert, update } = layOut(asked, sets, rows, await listForms(db, programme), newId)
  await putForms(db, programme, insert, update)
}

/** Each target that no planner decided about: to the shipped indicator of its entry, else to one of its own words, else to none. */
async function bindTargets(db: Db, { programme, targets, on }: Given, level: number): Promise<void> {
  const known = new Map((await listBindings(db, programme)).map((binding) => [binding.factId, binding]))
  const open = targets.filter(({ id }) => (known.get(id)?.boundBy ?? null) === null)
  const codes = open.flatMap(({ indicator }) => (indicator?.entry ? [indicator.entry] : []))
  const shipped = new Map(
    (await listIndicatorsIn(db, 0, on as Day, { codes: [...new Set(codes)] })).map((each) => [each.code, each]),
  )
  const wanted = open.map((target) => wantedOf(target, shipped, level))
  const toMake = wanted.flatMap((each) => (each !== null && typeof each === 'object' ? [each] : []))
  const at = new Date(`${on}T00:00:00+07:00`)
  const place = { homeId: programme.homeId, unitPath: programme.unitPath, on: on as Day, at }
  const made = await findOrMakeIndicators(db, place, toMake)
  const idOf = new Map(toMake.map((each, index) => [each, made[index] ?? null]))
  const rows = open.map(({ id }, index) => {
    const each = wanted[index] ?? null
    return { factId: id, indicatorId: each !== null && typeof each === 'object' ? (idOf.get(each) ?? null) : each }
  })
  await putBindings(
    db,
    programme,
    rows.filter(({ factId, indicatorId }) => {
      const before = known.get(factId)
      return before === undefined || before.indicatorId !== indicatorId
    }),
  )
  await removeBindings(
    db,
    programme,
    targets.map(({ id }) => id),
  )
}

/** The id of an indicator that there is, or what is to be found or made. */
function wantedOf(
  { indicator, body }: GivenTarget,
  shipped: ReadonlyMap<string, CatalogueIndicator>,
  level: number,
): string | WantedIndicator | null {
  if (indicator === null) return null
  const entry = indicator.entry === null ? undefined : shipped.get(indicator.entry)
  if (entry && indicator.kind === 'rise') return { riseOf: entry }
  if (entry) return entry.id
  const words = wordedIndicator(indicator, body.unit, level)
  return words && { words }
}

export const termsOf = ({ numerator, denominator }: { numerator: Terms; denominator: Terms | null }): Terms => [
  ...numerator,
  ...(denominator ?? []),
]

/** The elements that hold on the day and that the targets are measured by, in the order of the targets. */
async function neededElements(
  db: Db,
  { programme, targets, on }: Given,
  bindings: readonly Binding[],
): Promise<NeededElement[]> {
  const boundTo = new Map(bindings.map(({ factId, indicatorId }) => [factId, indicatorId]))
  const indicatorIds = [...new Set(targets.flatMap(({ id }) => boundTo.get(id) ?? []))]
  const indicators = new Map(
    (await listIndicatorsIn(db, programme.homeId, on as Day, { ids: indicatorIds })).map((each) => [each.id, each]),
  )
  const ids = [...indicators.values()].flatMap((each) => termsOf(each).map(({ elementId }) => elementId))
  const elements = new Map(
    (await listElementsIn(db, programme.homeId, on as Day, { ids })).map((each) => [each.id, each]),
  )
  const factsOf = new Map<string, Set<string>>()
  for (const { id } of targets) {
    const indicator = indicators.get(boundTo.get(id) ?? '')
    const its = indicator ? termsOf(indicator).map(({ elementId }) => elementId) : []
    // What a survey tells is told by it whole: nobody is asked for what it would be divided by.
    if (its.some((elementId) => elements.get(elementId)?.wantsSurvey)) continue
    for (const elementId of its) factsOf.set(elementId, (factsOf.get(elementId) ?? new Set()).add(id))
  }
  return [...factsOf].flatMap(([id, facts]) => {
    const element = elements.get(id)
    return element ? [{ element, facts: [...facts].sort() }] : []
  })
}
