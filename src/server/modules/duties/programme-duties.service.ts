import { isDay } from '../../../rules/days.ts'
import { lastDayOf } from '../../../rules/duties/index.ts'
import { compareVietnamese } from '../../../rules/vietnamese-text.ts'
import type {
  AnswersPage,
  AnswersQuery,
  AnswersSheetQuery,
  IdleDuty,
  OrganisationCounts,
  ProgrammeDuties,
  UnclearDuty,
} from '../../../shared/duties.ts'
import type { Day } from '../../../shared/schema.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest } from '../../platform/problems.ts'
import { getReadableProgramme } from '../programmes/index.ts'
import { type CountRow, countAnswers } from './answer-counts.repository.ts'
import { filterOf } from './answer-filter.ts'
import { type AnswerCursor, listAnswersOfProgramme } from './answer-lists.repository.ts'
import { listPeriods } from './answer-periods.repository.ts'
import { toAsked } from './answer-words.ts'
import { writeAnswersSheet } from './answers-sheet.ts'
import { sheetWords } from './answers-sheet-words.ts'
import {
  type AssignmentRow,
  type LackingRow,
  listBodiesNamed,
  listLackingAssignments,
} from './assignments.repository.ts'
import { countSenders, listReceiverIds } from './received-reports.repository.ts'

/** Who has what of a programme and how it stands, as far as the actor sees it. */
export async function getProgrammeDuties(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
): Promise<ProgrammeDuties> {
  return inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    const on = today(clock)
    const lacking = await listLackingAssignments(db, programme.homeId, programme.id)
    const owned = lacking.filter(({ organisationId }) => organisationId !== null)
    return {
      today: on,
      programmeId: programme.id,
      programmeName: programme.name,
      mayPlan: mayAt(actor, 'duties.plan', programme.unitPath),
      organisations: withSenders(
        gather(await countAnswers(db, programme, on)),
        actor.parties.length === 0 ? [] : gather(await countSenders(db, programme, on)),
      ),
      receivers: await listBodiesNamed(db, programme.homeId, await listReceiverIds(db, programme)),
      periods: await listPeriods(db, programme),
      unowned: lacking.filter(({ organisationId }) => organisationId === null).map(toIdle),
      waiting: owned
        .filter(({ kind, conditionMetOn }) => kind === 'conditional' && conditionMetOn === null)
        .map(toIdle),
      unclear: gatherUnclear(owned.filter(({ unresolved }) => unresolved.length > 0)),
    }
  })
}

/** How many answers of others stand how is not told to an organisation, except of the reports that are sent to it. */
function withSenders(counts: readonly OrganisationCounts[], senders: readonly OrganisationCounts[]) {
  const isTold = ({ standings }: OrganisationCounts) => Object.keys(standings).length > 0
  const told = new Set(counts.filter(isTold).map(({ organisationId }) => organisationId))
  const more = senders.filter(({ organisationId }) => !told.has(organisationId))
  const replaced = new Set(more.map(({ organisationId }) => organisationId))
  return [...counts.filter(({ organisationId }) => !replaced.has(organisationId)), ...more].sort((a, b) =>
    compareVietnamese(a.organisationName, b.organisationName),
  )
}

function gather(rows: readonly CountRow[]): OrganisationCounts[] {
  const byId = Map.groupBy(rows, ({ organisationId }) => organisationId)
  return [...byId.values()].flatMap((its) => {
    const [first] = its
    if (!first) return []
    const { organisationId, organisationName, duties } = first
    const standings = Object.fromEntries(
      its.flatMap(({ standing, answers }) => (standing ? [[standing, answers]] : [])),
    )
    return [{ organisationId, organisationName, duties, standings }]
  })
}

const toIdle = ({ id, factId, section, quote, organisationName, unresolved, body, added }: LackingRow): IdleDuty => ({
  assignmentId: id,
  factId,
  section,
  quote,
  organisationName,
  unresolved,
  condition: body.condition ?? null,
  revision: added,
})

function gatherUnclear(rows: readonly AssignmentRow[]): UnclearDuty[] {
  return [...Map.groupBy(rows, ({ factId }) => factId).values()].flatMap((its) => {
    const [first] = its
    if (!first) return []
    const { id, factId, section, quote, unresolved } = first
    return [{ assignmentId: id, factId, section, quote, unresolved, owners: its.length }]
  })
}

/** One page of the answers of a programme, by day. */
export async function listProgrammeAnswers(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  asked: AnswersQuery,
): Promise<AnswersPage> {
  return inTransaction(db, actor, async (db) =>
    pageOfAnswers(db, await getReadableProgramme(db, actor, programmeId), today(clock), asked),
  )
}

/** The same of a programme that the caller has at hand, within its transaction. */
export async function pageOfAnswers(
  db: Db,
  programme: { homeId: number; id: string },
  day: Day,
  { after, limit, ...asked }: AnswersQuery,
): Promise<AnswersPage> {
  const cursor = after === undefined ? undefined : parseCursor(after)
  const rows = await listAnswersOfProgramme(db, programme, filterOf(asked), day, limit + 1, cursor)
  const page = rows.slice(0, limit)
  const end = rows.length > limit ? page.at(-1) : undefined
  return {
    today: day,
    answers: page.map((row) => toAsked(row, day)),
    after: end ? `${lastDayOf(end) ?? ''},${end.assignmentId},${end.period}` : null,
  }
}

const mostInSheet = 10_000

/** The answers of a programme as a workbook, by day; what is beyond the first 10,000 is named in it and left out. */
export async function getAnswersSheet(
  db: Db,
  clock: Clock,
  actor: Actor,
  programmeId: string,
  { lang, ...asked }: AnswersSheetQuery,
): Promise<{ name: string; bytes: Buffer }> {
  const day = today(clock)
  const rows = await inTransaction(db, actor, async (db) => {
    const programme = await getReadableProgramme(db, actor, programmeId)
    return listAnswersOfProgramme(db, programme, filterOf(asked), day, mostInSheet + 1)
  })
  const answers = rows.slice(0, mostInSheet).map((row) => toAsked(row, day))
  return {
    name: `${sheetWords[lang].file} ${day}.xlsx`,
    bytes: await writeAnswersSheet(answers, rows.length > mostInSheet, lang),
  }
}

const CURSOR = /^((?:19|20|21)\d{2}-\d{2}-\d{2})?,([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}),([0-9HQ#-]{0,11})$/
function parseCursor(text: string): AnswerCursor {
  const [, lastOn, assignmentId, period] = CURSOR.exec(text) ?? []
  if (assignmentId === undefined || period === undefined || (lastOn !== undefined && !isDay(lastOn)))
    throw invalidRequest([{ pointer: 'querystring/after', code: 'pattern' }])
  return { lastOn: lastOn ?? null, assignmentId, period }
}
