import { foldVietnamese } from '../../../rules/vietnamese-text.ts'
import type {
  CatalogueDimension,
  CatalogueElement,
  CatalogueMade,
  CatalogueQuery,
  DimensionVersion,
  ElementVersion,
  IndicatorVersion,
  RuleVersion,
} from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type FieldError, invalidRequest, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { listHomes } from '../homes/index.ts'
import { listUnits } from '../units/index.ts'
import { codeTaken, entryInUse, shippedEntry, versionsOverlap } from './catalogue.problems.ts'
import {
  type EntryRow,
  endVersion,
  getVersions,
  insertVersion,
  isShippedCode,
  listDimensionsIn,
  listEntries,
  lockLatest,
} from './catalogue.repository.ts'
import { dimensionFaults, dimensionsOf, elementFaults, indicatorFaults, ruleFaults } from './catalogue-checks.ts'
import { CATALOGUE_TABLES, type CatalogueTable } from './catalogue-files.ts'
import {
  listElementsSplitBy,
  listIndicatorsOf,
  listProgrammesAsking,
  listProgrammesMeasuredBy,
  listRulesOf,
  listUsersOfOptions,
  listUsersOfSplits,
} from './catalogue-uses.repository.ts'
import { listElementsIn, nextCatalogueIds } from './effective.repository.ts'
import { isShipped } from './entry-rights.ts'

/** What somebody says of an entry, by the table that keeps it. */
export type Said = {
  elements: ElementVersion
  indicators: IndicatorVersion
  dimensions: DimensionVersion & { code?: string }
  validation_rules: RuleVersion
}

type Keeper = { homeId: number; path: string; name: string }

/** The homes in whose catalogue the actor may add, the nation's first. */
async function homesToPlan(db: Db, actor: Actor): Promise<Keeper[]> {
  const homes = await listHomes(db)
  const units = new Map(
    (
      await listUnits(
        db,
        homes.map(({ unitId }) => unitId),
      )
    ).map((unit) => [unit.id as string, unit.path]),
  )
  return homes.flatMap(({ id, unitId, name }) => {
    const path = units.get(unitId)
    return path !== undefined && mayAt(actor, 'figures.plan', path) ? [{ homeId: id, path, name }] : []
  })
}

/** A page of what holds today or later, by name. */
export async function listCatalogue<T>(
  db: Db,
  clock: Clock,
  actor: Actor,
  table: CatalogueTable,
  query: CatalogueQuery,
) {
  return inTransaction(db, actor, async (db) => {
    const page = await listEntries<T>(db, table, today(clock), query)
    const homes = await homesToPlan(db, actor)
    return { ...page, mayPlan: homes.map(({ homeId, name }) => ({ homeId, name })) }
  })
}

/** Adds one of a home's own. Throws `catalogue-code-taken`, `invalid-request`. */
export async function addEntry<T extends CatalogueTable>(
  db: Db,
  clock: Clock,
  actor: Actor,
  table: T,
  homeId: number,
  said: Said[T],
): Promise<CatalogueMade> {
  return inTransaction(db, actor, async (db) => {
    const homes = await listHomes(db)
    const home = homes.find(({ id }) => id === homeId)
    const [unit] = home ? await listUnits(db, [home.unitId]) : []
    if (!unit) throw notFound('This home')
    requireAction(actor, 'figures.plan', unit.path)
    await check(db, table, homeId, said)
    if ('code' in said && said.code !== undefined && table !== 'validation_rules')
      if (await isShippedCode(db, table as 'elements' | 'indicators' | 'dimensions', said.code))
        throw codeTaken(said.code)
    const key =
      table === 'dimensions'
        ? ((said as Said['dimensions']).code ?? '')
        : table === 'validation_rules'
          ? newId()
          : ((await nextCatalogueIds(db, 1))[0] ?? '')
    const row = { homeId, key, unitPath: unit.path, version: 1 }
    await store(db, clock, actor, table, row, said)
    await audit(db, clock, actor, table, row, 'add', said.validFrom)
    return { id: key, version: 1 }
  })
}

/** From its day on an entry says something else. Throws `shipped-entry`, `versions-overlap`, `entry-in-use`, `catalogue-code-taken`, `invalid-request`. */
export async function addVersion<T extends CatalogueTable>(
  db: Db,
  clock: Clock,
  actor: Actor,
  table: T,
  key: string,
  said: Said[T],
): Promise<CatalogueMade> {
  return inTransaction(db, actor, async (db) => {
    const latest = await lockToChange(db, actor, table, key)
    const { validFrom, validUntil } = latest
    if (said.validFrom <= validFrom || (validUntil !== null && said.validFrom < validUntil))
      throw versionsOverlap(said.validFrom)
    await check(db, table, latest.homeId, said)
    const by = await usersOfDropped(db, table, latest, said)
    if (by.length > 0) throw entryInUse(by)
    if (validUntil === null) await endVersion(db, table, latest, said.validFrom as Day)
    const row = { ...latest, version: latest.version + 1 }
    await store(db, clock, actor, table, row, said)
    await audit(db, clock, actor, table, row, 'change', said.validFrom)
    return { id: key, version: row.version }
  })
}

/** Ends an entry. Throws `shipped-entry`, `entry-in-use`, `versions-overlap`. */
export async function endEntry(
  db: Db,
  clock: Clock,
  actor: Actor,
  table: CatalogueTable,
  key: string,
  validUntil: Day,
): Promise<CatalogueMade> {
  return inTransaction(db, actor, async (db) => {
    const latest = await lockToChange(db, actor, table, key)
    if (validUntil <= latest.validFrom || latest.validUntil !== null) throw versionsOverlap(validUntil)
    const by = await usersOf(db, table, latest, validUntil)
    if (by.length > 0) throw entryInUse(by)
    await endVersion(db, table, latest, validUntil)
    await audit(db, clock, actor, table, latest, 'end', validUntil)
    return { id: key, version: latest.version }
  })
}

async function lockToChange(db: Db, actor: Actor, table: CatalogueTable, key: string): Promise<EntryRow> {
  const latest = await lockLatest(db, table, key)
  if (isShipped(table, latest)) throw shippedEntry()
  requireAction(actor, 'figures.plan', latest.unitPath)
  return latest
}

async function usersOf(db: Db, table: CatalogueTable, { homeId, key }: EntryRow, on: Day): Promise<string[]> {
  const named = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
  switch (table) {
    case 'elements': {
      const rules = (await listRulesOf(db, key, on)).map(({ sentence }) => sentence)
      return [...named(await listIndicatorsOf(db, key, on)), ...named(await listProgrammesAsking(db, key)), ...rules]
    }
    case 'indicators':
      return named(await listProgrammesMeasuredBy(db, key))
    case 'dimensions':
      return named(await listElementsSplitBy(db, homeId, key, on)).slice(0, 5)
    default:
      return []
  }
}

/** What needs a part of a figure that an entry would no longer have. */
async function usersOfDropped(
  db: Db,
  table: CatalogueTable,
  { homeId, key }: EntryRow,
  said: Said[CatalogueTable],
): Promise<string[]> {
  const on = said.validFrom as Day
  if (table === 'elements') {
    const [latest] = await getVersions<CatalogueElement>(db, table, key)
    const { dimensions } = said as ElementVersion
    const dropped = (latest?.dimensions ?? []).filter((split) => !dimensions.includes(split))
    return listUsersOfSplits(db, on, key, dropped)
  }
  if (table !== 'dimensions') return []
  const [latest] = (await getVersions<CatalogueDimension>(db, table, key)).filter((each) => each.homeId === homeId)
  const kept = new Set((said as DimensionVersion).options.map(({ code }) => code))
  const dropped = (latest?.options ?? []).filter(({ code }) => !kept.has(code))
  return listUsersOfOptions(
    db,
    homeId,
    on,
    dropped.map(({ code }) => `${key}:${code}`),
  )
}

async function check(db: Db, table: CatalogueTable, homeId: number, said: Said[CatalogueTable]): Promise<void> {
  const on = said.validFrom as Day
  const knownFor = async (terms: Terms) => {
    const elements = await listElementsIn(db, homeId, on, { ids: terms.map(({ elementId }) => elementId) })
    return {
      elements: new Map(elements.map((each) => [each.id, each])),
      options: await listDimensionsIn(db, homeId, on, dimensionsOf(terms)),
    }
  }
  let faults: FieldError[] = []
  if (table === 'elements') {
    const element = said as ElementVersion
    faults = elementFaults(element, await listDimensionsIn(db, homeId, on, element.dimensions))
  } else if (table === 'indicators') {
    const indicator = said as IndicatorVersion
    faults = indicatorFaults(indicator, await knownFor([...indicator.numerator, ...(indicator.denominator ?? [])]))
  } else if (table === 'validation_rules') {
    const rule = said as RuleVersion
    faults = ruleFaults(rule, await knownFor([...rule.leftTerms, ...(rule.rightTerms ?? [])]))
  } else faults = dimensionFaults(said as DimensionVersion)
  if (faults.length > 0) throw invalidRequest(faults)
}

type Placed = Pick<EntryRow, 'homeId' | 'key' | 'unitPath' | 'version'>

async function store(
  db: Db,
  clock: Clock,
  actor: Actor,
  table: CatalogueTable,
  { homeId, key, unitPath, version }: Placed,
  { validFrom, ...said }: Said[CatalogueTable],
): Promise<void> {
  const columns = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      typeof value === 'string' ? value.trim().normalize('NFC') : value,
    ]),
  )
  await insertVersion(db, table, {
    ...columns,
    ...('name' in said && table !== 'dimensions' ? { search_key: foldVietnamese(said.name) } : {}),
    [CATALOGUE_TABLES[table]]: key,
    ...{ home_id: homeId, unit_path: unitPath, published: true, audience: [], version, valid_from: validFrom },
    ...{ made_by: actor.personId, made_at: clock.now().toISOString() },
  })
}

const SUBJECTS: Record<CatalogueTable, string> = {
  elements: 'element',
  indicators: 'indicator',
  dimensions: 'dimension',
  validation_rules: 'rule',
}

const audit = (
  db: Db,
  clock: Clock,
  actor: Actor,
  table: CatalogueTable,
  { homeId, key, unitPath, version }: Placed,
  act: 'add' | 'change' | 'end',
  day: string,
) =>
  recordAudit(db, clock, actor, {
    ...{
      homeId,
      unitPath,
      action: 'catalogue.change',
      subject: `${SUBJECTS[table]}:${key}`,
      detail: { act, version, day },
    },
  })
