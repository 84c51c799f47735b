import type { BindingEdits, DataSetEdit, DataSetEdits, FiguresPlan, NewDataSet } from '../../../shared/data-sets.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type FieldError, invalidRequest } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { listElementsIn, listIndicatorsIn } from '../catalogue/index.ts'
import { describeGiven, lockProgramme, type ProgrammeRow } from '../programmes/index.ts'
import {
  type Binding,
  getLevel,
  insertSets,
  listSetRows,
  listSets,
  putSetRows,
  removeSetRows,
} from './compose.repository.ts'
import { composeForms, verifiedAtFirst } from './compose.service.ts'
import type { KnownRow } from './composing.ts'
import { bindingsChanged, dataSetChanged, nobodyReports } from './data-sets.problems.ts'
import { getSetPlace, listBoundTargets, listSetsShown, setBinding, updateSet } from './figures-plan.repository.ts'
import { choicesOf, describePlan } from './figures-plan.service.ts'

/** A programme that is held, by whoever plans it. */
type Planning = { db: Db; clock: Clock; actor: Actor; programme: ProgrammeRow; on: Day }

async function plan(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  work: (planning: Planning) => Promise<Record<string, unknown>>,
): Promise<FiguresPlan> {
  return inTransaction(db, actor, async (db) => {
    const programme = await lockProgramme(db, programmeId)
    requireAction(actor, 'figures.plan', programme.unitPath)
    const on = today(clock)
    const detail = await work({ db, clock, actor, programme, on })
    await composeForms(db, await describeGiven(db, actor, programme, on))
    const { homeId, unitPath, id } = programme
    await recordAudit(db, clock, actor, {
      homeId,
      unitPath,
      action: 'figures.plan',
      subject: `programme:${id}`,
      detail,
    })
    return describePlan(db, actor, programme, on)
  })
}

/**
 * By which indicators targets are measured and where they begin, all of it or none. Throws `bindings-changed` where somebody else
 * changed one meanwhile, `invalid-request`.
 */
export function editBindings(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { edits }: BindingEdits,
): Promise<FiguresPlan> {
  return plan(db, clock, actor, programmeId, async ({ db, programme, on }) => {
    const known = new Map((await listBoundTargets(db, programme)).map((row) => [row.factId, row]))
    const chosen = edits.flatMap(({ indicatorId }) => indicatorId ?? [])
    const there = new Set((await listIndicatorsIn(db, programme.homeId, on, { ids: chosen })).map(({ id }) => id))
    const faults: FieldError[] = []
    const stale: { factId: string; revision: number }[] = []
    const once = new Set<string>()
    const rows = edits.flatMap((edit, index): Binding[] => {
      const pointer = `#/edits/${index}`
      const row = known.get(edit.factId)
      if (once.has(edit.factId)) faults.push({ pointer, code: 'twice' })
      once.add(edit.factId)
      if (!row) {
        faults.push({ pointer: `${pointer}/factId`, code: 'unknown' })
        return []
      }
      if (row.revision !== edit.revision) stale.push({ factId: edit.factId, revision: row.revision })
      if (edit.action === 'give-back') return [{ ...row, boundBy: null }]
      if (edit.action === 'choose') {
        if (edit.indicatorId === undefined) faults.push({ pointer: `${pointer}/indicatorId`, code: 'required' })
        else if (edit.indicatorId !== null && !there.has(edit.indicatorId))
          faults.push({ pointer: `${pointer}/indicatorId`, code: 'unknown' })
        return [{ ...row, indicatorId: edit.indicatorId ?? null, boundBy: actor.personId }]
      }
      if (edit.baseline === undefined) faults.push({ pointer: `${pointer}/baseline`, code: 'required' })
      const { value = null, year = null, source = null } = edit.baseline ?? {}
      return [{ ...row, baseline: value, baselineYear: year, baselineSource: source }]
    })
    if (faults.length > 0) throw invalidRequest(faults)
    if (stale.length > 0) throw bindingsChanged(stale)
    for (const row of rows) await setBinding(db, programme, row)
    return {
      bindings: edits.map(({ factId, action, indicatorId }) => ({
        factId,
        action,
        ...(indicatorId && { indicatorId }),
      })),
    }
  })
}

/** Opens a form for a body, or all of a level, that the plan asks for reports. Throws `nobody-reports`. */
export function addDataSet(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  wanted: NewDataSet,
): Promise<FiguresPlan> {
  return plan(db, clock, actor, programmeId, async (planning) => {
    await findOrMakeSet(planning, wanted)
    return { dataSet: wanted }
  })
}

async function findOrMakeSet({ db, programme }: Planning, { level, organisationId }: NewDataSet): Promise<string> {
  const found = (await listSets(db, programme)).find(
    (each) => each.level === level && each.organisationId === organisationId,
  )
  if (found) return found.id
  const choices = await choicesOf(db, programme)
  if (!choices.some((each) => each.level === level && (each.organisation?.id ?? null) === organisationId))
    throw nobodyReports()
  const id = newId()
  await insertSets(
    db,
    programme,
    [{ id, level, organisationId }],
    verifiedAtFirst(await getLevel(db, programme.unitId)),
  )
  return id
}

/** What a form asks for, how often and who verifies it. Throws `data-set-changed`, `nobody-reports`, `invalid-request`. */
export async function editDataSet(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { revision, edits }: DataSetEdits,
): Promise<FiguresPlan> {
  const { programmeId } = await inTransaction(db, actor, (db) => getSetPlace(db, id))
  return plan(db, clock, actor, programmeId, async (planning) => {
    const { db, programme } = planning
    const set = (await listSetsShown(db, programme)).find((each) => each.id === id)
    if (!set || set.revision !== revision) throw dataSetChanged(set?.revision ?? 0)
    let verifiedAt: readonly number[] = set.verifiedAt
    for (const [index, edit] of edits.entries()) {
      const pointer = `#/edits/${index}`
      if (edit.action !== 'verify') await editElement(planning, id, edit, pointer)
      else verifiedAt = levelsOf(edit, set.level, pointer)
    }
    await updateSet(db, programme, id, verifiedAt)
    return { dataSet: id, edits }
  })
}

/** From the nearest to the highest; the last one locks. */
function levelsOf({ levels }: DataSetEdit, level: number, pointer: string): number[] {
  const code =
    levels === undefined
      ? 'required'
      : levels.some((each, at) => each > (levels[at - 1] ?? level + 1) - 1)
        ? 'order'
        : undefined
  if (code !== undefined) throw invalidRequest([{ pointer: `${pointer}/levels`, code }])
  return levels ?? []
}

async function editElement(planning: Planning, dataSetId: string, edit: DataSetEdit, pointer: string): Promise<void> {
  const { db, actor, programme } = planning
  const { elementId, action } = edit
  const refuse = (field: string, code: string): never => {
    throw invalidRequest([{ pointer: `${pointer}/${field}`, code }])
  }
  if (elementId === undefined) return refuse('elementId', 'required')
  const all = (await listSetRows(db, programme)).filter((row) => row.elementId === elementId)
  const row = all.find((each) => each.dataSetId === dataSetId)
  const put = (changed: KnownRow) => putSetRows(db, programme, [changed])
  if (action === 'add') return put(await addedRow(planning, dataSetId, edit, all, refuse))
  if (!row) return refuse('elementId', 'unknown')
  switch (action) {
    case 'remove':
      if (row.removedBy !== null) return refuse('elementId', 'unknown')
      // What a planner put in and no target asks for is gone without a trace.
      return row.addedBy !== null && row.facts.length === 0
        ? removeSetRows(db, programme, [row])
        : put({ ...row, removedBy: actor.personId })
    case 'put-back': {
      if (row.removedBy === null) return refuse('elementId', 'unknown')
      if (all.some((each) => each !== row && each.removedBy === null)) return refuse('elementId', 'stands-elsewhere')
      return put({ ...row, removedBy: null })
    }
    case 'frequency': {
      if (edit.frequency === undefined) return refuse('frequency', 'required')
      const frequencyBy = edit.frequency === null ? null : actor.personId
      return put({ ...row, frequency: edit.frequency ?? row.frequency, frequencyBy })
    }
    default: {
      if (edit.to === undefined) return refuse('to', 'required')
      const to = await findOrMakeSet(planning, edit.to)
      if (to === dataSetId) return refuse('to', 'same')
      const there = all.find((each) => each.dataSetId === to)
      await put({ ...row, removedBy: actor.personId })
      return put({ ...(there ?? row), dataSetId: to, facts: row.facts, addedBy: actor.personId, removedBy: null })
    }
  }
}

async function addedRow(
  { db, actor, programme, on }: Planning,
  dataSetId: string,
  { elementId = '', frequency }: DataSetEdit,
  all: readonly KnownRow[],
  refuse: (field: string, code: string) => never,
): Promise<KnownRow> {
  const [element] = await listElementsIn(db, programme.homeId, on, { ids: [elementId] })
  if (!element) return refuse('elementId', 'unknown')
  if (element.wantsSurvey) return refuse('elementId', 'wants-survey')
  const standing = all.find(({ removedBy }) => removedBy === null)
  if (standing) return refuse('elementId', standing.dataSetId === dataSetId ? 'twice' : 'stands-elsewhere')
  const last = Math.max(-1, ...(await listSetRows(db, programme)).map(({ position }) => position))
  return {
    ...{ dataSetId, elementId, position: last + 1, frequency: frequency ?? element.frequency },
    ...{
      frequencyBy: frequency ? actor.personId : null,
      facts: all[0]?.facts ?? [],
      addedBy: actor.personId,
      removedBy: null,
    },
  }
}
