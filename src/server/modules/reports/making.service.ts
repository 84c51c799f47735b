import { lastDayOf } from '../../../rules/duties/index.ts'
import { periodInWords } from '../../../rules/period-in-words.ts'
import { periodNamed } from '../../../rules/periods.ts'
import type { ReportKind } from '../../../shared/outlines.ts'
import type { NewReport, ReportChoices, ReportPage } from '../../../shared/reports.ts'
import { type Actor, grantMay, notAllowed, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { brokenConstraint, type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { getAssignmentRow, listAnswersOf } from '../duties/index.ts'
import { getReadableProgramme, type ProgrammeRow } from '../programmes/index.ts'
import {
  findReportingBody,
  listReportedProgrammes,
  listReportingBodies,
  listReportsOfAnswers,
  type ReportingBody,
} from './bodies.repository.ts'
import { draftSections } from './drafting.ts'
import { gatherFacts, isBiddenBy } from './facts.service.ts'
import { findOutlineIn, listOutlinesIn, type OutlineRow } from './outlines.repository.ts'
import { openAt } from './places.ts'
import { recordDone } from './recording.ts'
import { describeReport } from './report-page.service.ts'
import { reportMade } from './reports.problems.ts'
import { getReportRecord, insertReport } from './reports.repository.ts'
import { insertSections } from './sections.repository.ts'

const mostAsked = 200

/** For which organisations the actor may make a report: those of their roles, and those of the units that a role holds whole. */
const bodiesOf = (db: Db, actor: Actor, day: string): Promise<ReportingBody[]> => {
  const grants = actor.grants.filter((grant) => grantMay(grant, 'duties.answer'))
  return listReportingBodies(
    db,
    {
      ids: grants.flatMap(({ parties }) => parties),
      unitPaths: grants.flatMap(({ reach, unitPath }) => (reach === 'subtree' ? [unitPath] : [])),
    },
    day,
  )
}

/** What a report may be made for: the reporting duties that are asked for, soonest first; else any programme and period. */
export async function getReportChoices(db: Db, clock: Clock, actor: Actor): Promise<ReportChoices> {
  const day = today(clock)
  return inTransaction(db, actor, async (db) => {
    const bodies = await bodiesOf(db, actor, day)
    const ids = bodies.map(({ id }) => id)
    const answers = (await listAnswersOf(db, ids, ['open', 'handed-in'], day, 1000)).filter(
      ({ kind, period }) => kind === 'report' && periodOfAnswer(period) !== undefined,
    )
    const made = await listReportsOfAnswers(db, [...new Set(answers.map(({ assignmentId }) => assignmentId))])
    const outlines = []
    for (const homeId of new Set(bodies.map((body) => body.homeId)))
      outlines.push(
        ...(await listOutlinesIn(db, homeId, day)).map(({ code, name, kind }) => ({ homeId, code, name, kind })),
      )
    return {
      today: day,
      asked: answers.slice(0, mostAsked).map((row) => ({
        assignmentId: row.assignmentId,
        answerPeriod: row.period,
        programmeId: row.programmeId,
        programmeName: row.programmeName,
        organisationId: row.organisationId ?? '',
        organisationName: row.organisationName ?? '',
        period: periodOfAnswer(row.period) ?? '',
        quote: row.quote,
        dueOn: lastDayOf(row),
        reportId: made.get(`${row.assignmentId} ${row.period}`) ?? null,
      })),
      programmes: await listReportedProgrammes(db),
      organisations: bodies.map(({ id, name, homeId }) => ({ id, name, homeId })),
      outlines,
    }
  })
}

/** The calendar period on which an answer reports; '2026#2' is on 2026. */
const periodOfAnswer = (period: string): string | undefined => {
  const [name = ''] = period.split('#')
  return periodNamed(name) === null ? undefined : name
}

type Ready = {
  programme: ProgrammeRow
  body: ReportingBody
  outline: OutlineRow
  toParties: string[]
  toPaths: string[]
  isBidden: boolean
}

/**
 * Makes a report and drafts it from what the system knows. Throws `not-allowed` for who does not answer for the organisation, `report-made`,
 * and `invalid-request` where outline, period, organisation or answer do not fit together.
 */
export async function makeReport(db: Db, clock: Clock, actor: Actor, asked: NewReport): Promise<ReportPage> {
  const { programme, body, outline, toParties, toPaths, isBidden } = await inTransaction(db, actor, (db) =>
    prepare(db, clock, actor, asked),
  )
  const { period, answer } = asked
  const facts = await gatherFacts(db, clock, actor, {
    ...{ programme, place: body.place, period, kind: outline.kind },
    isBidden,
  })
  const sections = draftSections(outline.sections, facts, body.id)
  return inTransaction(db, actor, async (db) => {
    const id = newId()
    const { homeId } = programme
    await insertReport(db, {
      ...{ homeId, id, programmeId: programme.id, organisationId: body.id, unitPath: body.place, openTo: [], period },
      kind: outline.kind,
      subject: subjectOf(outline.kind, period, programme.name),
      ...{ outlineHome: outline.homeId, outlineCode: outline.code, outlineVersion: outline.version },
      ...{ assignmentId: answer?.assignmentId ?? null, answerPeriod: answer?.period ?? null },
      ...{
        toParties,
        receivedAt: openAt(toPaths),
        draftedAt: clock.now(),
        madeBy: actor.personId,
        madeAt: clock.now(),
      },
    }).catch((error: unknown) => {
      const broken = brokenConstraint(error)
      if (broken === 'reports_once') throw reportMade()
      if (broken === 'reports_answer_fk') throw notFound('This answer')
      throw error
    })
    const report = await getReportRecord(db, id)
    await insertSections(db, report, sections)
    await recordDone(db, clock, actor, report, { act: 'make', stateBefore: null, state: 'drafting', revision: 1 })
    return describeReport(db, clock, actor, id)
  })
}

async function prepare(
  db: Db,
  clock: Clock,
  actor: Actor,
  { programmeId, organisationId, period, outline: code, answer }: NewReport,
): Promise<Ready> {
  const day = today(clock)
  const body = await findReportingBody(db, organisationId, day)
  if (!body) throw notAllowed('duties.answer')
  requireAction(actor, 'duties.answer', body.place)
  const programme = await getReadableProgramme(db, actor, programmeId)
  if (!programme.published) throw notFound('This programme')
  if (programme.homeId !== body.homeId) throw invalidRequest([{ pointer: '#/organisationId', code: 'outside' }])
  const outline = await findOutlineIn(db, programme.homeId, code, day)
  if (!outline) throw invalidRequest([{ pointer: '#/outline', code: 'not-there' }])
  const planned = { programme, body, outline, toParties: [], toPaths: [programme.unitPath], isBidden: false }
  if (!answer) return planned
  const assignment = await getAssignmentRow(db, answer.assignmentId)
  const fits =
    assignment.kind === 'report' &&
    assignment.organisationId === organisationId &&
    assignment.programmeId === programmeId &&
    periodOfAnswer(answer.period) === period
  if (!fits) throw invalidRequest([{ pointer: '#/answer', code: 'another' }])
  const { receivedBy, receivedFrom } = assignment
  const asked = { ...planned, isBidden: isBiddenBy(assignment) }
  return receivedFrom.length === 0 ? asked : { ...asked, toParties: receivedBy, toPaths: receivedFrom }
}

const SUBJECTS: Record<ReportKind, string> = {
  'half-yearly': 'Kết quả thực hiện',
  yearly: 'Kết quả thực hiện',
  interim: 'Sơ kết thực hiện',
  final: 'Tổng kết thực hiện',
}

const subjectOf = (kind: ReportKind, period: string, programmeName: string): string =>
  `${SUBJECTS[kind]} ${programmeName.replace(/^thực hiện\s+/iu, '')} ${kind === 'interim' || kind === 'final' ? 'đến ' : ''}${periodInWords(period)}`.slice(
    0,
    500,
  )
