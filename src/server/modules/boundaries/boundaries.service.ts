import { createHash } from 'node:crypto'
import { readBoundaries } from '../../../rules/boundaries/read-boundaries.ts'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type { BoundariesList, HomeBoundaries, UnitShapes } from '../../../shared/boundaries.ts'
import { type Actor, actingFor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { cleanFileName } from '../documents/index.ts'
import { type HomeRow, listHomes } from '../homes/index.ts'
import { getUnit, listChildren, type UnitRecord } from '../units/index.ts'
import { boundariesNotTaken } from './boundaries.problems.ts'
import {
  type BoundaryFile,
  deleteBoundaries,
  findBoundaryBytes,
  findShapes,
  listBoundaryFiles,
  putBoundaries,
} from './boundaries.repository.ts'

const inHomes = <T>(db: Db, actor: Actor, work: (db: Db) => Promise<T>) =>
  inTransaction(db, actingFor(actor, 'homes.manage'), work)

/** What was loaded for the homes that the caller administers. */
export async function listBoundaries(db: Db, clock: Clock, actor: Actor): Promise<BoundariesList> {
  return inHomes(db, actor, async (db) => {
    const files = new Map((await listBoundaryFiles(db)).map((file) => [file.homeId, file]))
    const homes: HomeBoundaries[] = []
    for (const home of await listHomes(db)) {
      const unit = home.id === 0 ? undefined : await getUnit(db, home.unitId)
      if (unit && mayAt(actor, 'homes.manage', unit.path))
        homes.push(await describe(db, clock, home, files.get(home.id)))
    }
    return { homes }
  })
}

async function describe(db: Db, clock: Clock, home: HomeRow, file: BoundaryFile | undefined): Promise<HomeBoundaries> {
  const about = { homeId: home.id, homeName: home.name }
  if (!file) return { ...about, file: null }
  const units = await listChildren(db, home.unitId, today(clock))
  const drawn = new Set(file.unitIds)
  const missing = units.filter(({ id }) => !drawn.has(id)).map(({ name }) => name)
  const { name, bytes, loadedAt, unmatched } = file
  return {
    ...about,
    file: {
      ...{ name, bytes, loadedAt: loadedAt.toISOString(), unmatched },
      matched: units.length - missing.length,
      units: units.length,
      missing: missing.sort(compareVietnamese),
    },
  }
}

/** Throws `not-found`, `not-allowed`. */
async function getHome(db: Db, actor: Actor, homeId: number): Promise<{ home: HomeRow; unit: UnitRecord }> {
  const home = (await listHomes(db)).find(({ id }) => id === homeId && id !== 0)
  if (!home) throw notFound('This home')
  const unit = await getUnit(db, home.unitId)
  requireAction(actor, 'homes.manage', unit.path)
  return { home, unit }
}

/**
 * Keeps a file as the boundaries of the units right below the unit of a home, matched by their codes of today, in the place of what was
 * there. Throws `boundaries-not-taken`, `not-found`, `not-allowed`.
 */
export async function loadBoundaries(
  db: Db,
  clock: Clock,
  actor: Actor,
  homeId: number,
  { bytes, fileName }: { bytes: Buffer; fileName: string | undefined },
): Promise<HomeBoundaries> {
  const found = readBoundaries(bytes.toString('utf8'))
  if ('fault' in found) throw boundariesNotTaken(found.fault, found.feature)
  return inHomes(db, actor, async (db) => {
    const { home, unit } = await getHome(db, actor, homeId)
    const units = await listChildren(db, unit.id, today(clock))
    const byCode = new Map(units.flatMap(({ id, code }) => (code === null ? [] : [[Number(code), id]])))
    const matched = found.shapes.map(({ code, rings }) => ({ code, rings, unitId: byCode.get(Number(code)) }))
    const shapes = matched.flatMap(({ unitId, rings }) => (unitId === undefined ? [] : [{ unitId, rings }]))
    if (shapes.length === 0) throw boundariesNotTaken('no-unit', null)
    const unmatched = matched.flatMap(({ unitId, code }) => (unitId === undefined ? [code] : []))
    await putBoundaries(db, {
      ...{
        homeId,
        unitPath: unit.path,
        fileName: cleanFileName(fileName ?? 'ranh-gioi.geojson'),
        bytes,
        shapes,
        unmatched,
      },
      sha256: createHash('sha256').update(bytes).digest(),
      by: actor.personId,
      at: clock.now(),
    })
    await recordAudit(db, clock, actor, {
      ...{ homeId, unitPath: unit.path, action: 'boundaries.load', subject: `home:${homeId}` },
      detail: { matched: shapes.length, unmatched: unmatched.length },
    })
    const file = (await listBoundaryFiles(db)).find((each) => each.homeId === homeId)
    return describe(db, clock, home, file)
  })
}

/** The file as it was loaded. Throws `not-found`, `not-allowed`. */
export async function getBoundaryFile(
  db: Db,
  actor: Actor,
  homeId: number,
): Promise<{ fileName: string; bytes: Buffer }> {
  return inHomes(db, actor, async (db) => {
    await getHome(db, actor, homeId)
    const file = await findBoundaryBytes(db, homeId)
    if (!file) throw notFound('These boundaries')
    return file
  })
}

/** From now on tiles are drawn there. Throws `not-found`, `not-allowed`. */
export async function removeBoundaries(db: Db, clock: Clock, actor: Actor, homeId: number): Promise<void> {
  await inHomes(db, actor, async (db) => {
    const { unit } = await getHome(db, actor, homeId)
    if (!(await deleteBoundaries(db, homeId))) throw notFound('These boundaries')
    await recordAudit(db, clock, actor, {
      ...{ homeId, unitPath: unit.path, action: 'boundaries.remove', subject: `home:${homeId}` },
    })
  })
}

/** Where the units right below a unit lie, as far as it was loaded. */
export const getShapes = (db: Db, actor: Actor, unitId: string): Promise<UnitShapes> =>
  inTransaction(db, actor, async (db) => ({ shapes: await findShapes(db, unitId) }))
