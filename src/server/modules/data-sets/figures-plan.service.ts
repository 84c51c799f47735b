import type { BoundTarget, FiguresPlan, Hole, ReporterChoice, SetElement } from '../../../shared/data-sets.ts'
import type { CatalogueElement, CatalogueIndicator } from '../../../shared/elements.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { listElementsIn, listIndicatorsIn } from '../catalogue/index.ts'
import { getReadableProgramme, type ProgrammeRow } from '../programmes/index.ts'
import { getLevel, listAsked, listSetRows } from './compose.repository.ts'
import { termsOf } from './compose.service.ts'
import type { KnownRow } from './composing.ts'
import {
  listBoundTargets,
  listSetsShown,
  namesOfOrganisations,
  type SetRow,
  type TargetRow,
} from './figures-plan.repository.ts'
import { linesOf } from './laying-out.ts'

/** By what the targets of a programme are measured and which forms ask for it. Throws `not-found`. */
export async function getFiguresPlan(db: Db, clock: Clock, actor: Actor, programmeId: string): Promise<FiguresPlan> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    return describePlan(db, actor, programme, today(clock))
  })
}

export async function describePlan(db: Db, actor: Actor, programme: ProgrammeRow, on: Day): Promise<FiguresPlan> {
  const { homeId } = programme
  const mayPlan = mayAt(actor, 'figures.plan', programme.unitPath)
  const bound = await listBoundTargets(db, programme)
  const rows = await listSetRows(db, programme)
  const sets = await listSetsShown(db, programme)
  const indicators = await listIndicatorsIn(db, homeId, on, {
    ids: bound.flatMap(({ indicatorId }) => indicatorId ?? []),
  })
  const ids = [
    ...indicators.flatMap((each) => termsOf(each).map(({ elementId }) => elementId)),
    ...rows.map(({ elementId }) => elementId),
  ]
  const elements = (await listElementsIn(db, homeId, on, { ids: [...new Set(ids)] })).map(
    ({ searchKey: _, ...each }) => each,
  )
  const holeIn = holesWith(indicators, elements, rows, sets)
  const targets = bound.map((row) => toTarget(row, holeIn(row)))
  const count = (hole: Hole) => targets.filter((each) => each.hole === hole).length
  return {
    ...{
      programmeId: programme.id,
      programmeName: programme.name,
      unitId: programme.unitId,
      unitName: programme.unitName,
    },
    mayPlan,
    ...{ targets, indicators, elements },
    dataSets: sets.map(({ organisationId, organisationName, ...set }) => ({
      ...set,
      organisation: organisationId === null ? null : { id: organisationId, name: organisationName ?? organisationId },
      elements: rows.filter(({ dataSetId }) => dataSetId === set.id).map(toSetElement),
    })),
    choices: mayPlan ? await choicesOf(db, programme) : [],
    holes: {
      'no-indicator': count('no-indicator'),
      'not-reported': count('not-reported'),
      'wants-survey': count('wants-survey'),
    },
  }
}

function holesWith(
  indicators: readonly CatalogueIndicator[],
  elements: readonly CatalogueElement[],
  rows: readonly KnownRow[],
  sets: readonly SetRow[],
): (target: TargetRow) => Hole | null {
  const indicatorOf = new Map(indicators.map((each) => [each.id, each]))
  const elementOf = new Map(elements.map((each) => [each.id, each]))
  const filled = new Set(sets.filter(({ periods }) => periods.length > 0).map(({ id }) => id))
  const reported = new Set(
    rows
      .filter(({ dataSetId, removedBy }) => removedBy === null && filled.has(dataSetId))
      .map(({ elementId }) => elementId),
  )
  return ({ indicatorId }) => {
    const indicator = indicatorOf.get(indicatorId ?? '')
    if (!indicator) return 'no-indicator'
    const its = termsOf(indicator).map(({ elementId }) => elementId)
    if (its.some((id) => elementOf.get(id)?.wantsSurvey)) return 'wants-survey'
    return its.every((id) => reported.has(id)) ? null : 'not-reported'
  }
}

function toTarget(row: TargetRow, hole: Hole | null): BoundTarget {
  const { factId, versionId, clauseId, section, quote, body, indicatorId, boundBy, revision } = row
  const { milestone, comparator, value, upper, unit, indicator } = body
  const words = indicator && {
    kind: indicator.kind,
    numerator: indicator.numerator,
    denominator: indicator.denominator,
  }
  return {
    ...{ id: factId, versionId, clauseId, section, quote, milestone, comparator, value, upper, unit },
    words: words ?? null,
    ...{ indicatorId, byPlanner: boundBy !== null, revision, hole },
    baseline:
      row.baseline === null
        ? null
        : { value: plain(row.baseline), year: row.baselineYear ?? 0, source: row.baselineSource },
  }
}

/** 12.50 is 12.5. */
const plain = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

const toSetElement = ({ elementId, frequency, frequencyBy, facts, addedBy, removedBy }: KnownRow): SetElement => ({
  ...{ elementId, frequency, frequencyChosen: frequencyBy !== null, targets: facts.length },
  ...{ added: addedBy !== null, removed: removedBy !== null },
})

/** Who reports: each body of the programme's own unit, and all of each level below it. */
export async function choicesOf(db: Db, programme: ProgrammeRow): Promise<ReporterChoice[]> {
  const level = await getLevel(db, programme.unitId)
  const lines = linesOf(await listAsked(db, programme, level))
  const own = lines.filter((line) => line.level === level)
  const names = await namesOfOrganisations(
    db,
    programme.homeId,
    own.map(({ organisationId }) => organisationId),
  )
  const below = Map.groupBy(
    lines.filter((line) => line.level > level),
    (line) => line.level,
  )
  return [
    ...own.map(({ organisationId }) => ({
      level: level as 1 | 2 | 3,
      organisation: { id: organisationId, name: names.get(organisationId) ?? organisationId },
      reporters: 1,
    })),
    ...[...below].map(([at, its]) => ({ level: at as 1 | 2 | 3, organisation: null, reporters: its.length })),
  ]
}
