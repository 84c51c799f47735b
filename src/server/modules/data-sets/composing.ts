import { askedEvery } from '../../../rules/figures/frequency.ts'
import type { CatalogueElement } from '../../../shared/elements.ts'
import type { Period } from '../../../shared/plan.ts'

/** An organisation that the plan asks for reports, with the lengths of the periods for which it does. */
export type Line = { organisationId: string; unitId: string; level: number; every: Period[] }

export type KnownSet = { id: string; level: number; organisationId: string | null }
export type KnownRow = {
  dataSetId: string
  elementId: string
  position: number
  frequency: Period
  frequencyBy: string | null
  facts: string[]
  addedBy: string | null
  removedBy: string | null
}
/** An element that targets are measured by. */
export type NeededElement = {
  element: Pick<CatalogueElement, 'id' | 'kind' | 'level' | 'frequency'>
  facts: string[]
}

type Now = {
  programmeLevel: number
  lines: readonly Line[]
  /** Who of the programme's own unit sends the reports of all; null where nobody of it reports. */
  gatherer: string | null
  newId: () => string
}
export type Composition = {
  insertSets: KnownSet[]
  putRows: KnownRow[]
  removeRows: Pick<KnownRow, 'dataSetId' | 'elementId'>[]
}

/**
 * At which level an element is asked for: its own, or that of the programme's unit where it is a smaller one; where nobody of it
 * reports, the next higher that has reporters. A yes or no is one of its own units and goes nowhere else. Undefined: nobody reports it.
 */
export function levelAsked(
  { kind, level }: Pick<CatalogueElement, 'kind' | 'level'>,
  programmeLevel: number,
  reported: ReadonlySet<number>,
): number | undefined {
  if (kind === 'yes-no') return level >= programmeLevel && reported.has(level) ? level : undefined
  for (let at: number = Math.max(level, programmeLevel); at >= programmeLevel; at--) if (reported.has(at)) return at
  return undefined
}

/** How sets and their elements have to change so that what targets need is asked for once; what planners said stays. */
export function compose(
  needed: readonly NeededElement[],
  sets: readonly KnownSet[],
  rows: readonly KnownRow[],
  { programmeLevel, lines, gatherer, newId }: Now,
): Composition {
  const reported = new Set(lines.filter(({ every }) => every.length > 0).map(({ level }) => level))
  const all = [...sets]
  const insertSets: KnownSet[] = []
  const setOf = (level: number): KnownSet => {
    const organisationId = level === programmeLevel ? gatherer : null
    const found = all.find((each) => each.level === level && each.organisationId === organisationId)
    if (found) return found
    const made = { id: newId(), level, organisationId }
    all.push(made)
    insertSets.push(made)
    return made
  }
  const byElement = Map.groupBy(rows, ({ elementId }) => elementId)
  const putRows: KnownRow[] = []
  const kept = new Set<KnownRow>()
  for (const [position, { element, facts }] of needed.entries()) {
    const its = byElement.get(element.id) ?? []
    const said = its.filter(({ addedBy, removedBy }) => addedBy !== null || removedBy !== null)
    for (const row of said) {
      kept.add(row)
      if (row.facts.join() !== facts.join()) putRows.push({ ...row, facts })
    }
    if (said.length > 0) continue
    const level = levelAsked(element, programmeLevel, reported)
    if (level === undefined) continue
    const set = setOf(level)
    const before = its.find(({ dataSetId }) => dataSetId === set.id)
    const chosen = before?.frequencyBy != null ? before.frequency : element.frequency
    const reporting = lines.filter(
      (line) => line.level === level && (set.organisationId ?? line.organisationId) === line.organisationId,
    )
    const frequency = askedEvery(chosen, [...new Set(reporting.flatMap(({ every }) => every))]) ?? chosen
    const row: KnownRow = {
      ...{ dataSetId: set.id, elementId: element.id, position, frequency, facts },
      ...{ frequencyBy: before?.frequencyBy ?? null, addedBy: null, removedBy: null },
    }
    if (before) kept.add(before)
    if (!before || differs(before, row)) putRows.push(row)
  }
  for (const row of rows) {
    if (kept.has(row)) continue
    // What a planner put in stays without a target; what one took out stays out until the next asks for it.
    if (row.addedBy !== null || row.removedBy !== null) {
      if (row.facts.length > 0) putRows.push({ ...row, facts: [] })
      kept.add(row)
    }
  }
  return { insertSets, putRows, removeRows: rows.filter((row) => !kept.has(row)) }
}

const differs = (a: KnownRow, b: KnownRow) =>
  a.position !== b.position || a.frequency !== b.frequency || a.facts.join() !== b.facts.join()
