import { outlineFaults } from '../../../rules/reports/index.ts'
import type { EndOutline, NewOutline, Outline, OutlineList } from '../../../shared/outlines.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { listHomes } from '../homes/index.ts'
import { listUnits } from '../units/index.ts'
import {
  endOutlineVersion,
  findOutlineIn,
  insertOutline,
  listOutlinesIn,
  lockOwn,
  type OutlineRow,
} from './outlines.repository.ts'
import { outlineChanged } from './reports.problems.ts'

/** What reports of a home are made of today. */
export async function listOutlines(db: Db, clock: Clock, actor: Actor, homeId: number): Promise<OutlineList> {
  return inTransaction(db, actor, async (db) => {
    const path = await getHomePath(db, homeId)
    const rows = await listOutlinesIn(db, homeId, today(clock))
    return { homeId, outlines: rows.map((row) => toOutline(row, mayAt(actor, 'duties.plan', path))) }
  })
}

/** One of them. Throws `not-found`. */
export async function getOutline(db: Db, clock: Clock, actor: Actor, homeId: number, code: string): Promise<Outline> {
  const { outlines } = await listOutlines(db, clock, actor, homeId)
  const found = outlines.find((each) => each.code === code)
  if (!found) throw notFound('This outline')
  return found
}

const toOutline = ({ unitPath: _, ...row }: OutlineRow, mayChange: boolean): Outline => ({ ...row, mayChange })

async function getHomePath(db: Db, homeId: number): Promise<string> {
  const home = (await listHomes(db)).find(({ id }) => id === homeId)
  const [unit] = home ? await listUnits(db, [home.unitId]) : []
  if (!unit) throw notFound('This home')
  return unit.path
}

/**
 * Makes a home's own version of an outline, from today on; reports that are under way keep theirs. Throws `outline-changed` where
 * somebody made one meanwhile, and `invalid-request` where its sections do not fit together.
 */
export async function saveOutline(
  db: Db,
  clock: Clock,
  actor: Actor,
  code: string,
  { homeId, seen, ...said }: NewOutline,
): Promise<Outline> {
  return inTransaction(db, actor, async (db) => {
    const path = await getHomePath(db, homeId)
    requireAction(actor, 'duties.plan', path)
    const faults = outlineFaults(said.sections)
    if (faults.length > 0) throw invalidRequest(faults)
    const day = today(clock)
    const own = await lockOwn(db, homeId, code)
    requireSeen(own, seen)
    if (own && own.validUntil === null) await endOutlineVersion(db, own, day)
    const version = (own?.version ?? 0) + 1
    const by = { madeBy: actor.personId, madeAt: clock.now() }
    await insertOutline(db, { homeId, code, version, unitPath: path, ...said, validFrom: day, ...by })
    await audit(db, clock, actor, { homeId, code, path }, { act: own ? 'change' : 'add', version })
    const row = await findOutlineIn(db, homeId, code, day)
    if (!row) throw notFound('This outline')
    return toOutline(row, true)
  })
}

/** Ends a home's own version: what is shipped under its code holds again. Throws `outline-changed`, `not-found`. */
export async function endOutline(
  db: Db,
  clock: Clock,
  actor: Actor,
  code: string,
  { homeId, seen }: EndOutline,
): Promise<OutlineList> {
  return inTransaction(db, actor, async (db) => {
    const path = await getHomePath(db, homeId)
    requireAction(actor, 'duties.plan', path)
    const own = await lockOwn(db, homeId, code)
    if (!own || own.validUntil !== null) throw notFound('This outline')
    requireSeen(own, seen)
    await endOutlineVersion(db, own, today(clock))
    await audit(db, clock, actor, { homeId, code, path }, { act: 'end', version: own.version })
    const rows = await listOutlinesIn(db, homeId, today(clock))
    return { homeId, outlines: rows.map((row) => toOutline(row, true)) }
  })
}

/** What a home had and ended counts as none. */
function requireSeen(own: OutlineRow | undefined, seen: number): void {
  const standing = own && own.validUntil === null ? own.version : 0
  if (standing !== seen) throw outlineChanged(standing)
}

const audit = (
  db: Db,
  clock: Clock,
  actor: Actor,
  { homeId, code, path }: { homeId: number; code: string; path: string },
  detail: { act: 'add' | 'change' | 'end'; version: number },
) =>
  recordAudit(db, clock, actor, {
    homeId,
    unitPath: path,
    action: 'reports.outline',
    subject: `outline:${code}`,
    detail,
  })
