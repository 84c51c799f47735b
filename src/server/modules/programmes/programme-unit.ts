import { isWithin } from '../../../rules/days.ts'
import { firstDayOf, isRealDate } from '../../../rules/partial-dates.ts'
import type { DocumentFacts, ScopeLevel } from '../../../shared/plan.ts'
import type { UnitLevel } from '../../../shared/units.ts'
import { type Actor, grantMay, isBelow } from '../../platform/actor.ts'
import type { Db } from '../../platform/database.ts'
import { getHomeOf } from '../homes/index.ts'
import { listUnitsNamed, type NamedUnit } from '../units/index.ts'

export type ProgrammeUnit = { unitId: string; unitPath: string }

const levels: Record<ScopeLevel, UnitLevel> = {
  national: 'nation',
  province: 'province',
  district: 'district',
  commune: 'commune',
}

/**
 * Whose plan a document is: the unit that it names itself, where that is one of the actor's or an earlier one on their
 * ground; else the unit that it was uploaded for. A plan of tỉnh Thái Bình uploaded in Hưng Yên is Thái Bình's.
 */
export async function findProgrammeUnit(
  db: Db,
  actor: Actor,
  document: ProgrammeUnit & { homeId: number },
  facts: Pick<DocumentFacts, 'scope' | 'issuedOn'> | undefined,
): Promise<ProgrammeUnit> {
  const own = { unitId: document.unitId, unitPath: document.unitPath }
  if (!facts?.scope) return own
  // A unit that one only reads is no unit to make a programme at.
  const mine = actor.grants.filter((grant) => grantMay(grant, 'programmes.review')).flatMap(({ scopes }) => scopes)
  const units = await listUnitsNamed(db, facts.scope.name, levels[facts.scope.level], mine)
  const named = chooseUnit(units, facts.issuedOn, own.unitPath)
  if (!named) return own
  const home = await getHomeOf(db, named.path)
  return home.id === document.homeId ? { unitId: named.id, unitPath: named.path } : own
}

/** The one that bore the name on the day of the document; failing that any, but never a guess between two. */
function chooseUnit(units: readonly NamedUnit[], issuedOn: string | null, ownPath: string): NamedUnit | undefined {
  const day = issuedOn !== null && isRealDate(issuedOn) ? firstDayOf(issuedOn) : undefined
  const then = day === undefined ? [] : units.filter(({ during }) => isWithin(day, during))
  const candidates = then.length > 0 ? then : units
  const paths = new Set(candidates.map(({ path }) => path))
  if (paths.size === 1) return candidates[0]
  const near = candidates.filter(({ path }) => isBelow(path, ownPath) || isBelow(ownPath, path))
  return new Set(near.map(({ path }) => path)).size === 1 ? near[0] : undefined
}
