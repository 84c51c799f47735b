import { daysOfPeriodNamed } from '../../../rules/periods.ts'
import type { ReportFacts } from '../../../rules/reports/index.ts'
import type { ReportKind } from '../../../shared/outlines.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { type AssignmentRow, readReportedDuties } from '../duties/index.ts'
import { type ProgrammeRow, readReportedDocuments } from '../programmes/index.ts'
import { readReportedProposals } from '../proposals/index.ts'
import { readReportedTargets, readReportedUnits } from '../rollup/index.ts'
import { unitOfPlace } from './places.ts'

/** Whether the plan bids whoever has this duty report; a part of a report is given by another body, and what has ended bids nothing. */
export const isBiddenBy = ({ kind, parentId, endedOn }: AssignmentRow): boolean =>
  kind === 'report' && parentId === null && endedOn === null

export type ToReport = {
  programme: ProgrammeRow
  /** Of the organisation that reports. */
  place: string
  period: string
  kind: ReportKind
  /** The plan bids this organisation report. */
  isBidden: boolean
}

/**
 * What the system knows for a report: of the programme's unit, or of the unit of an organisation further down. As far as the caller
 * sees it; for an organisation that the plan bids report all of that unit, since it is to sum up what others did and counted. Sums and
 * lists are each read as they stand at that moment. Throws `invalid-request` for a period of no known name.
 */
export async function gatherFacts(
  db: Db,
  clock: Clock,
  caller: Actor,
  { programme, place, period, kind, isBidden }: ToReport,
): Promise<ReportFacts> {
  const days = daysOf(period, kind, programme)
  const day = today(clock)
  const own = unitOfPlace(place)
  // A programme may be of a province that has ended: its reporters lie on the same ground, and not below it.
  const isFurtherDown = depthOf(own.path) > depthOf(programme.unitPath)
  const ground = isFurtherDown ? [own.path] : [own.path, programme.unitPath]
  const actor = isBidden ? { ...caller, scopes: [...new Set([...caller.scopes, ...ground])] } : caller
  const unitId = isFurtherDown ? own.id : programme.unitId
  const asked = { programmeId: programme.id, unitId, year: Number(days.to.slice(0, 4)) }
  const reported = await readReportedTargets(db, clock, actor, asked)
  const units = await readReportedUnits(db, clock, actor, asked)
  return inTransaction(db, actor, async (db): Promise<ReportFacts> => {
    const lying = {
      homeId: programme.homeId,
      programmeId: programme.id,
      unitPath: isFurtherDown ? own.path : null,
      ...days,
    }
    return {
      kind,
      today: day,
      period,
      ...days,
      unitId: reported.unit.id,
      unitName: reported.unit.name,
      whole: reported.whole,
      targets: reported.targets,
      units,
      documents: await readReportedDocuments(db, programme, day),
      duties: await readReportedDuties(db, { ...lying, today: day }),
      proposals: await readReportedProposals(db, lying),
    }
  })
}

const depthOf = (path: string) => path.split('.').length

/** An interim or a final report goes back to where the programme begins. */
function daysOf(period: string, kind: ReportKind, { horizonFrom }: ProgrammeRow): { from: Day; to: Day } {
  const days = daysOfPeriodNamed(period)
  if (!days) throw invalidRequest([{ pointer: '#/period', code: 'pattern' }])
  const isOfPhase = kind === 'interim' || kind === 'final'
  return isOfPhase && horizonFrom !== null && `${horizonFrom}-01-01` < days.from
    ? { from: `${horizonFrom}-01-01`, to: days.to }
    : days
}
