import Big from 'big.js'
import { NATION_ID, type SharedUnit, type UnitId, type UnitShares } from '../../../shared/units.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { listFoldsOf, tryShares, updateShares } from './unit-acts.repository.ts'
import { sharesNotWhole } from './units.problems.ts'
import { findUnit, listOutgoingChanges, listUnits } from './units.repository.ts'

/**
 * Records what part of a split unit's people went where, so that its figures are shared out. One that lives on keeps what is left. A
 * dry run only says between which shares its figures would lie where. Throws `not-found`, `shares-not-whole`.
 */
export async function shareUnit(
  db: Db,
  clock: Clock,
  actor: Actor,
  unitId: UnitId,
  { shares, dryRun }: UnitShares,
): Promise<SharedUnit> {
  requireAction(actor, 'homes.manage', NATION_ID)
  return inTransaction(db, actor, async (db) => {
    const unit = await findUnit(db, unitId)
    if (!unit) throw notFound(`Unit ${unitId}`)
    const ways = (await listOutgoingChanges(db, unitId)).filter(({ relation }) => relation === 'part')
    const told = new Map(shares.map(({ toId, share }) => [toId, share]))
    if (ways.length !== told.size || ways.some((way) => !told.has(way.unit.id))) throw sharesNotWhole()
    const given = shares.flatMap(({ share }) => share ?? [])
    const sum = given.reduce((all, share) => all.plus(share), new Big(0))
    const isAll = given.length === ways.length && unit.ended !== null
    if (isAll ? !sum.eq(1) : sum.gte(1)) throw sharesNotWhole()
    const before = await listFoldsOf(db, unitId)
    const after = dryRun ? await tryShares(db, unitId, shares) : undefined
    if (!dryRun) {
      await updateShares(db, unitId, shares)
      const action = 'units.share'
      await recordAudit(db, clock, actor, {
        ...{ homeId: 0, unitPath: NATION_ID, action, subject: `unit:${unitId}`, detail: { shares } },
      })
    }
    const now = new Map((after ?? (await listFoldsOf(db, unitId))).map((fold) => [fold.unitId, fold]))
    const names = new Map((await listUnits(db, [...now.keys()])).map(({ id, fullName }) => [id, fullName]))
    return {
      folds: before.map(({ unitId: id, least, most }) => ({
        ...{ unitId: id, name: names.get(id) ?? '', before: { least, most } },
        after: { least: now.get(id)?.least ?? '0', most: now.get(id)?.most ?? '0' },
      })),
    }
  })
}
