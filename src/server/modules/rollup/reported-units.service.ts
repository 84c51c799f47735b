import type { FactCell, UnitTable } from '../../../rules/reports/index.ts'
import { MOST_ROWS, type SumCell } from '../../../shared/rollup.ts'
import { UNIT_LEVELS } from '../../../shared/units.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { getUnit } from '../units/index.ts'
import { listElementsOfProgramme } from './catalogue.repository.ts'
import { getRollup, levelNumber, readingFigures } from './rollup.service.ts'

const factCell = ({ value, least, most, reported, expected }: SumCell): FactCell => ({
  ...(value === undefined ? {} : { value }),
  ...(least === undefined ? {} : { least }),
  ...(most === undefined ? {} : { most }),
  reported,
  expected,
})

/**
 * What the units of the lowest line of reporters counted for a programme in a year, with the sum over all: the table of a report. Null
 * where no unit below is asked for anything.
 */
export async function readReportedUnits(
  db: Db,
  clock: Clock,
  actor: Actor,
  { programmeId, unitId, year }: { programmeId: string; unitId: string; year: number },
): Promise<UnitTable | null> {
  const asked = await readingFigures(db, actor, async (db) => {
    const unit = await getUnit(db, unitId)
    const elements = await listElementsOfProgramme(db, programmeId)
    const level = elements.reduce((lowest, element) => Math.max(lowest, element.level), 0)
    return level > levelNumber(unit.level) ? { unit, level, elements } : null
  })
  const level = asked === null ? undefined : UNIT_LEVELS[asked.level]
  if (asked === null || level === undefined) return null
  const ids = asked.elements.filter((element) => element.level === asked.level).map(({ id }) => id)
  const { elements, rows, total } = await getRollup(db, clock, actor, {
    programmeId,
    elementIds: ids.join(','),
    period: String(year),
    unitId: asked.unit.id,
    level,
    view: 'now',
    skip: 0,
    limit: MOST_ROWS,
  })
  return {
    elements: elements.map(({ id, name, measure }) => ({ id, name, measure })),
    rows: rows.map(({ unit, sums }) => ({ unitId: unit.id, unitName: unit.fullName, cells: sums.map(factCell) })),
    total: total.sums.map(factCell),
  }
}
