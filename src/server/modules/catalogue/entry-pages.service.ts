import type {
  CatalogueDimension,
  CatalogueElement,
  CatalogueIndicator,
  CatalogueRule,
  DimensionPage,
  ElementPage,
  IndicatorPage,
  RulePage,
  TermElement,
} from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { getVersions } from './catalogue.repository.ts'
import {
  listElementsSplitBy,
  listIndicatorsOf,
  listProgrammesAsking,
  listProgrammesMeasuredBy,
  listRulesOf,
} from './catalogue-uses.repository.ts'
import { listElementsIn } from './effective.repository.ts'
import { mayChange } from './entry-rights.ts'

/** Throws `not-found`. */
export async function getElement(db: Db, clock: Clock, actor: Actor, id: string): Promise<ElementPage> {
  return inTransaction(db, actor, async (db) => {
    const versions = await getVersions<CatalogueElement>(db, 'elements', id)
    const on = today(clock)
    return {
      versions,
      mayPlan: await mayChange(db, actor, 'elements', id),
      indicators: await listIndicatorsOf(db, id, on),
      rules: await listRulesOf(db, id, on),
      programmes: await listProgrammesAsking(db, id),
    }
  })
}

/** Throws `not-found`. */
export async function getIndicator(db: Db, clock: Clock, actor: Actor, id: string): Promise<IndicatorPage> {
  return inTransaction(db, actor, async (db) => {
    const versions = await getVersions<CatalogueIndicator>(db, 'indicators', id)
    const terms = versions.flatMap(({ numerator, denominator }) => [...numerator, ...(denominator ?? [])])
    return {
      versions,
      mayPlan: await mayChange(db, actor, 'indicators', id),
      elements: await listTermElements(db, versions[0]?.homeId ?? 0, today(clock), terms),
      programmes: await listProgrammesMeasuredBy(db, id),
    }
  })
}

/** Throws `not-found`. */
export async function getRule(db: Db, clock: Clock, actor: Actor, id: string): Promise<RulePage> {
  return inTransaction(db, actor, async (db) => {
    const versions = await getVersions<CatalogueRule>(db, 'validation_rules', id)
    const terms = versions.flatMap(({ leftTerms, rightTerms }) => [...leftTerms, ...(rightTerms ?? [])])
    return {
      versions,
      mayPlan: await mayChange(db, actor, 'validation_rules', id),
      elements: await listTermElements(db, versions[0]?.homeId ?? 0, today(clock), terms),
    }
  })
}

/** Of a code that several homes have that of the one in which it was made last. Throws `not-found`. */
export async function getDimension(db: Db, clock: Clock, actor: Actor, code: string): Promise<DimensionPage> {
  return inTransaction(db, actor, async (db) => {
    const all = await getVersions<CatalogueDimension>(db, 'dimensions', code)
    const homeId = all[0]?.homeId ?? 0
    return {
      versions: all.filter((each) => each.homeId === homeId),
      mayPlan: await mayChange(db, actor, 'dimensions', code),
      elements: await listElementsSplitBy(db, homeId, code, today(clock)),
    }
  })
}

async function listTermElements(db: Db, homeId: number, on: Day, terms: Terms): Promise<TermElement[]> {
  const elements = await listElementsIn(db, homeId, on, { ids: terms.map(({ elementId }) => elementId) })
  return elements.map(({ id, code, name, dimensions }) => ({ id, code, name, dimensions }))
}
