import Big from 'big.js'
import { unitSearchKey } from '../../../rules/unit-names.ts'
import type { MergedUnits, MergeUnits, UnitActs, UnitShares } from '../../../shared/units.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { countWhatLies, insertMerger, listUnitActs, undoMerger, updateShares } from './unit-acts.repository.ts'
import { sharesNotWhole, unitInUse, unitsNotMerged } from './units.problems.ts'
import { findUnit, listOutgoingChanges, listUnits, type UnitRecord } from './units.repository.ts'

const toUnit = ({ path: _, ...unit }: UnitRecord) => unit
/** Units are everybody's, and so is the trail of what became of them. */
const place = { homeId: 0, unitPath: NATION_ID as string }

/**
 * Makes one commune of several of a province, from a day that is not to come. What lies at them stays there, and their figures count
 * for the new one from then on. A dry run only says what lies there. Throws `units-not-merged`.
 */
export async function mergeUnits(
  db: Db,
  clock: Clock,
  actor: Actor,
  { unitIds, code, kind, name, on, legalBasis, dryRun }: MergeUnits,
): Promise<MergedUnits> {
  requireAction(actor, 'homes.manage', NATION_ID)
  return inTransaction(db, actor, async (db) => {
    const units = await listUnits(db, unitIds)
    const parents = new Set(units.map(({ parentId }) => parentId))
    const isRight = units.every(
      ({ level, ended, born }) => level === 'commune' && ended === null && (born === null || born < on),
    )
    if (units.length !== unitIds.length || parents.size !== 1 || !isRight)
      throw unitsNotMerged('#/unitIds', 'not-living-siblings')
    if (on > today(clock)) throw unitsNotMerged('#/on', 'day-not-open')
    const lies = await countWhatLies(db, unitIds)
    if (dryRun) return { actId: null, unitId: null, lies }
    const actId = newId()
    const words = { code, kind, name, searchKey: unitSearchKey(kind, name), on, legalBasis }
    try {
      const made = { id: actId, unitIds, ...words, by: actor.personId, at: clock.now() }
      const unitId = await insertMerger(db, made)
      const detail = { from: unitIds, on, name }
      await recordAudit(db, clock, actor, { ...place, action: 'units.merge', subject: `unit:${unitId}`, detail })
      return { actId, unitId, lies }
    } catch (error) {
      throw refusalOf(error) ?? error
    }
  })
}

function refusalOf(error: unknown) {
  switch (brokenConstraint(error)) {
    case 'unit_acts_of_living_siblings':
      return unitsNotMerged('#/unitIds', 'not-living-siblings')
    case 'unit_acts_after_catalogue':
      return unitsNotMerged('#/on', 'day-not-open')
    case 'unit_versions_code_one_holder':
      return unitsNotMerged('#/code', 'code-taken')
    default:
      return undefined
  }
}

/** Gives the units back that became one. Throws `not-found`, and `unit-in-use` where something lies at the new one. */
export async function undoUnitAct(db: Db, clock: Clock, actor: Actor, id: string): Promise<void> {
  requireAction(actor, 'homes.manage', NATION_ID)
  await inTransaction(db, actor, async (db) => {
    const [act] = await listUnitActs(db, id)
    if (!act || act.undoneAt !== null) throw notFound('This act')
    try {
      await undoMerger(db, id, clock.now())
    } catch (error) {
      const broken = brokenConstraint(error)
      if (broken === 'unit_acts_undone_once') throw notFound('This act')
      // A key of another table points at the unit as well.
      if (broken === 'unit_acts_undone_while_empty' || broken?.endsWith('_fk')) throw unitInUse()
      throw error
    }
    const detail = { into: act.intoId }
    await recordAudit(db, clock, actor, { ...place, action: 'units.undo', subject: `unit:${act.intoId}`, detail })
  })
}

/** Records what part of a split unit's people went where, so that its figures are shared out. Throws `not-found`, `shares-not-whole`. */
export async function shareUnit(
  db: Db,
  clock: Clock,
  actor: Actor,
  unitId: string,
  { shares }: UnitShares,
): Promise<void> {
  requireAction(actor, 'homes.manage', NATION_ID)
  await inTransaction(db, actor, async (db) => {
    if (!(await findUnit(db, unitId))) throw notFound(`Unit ${unitId}`)
    const ways = (await listOutgoingChanges(db, unitId)).filter(({ relation }) => relation === 'part')
    const told = new Map(shares.map(({ toId, share }) => [toId, share]))
    if (ways.length !== told.size || ways.some(({ unit }) => !told.has(unit.id))) throw sharesNotWhole()
    const given = shares.flatMap(({ share }) => share ?? [])
    const sum = given.reduce((all, share) => all.plus(share), new Big(0))
    if (given.length === ways.length ? !sum.eq(1) : sum.gte(1)) throw sharesNotWhole()
    await updateShares(db, unitId, shares)
    await recordAudit(db, clock, actor, {
      ...place,
      action: 'units.share',
      subject: `unit:${unitId}`,
      detail: { shares },
    })
  })
}

/** What administrators recorded of units. */
export async function getUnitActs(db: Db, actor: Actor): Promise<UnitActs> {
  return inTransaction(db, actor, async (db) => {
    const rows = await listUnitActs(db)
    const ids = rows.flatMap(({ intoId, fromIds }) => [...(intoId ? [intoId] : []), ...fromIds])
    const units = new Map((await listUnits(db, [...new Set(ids)])).map((unit) => [unit.id, toUnit(unit)]))
    return {
      acts: rows.map(({ intoId, fromIds, at, undoneAt, ...rest }) => ({
        ...rest,
        at: at.toISOString(),
        undoneAt: undoneAt?.toISOString() ?? null,
        into: (intoId && units.get(intoId)) || null,
        from: fromIds.flatMap((id) => units.get(id) ?? []),
      })),
    }
  })
}
