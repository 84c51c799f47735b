import type {
  FigureUses,
  FigureUsesQuery,
  TargetFigures,
  TargetFiguresQuery,
  TracedFigure,
} from '../../../shared/target-progress.ts'
import { type Actor, isBelow } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { findPersonNames } from '../identity/index.ts'
import { getReadableProgramme, listTargetsInForce } from '../programmes/index.ts'
import { getUnit, listUnits } from '../units/index.ts'
import { listBindings, listUses } from './bindings.repository.ts'
import { listIndicatorsNamed } from './catalogue.repository.ts'
import { readingFigures, requireSomeSeen, toUnit } from './rollup.service.ts'
import { type FigureCursor, type FigureRow, listFiguresOf, listFiguresUnder } from './thread.repository.ts'

/** Every figure under a target, with who typed it; newest period first. Throws `not-found`. */
export async function getTargetFigures(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  factId: string,
  { unitId, year, after, limit }: TargetFiguresQuery,
): Promise<TargetFigures> {
  return readingFigures(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    const on = today(clock)
    const targets = await listTargetsInForce(db, programme, on)
    if (!targets.some(({ id }) => id === factId)) throw notFound('This target')
    const whole = await getUnit(db, programme.unitId)
    const unit = unitId === undefined ? whole : await getUnit(db, unitId)
    if (!isBelow(unit.path, whole.path)) throw notFound('This unit below')
    const binding = (await listBindings(db, programme.homeId, programme.id)).find((each) => each.factId === factId)
    const [indicator] = await listIndicatorsNamed(db, binding?.indicatorId ? [binding.indicatorId] : [])
    if (!indicator) return { figures: [], next: null }
    const rows = await listFiguresUnder(db, {
      cells: [...indicator.numerator, ...(indicator.denominator ?? [])],
      unitId: unit.id,
      view: 'now',
      year,
      after: after === undefined ? undefined : parseCursor(after),
      limit: limit + 1,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return { figures: await describeFigures(db, page), next: rows.length > limit && last ? writeCursor(last) : null }
  })
}

/** A figure as it stands, with every target of published programmes that it adds to. */
export async function getFigureUses(
  db: Db,
  clock: Clock,
  actor: Actor,
  unitId: string,
  { elementId, period }: FigureUsesQuery,
): Promise<FigureUses> {
  return readingFigures(db, actor, async (db) => {
    requireSomeSeen(actor, await getUnit(db, unitId))
    const uses = await listUses(db, elementId, unitId)
    const targets: FigureUses['targets'] = []
    for (const [programmeId, its] of Map.groupBy(uses, (use) => use.programmeId)) {
      const programme = await getReadableProgramme(db, actor, programmeId)
      const inForce = new Map(
        (await listTargetsInForce(db, programme, today(clock))).map((target) => [target.id, target]),
      )
      for (const { factId, indicatorName } of its) {
        const target = inForce.get(factId)
        if (!target) continue
        const { versionId, clauseId, section, quote } = target
        targets.push({
          programmeId,
          programmeName: programme.name,
          factId,
          versionId,
          clauseId,
          section,
          quote,
          indicatorName,
        })
      }
    }
    return { figures: await describeFigures(db, await listFiguresOf(db, elementId, unitId, period)), targets }
  })
}

async function describeFigures(db: Db, rows: readonly FigureRow[]): Promise<TracedFigure[]> {
  const units = new Map(
    (await listUnits(db, [...new Set(rows.map(({ unitId }) => unitId))])).map((each) => [each.id as string, each]),
  )
  const names = await findPersonNames(
    db,
    rows.flatMap(({ typedBy }) => typedBy ?? []),
  )
  return rows.flatMap(({ unitId, typedBy, typedAt, ...rest }) => {
    const unit = units.get(unitId)
    if (!unit) return []
    return [
      {
        ...rest,
        unit: toUnit(unit),
        typedBy: typedBy === null ? null : (names.get(typedBy) ?? null),
        typedAt: typedAt?.toISOString() ?? null,
      },
    ]
  })
}

const writeCursor = ({ period, unitId, elementId, category }: FigureCursor) =>
  [period, unitId, elementId, category].join(' ')

function parseCursor(text: string): FigureCursor {
  const match = /^([0-9A-Z-]{4,7}) ([0-9]{1,18}) ([0-9]{1,18}) ([a-z0-9:,-]*)$/.exec(text)
  if (!match) throw invalidRequest([{ pointer: 'query/after', code: 'pattern' }])
  const [, period = '', unitId = '', elementId = '', category = ''] = match
  return { period, unitId, elementId, category }
}
