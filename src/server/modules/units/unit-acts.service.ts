import { unitSearchKey } from '../../../rules/unit-names.ts'
import {
  type MergedUnits,
  type MergeUnits,
  NATION_ID,
  type UnitActState,
  type UnitActs,
} from '../../../shared/units.ts'
import { type Actor, clockActor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import {
  carryOutMerger,
  countLivingChildren,
  insertMerger,
  listUnitActs,
  listWhatLies,
  refuseMerger,
  tryMerger,
  type UnitActRow,
  undoMerger,
} from './unit-acts.repository.ts'
import { unitInUse, unitsNotMerged } from './units.problems.ts'
import { listUnits, type UnitRecord } from './units.repository.ts'

const toUnit = ({ path: _, ...unit }: UnitRecord) => unit
/** Units are everybody's, and so is the trail of what became of them. */
const place = { homeId: 0, unitPath: NATION_ID as string }

/**
 * Makes one commune of several of a province: a new one, or one of them that lives on. What lies at those that end stays there, and
 * their figures count for it from then on. For a day to come it is prepared, and done on that day. A dry run only says what it would
 * do. Throws `units-not-merged`.
 */
export async function mergeUnits(db: Db, clock: Clock, actor: Actor, asked: MergeUnits): Promise<MergedUnits> {
  requireAction(actor, 'homes.manage', NATION_ID)
  const { unitIds, keepsId, made, on, legalBasis, dryRun } = asked
  if ((keepsId === null) === (made === null)) throw invalidRequest([{ pointer: '#/made', code: 'required' }])
  return inTransaction(db, actor, async (db) => {
    const units = await listUnits(db, unitIds)
    const [first] = units
    const isRight = units.every(
      ({ level, ended, born, parentId }) =>
        level === 'commune' && ended === null && (born === null || born < on) && parentId === first?.parentId,
    )
    if (units.length !== unitIds.length || !first?.parentId || !isRight || (keepsId && !unitIds.includes(keepsId)))
      throw unitsNotMerged('#/unitIds', 'not-living-siblings')
    const fromIds = unitIds.filter((id) => id !== keepsId)
    const day = today(clock)
    const before = await countLivingChildren(db, first.parentId)
    const will = {
      prepared: on > day,
      lies: await listWhatLies(db, unitIds, day),
      communes: { before, after: before - unitIds.length + 1 },
    }
    const actId = newId()
    const words = made && { ...made, searchKey: unitSearchKey(made.kind, made.name) }
    try {
      const merger = { id: actId, fromIds, keepsId, made: words, on, legalBasis, by: actor.personId, at: clock.now() }
      if (dryRun) {
        await tryMerger(db, merger)
        return { actId: null, unitId: null, ...will }
      }
      await insertMerger(db, merger)
      const unitId = will.prepared ? null : await carryOutMerger(db, actId, clock.now())
      const detail = { from: fromIds, on, ...(made && { name: made.name }) }
      const action = will.prepared ? 'units.prepare' : 'units.merge'
      await recordAudit(db, clock, actor, { ...place, action, subject: `unit:${unitId ?? fromIds[0]}`, detail })
      return { actId, unitId, ...will }
    } catch (error) {
      throw refusalOf(error) ?? error
    }
  })
}

function refusalOf(error: unknown) {
  switch (brokenConstraint(error)) {
    case 'unit_acts_of_living_siblings':
      return unitsNotMerged('#/unitIds', 'not-living-siblings')
    case 'unit_acts_one_prepared':
      return unitsNotMerged('#/unitIds', 'already-prepared')
    case 'unit_acts_after_catalogue':
      return unitsNotMerged('#/on', 'day-not-open')
    case 'unit_versions_code_one_holder':
      return unitsNotMerged('#/made/code', 'code-taken')
    default:
      return undefined
  }
}

/** Does a merger whose day has come; what cannot be done any more is told at its units. Answers whether it was done. */
export async function carryOutPrepared(db: Db, clock: Clock, id: string): Promise<boolean> {
  const actor = clockActor([NATION_ID])
  try {
    return await inTransaction(db, actor, async (db) => {
      const unitId = await carryOutMerger(db, id, clock.now())
      if (unitId === null) return false
      const [act] = await listUnitActs(db, id)
      const detail = { from: act?.fromIds ?? [], on: act?.on ?? null }
      await recordAudit(db, clock, actor, { ...place, action: 'units.merge', subject: `unit:${unitId}`, detail })
      return true
    })
  } catch (error) {
    if (!refusalOf(error)) throw error
    await inTransaction(db, actor, (db) => refuseMerger(db, id, brokenConstraint(error) ?? ''))
    return false
  }
}

/** Gives the units back that became one, or withdraws what is prepared. Throws `not-found`, and `unit-in-use` where something lies at it. */
export async function undoUnitAct(db: Db, clock: Clock, actor: Actor, id: string): Promise<void> {
  requireAction(actor, 'homes.manage', NATION_ID)
  await inTransaction(db, actor, async (db) => {
    const [act] = await listUnitActs(db, id)
    if (!act || act.undoneAt !== null || act.replacedAt !== null) throw notFound('This act')
    try {
      await undoMerger(db, id, clock.now())
    } catch (error) {
      const broken = brokenConstraint(error)
      if (broken === 'unit_acts_undone_once') throw notFound('This act')
      // A key of another table points at the unit as well.
      if (broken === 'unit_acts_undone_while_empty' || broken?.endsWith('_fk')) throw unitInUse()
      throw error
    }
    const detail = { into: act.intoId, from: act.fromIds }
    const subject = `unit:${act.intoId ?? act.fromIds[0]}`
    await recordAudit(db, clock, actor, { ...place, action: 'units.undo', subject, detail })
  })
}

function stateOf({ doneAt, refused, undoneAt, replacedAt }: UnitActRow): UnitActState {
  if (undoneAt !== null) return 'undone'
  if (replacedAt !== null) return 'replaced'
  if (doneAt !== null) return 'done'
  return refused === null ? 'prepared' : 'refused'
}

/** What administrators recorded of units. */
export async function getUnitActs(db: Db, actor: Actor): Promise<UnitActs> {
  return inTransaction(db, actor, async (db) => {
    const rows = await listUnitActs(db)
    const ids = rows.flatMap(({ intoId, fromIds }) => [...(intoId ? [intoId] : []), ...fromIds])
    const units = new Map((await listUnits(db, [...new Set(ids)])).map((unit) => [unit.id, toUnit(unit)]))
    return {
      acts: rows.map((row) => ({
        ...{ id: row.id, state: stateOf(row), on: row.on, legalBasis: row.legalBasis, name: row.name },
        at: row.at.toISOString(),
        undoneAt: row.undoneAt?.toISOString() ?? null,
        replacedAt: row.replacedAt?.toISOString() ?? null,
        into: (row.intoId && units.get(row.intoId)) || null,
        from: row.fromIds.flatMap((id) => units.get(id) ?? []),
      })),
    }
  })
}
