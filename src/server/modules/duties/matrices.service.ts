import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type { DutyMatrix, MatrixCell, MatrixQuery, ReportMatrix } from '../../../shared/duty-views.ts'
import type { Day } from '../../../shared/schema.ts'
import type { Db } from '../../platform/database.ts'
import { type AnswerFilter, choosesAnswers, type OfProgramme } from './answer-filter.repository.ts'
import { filterOf } from './answer-filter.ts'
import { listBodiesNamed, type NamedBody } from './assignments.repository.ts'
import {
  listAnswering,
  listFactsNamed,
  listGivenDuties,
  listHeld,
  listHolderIds,
  listReported,
  listStanding,
  listWorst,
  type StandingRow,
} from './matrices.repository.ts'

type Part = Pick<MatrixQuery, 'row' | 'column' | 'rows' | 'columns'>

/** Organisations and the duties that they have; where answers are chosen, those with such answers alone. */
export async function readDutyMatrix(
  db: Db,
  programme: OfProgramme,
  day: Day,
  { row, column, rows, columns, ...asked }: MatrixQuery,
): Promise<DutyMatrix> {
  const filter = filterOf(asked)
  const part = { row, column, rows, columns }
  const { held, bodies, duties } = choosesAnswers(filter)
    ? await ofChosen(db, programme, filter, day, part)
    : await ofGiven(db, programme, filter, day, part)
  const shown = inPart(bodies, duties, part)
  const places = placesOf(
    shown.bodies.map(({ id }) => id),
    shown.columns.map(({ factId }) => factId),
  )
  const cells = held.flatMap(({ id, organisationId, factId, standing, answers }) =>
    places(organisationId, factId, { assignmentId: id, assignments: 1, standing, answers }),
  )
  return {
    ...aboutPart(day, bodies, duties.length, shown.bodies, cells),
    duties: shown.columns.map(({ factId, section, quote }) => ({ factId, section, quote })),
  }
}

type OfMatrix = {
  held: StandingRow[]
  bodies: NamedBody[]
  duties: DutyMatrix['duties']
}

/** Whatever is given, whether or not it asks for something by now. */
async function ofGiven(db: Db, programme: OfProgramme, filter: AnswerFilter, day: Day, part: Part): Promise<OfMatrix> {
  const bodies = await listBodiesNamed(db, programme.homeId, await listHolderIds(db, programme, filter))
  const duties = await listGivenDuties(db, programme, filter)
  const shown = inPart(bodies, duties, part)
  const organisationIds = shown.bodies.map(({ id }) => id)
  const factIds = shown.columns.map(({ factId }) => factId)
  return { held: await listStanding(db, programme, filter, day, { organisationIds, factIds }), bodies, duties }
}

/** Those with such answers alone; the columns are those that the shown rows have. */
async function ofChosen(db: Db, programme: OfProgramme, filter: AnswerFilter, day: Day, part: Part): Promise<OfMatrix> {
  const bodies = await listAnswering(db, programme, filter, day)
  const organisationIds = inPart(bodies, [], part).bodies.map(({ id }) => id)
  const worst = await listWorst(db, programme, filter, day, organisationIds)
  const byAssignment = new Map(worst.map((each) => [each.assignmentId, each]))
  const held = await listHeld(db, programme, filter, { organisationIds, ids: [...byAssignment.keys()] })
  const versions = new Map(held.map(({ factId, versionId }) => [factId, versionId]))
  const facts = [...versions].map(([factId, versionId]) => ({ factId, versionId }))
  return {
    held: held.map((each) => ({ standing: null, answers: 0, ...each, ...byAssignment.get(each.id) })),
    bodies,
    duties: await listFactsNamed(db, programme.homeId, facts),
  }
}

const everything = filterOf({})

/** Organisations that report, and the periods for which they do, those to come too. */
export async function readReportMatrix(
  db: Db,
  programme: OfProgramme,
  day: Day,
  { row, column, rows, columns, factId, ...asked }: MatrixQuery,
): Promise<ReportMatrix> {
  const filter = filterOf(asked)
  const reports = (await listGivenDuties(db, programme, everything)).filter(({ kind }) => kind === 'report')
  const chosen = reports.map((each) => each.factId).filter((each) => factId === undefined || each === factId)
  const held = await listHeld(db, programme, everything, { factIds: chosen })
  const reported = await listReported(
    db,
    programme,
    { ...filter, kind: undefined },
    day,
    held.map(({ id }) => id),
  )
  const bodies = await listBodiesNamed(db, programme.homeId, [
    ...new Set(reported.map(({ organisationId }) => organisationId)),
  ])
  const firstDue = new Map<string, Day>()
  for (const { period, dueOn } of reported) {
    const before = firstDue.get(period)
    if (before === undefined || (dueOn ?? '') < before) firstDue.set(period, dueOn ?? '')
  }
  const periods = [...firstDue.keys()].sort(
    (a, b) => compareText(firstDue.get(a) ?? '', firstDue.get(b) ?? '') || compareVietnamese(a, b),
  )
  const shown = inPart(bodies, periods, { row, column, rows, columns })
  const places = placesOf(
    shown.bodies.map(({ id }) => id),
    shown.columns,
  )
  const worst = new Map<string, MatrixCell>()
  // The worst comes first.
  for (const { organisationId, period, standing, answers, assignmentId } of reported) {
    const [cell] = places(organisationId, period, { assignmentId, assignments: answers, standing, answers })
    if (!cell) continue
    const key = `${cell.row} ${cell.column}`
    const before = worst.get(key)
    if (before) before.assignments += answers
    else worst.set(key, cell)
  }
  return {
    ...aboutPart(day, bodies, periods.length, shown.bodies, [...worst.values()]),
    periods: shown.columns,
    reports: reports.map(({ factId, section, quote }) => ({ factId, section, quote })),
  }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const inPart = <Column>(bodies: readonly NamedBody[], columns: readonly Column[], part: Part) => ({
  bodies: bodies.slice(part.row, part.row + part.rows),
  columns: columns.slice(part.column, part.column + part.columns),
})

/** Makes the cell of a row and a column, where the part shows them. */
function placesOf(organisationIds: readonly string[], columnIds: readonly string[]) {
  const rows = new Map(organisationIds.map((id, index) => [id, index]))
  const columns = new Map(columnIds.map((id, index) => [id, index]))
  return (organisationId: string, columnId: string, cell: Omit<MatrixCell, 'row' | 'column'>): MatrixCell[] => {
    const row = rows.get(organisationId)
    const column = columns.get(columnId)
    return row === undefined || column === undefined ? [] : [{ row, column, ...cell }]
  }
}

const aboutPart = (
  day: Day,
  bodies: readonly NamedBody[],
  columnCount: number,
  shown: readonly NamedBody[],
  cells: MatrixCell[],
) => ({
  today: day,
  organisations: shown.map(({ id, name }) => ({ id, name })),
  organisationCount: bodies.length,
  columnCount,
  cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
})
