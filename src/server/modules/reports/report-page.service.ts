import {
  isLeftOut,
  isOpen,
  isWithMaker,
  isWritable,
  REPORT_STEPS,
  reportStateAfter,
  SECTION_STEPS,
  sectionStateAfter,
} from '../../../rules/reports/index.ts'
import {
  REPORT_ACTS,
  type ReportEvent,
  type ReportPage,
  type ReportSection,
  type ReportSectionPage,
  SECTION_ACTS,
} from '../../../shared/reports.ts'
import { type Actor, grantMay } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { listDocumentRows } from '../documents/index.ts'
import { findPersonNames } from '../identity/index.ts'
import { listReportEvents, type ReportEventRow } from './report-events.repository.ts'
import type { ReportRecord } from './reports.repository.ts'
import { getSection, listSectionHeads, type SectionHead } from './sections.repository.ts'
import { getShownReport, isMaker, isWriter, receivingPlace } from './sides.ts'

/** A report with its sections, without what stands in them. Throws `not-found`. */
export const getReport = (db: Db, clock: Clock, actor: Actor, id: string): Promise<ReportPage> =>
  inTransaction(db, actor, (db) => describeReport(db, clock, actor, id))

export async function describeReport(db: Db, clock: Clock, actor: Actor, id: string): Promise<ReportPage> {
  const report = await getShownReport(db, actor, id)
  const heads = await listSectionHeads(db, report)
  const events = await listReportEvents(db, report)
  const people = await findPersonNames(db, [report.madeBy, ...events.map(({ byPerson }) => byPerson)])
  const makes = isMaker(actor, report)
  const receives = receivingPlace(actor, report) !== undefined
  const { state, sentTo, signedDocumentId } = report
  const [signed] = signedDocumentId === null ? [] : await listDocumentRows(db, [signedDocumentId])
  return {
    ...ofReport(report),
    sentTo: sentTo ?? report.programmeName,
    today: today(clock),
    assignmentId: report.assignmentId,
    draftedAt: report.draftedAt.toISOString(),
    makerName: people.get(report.madeBy) ?? null,
    revision: report.revision,
    sections: heads.map((head) => toSection(actor, report, head)),
    blanks: heads.filter((head) => isOpen(head) && !isLeftOut(head)).length,
    may: REPORT_ACTS.filter((act) => {
      if (reportStateAfter(state, act) === undefined) return false
      return REPORT_STEPS[act].side === 'maker' ? makes : receives
    }),
    mayEdit: makes && isWithMaker(state),
    mayDrop: makes && state === 'drafting' && report.sentOn === null,
    signed: signed ? { documentId: signed.id, fileName: signed.fileName } : null,
    events: events.map((event) => toEvent(event, people)),
  }
}

export const ofReport = (report: ReportRecord) => {
  const { id, programmeId, programmeName, organisationId, organisationName } = report
  const { period, kind, subject, state, dueOn, sentOn } = report
  return {
    id,
    programmeId,
    programmeName,
    organisationId,
    organisationName,
    period,
    kind,
    subject,
    state,
    dueOn,
    sentOn,
  }
}

/** Whoever stands in charge of the writers too is not offered to write in their place. */
const writesItself = (actor: Actor, makes: boolean, head: SectionHead) =>
  isWriter(actor, head) &&
  (!makes ||
    actor.grants.some((grant) => grantMay(grant, 'duties.answer') && grant.parties.includes(head.writerId ?? '')))

export function toSection(actor: Actor, report: ReportRecord, head: SectionHead): ReportSection {
  const { key, level, title, wants, source, appendix, writerId, writerName, state, revision, words } = head
  const isHere = isWithMaker(report.state)
  const makes = isMaker(actor, report)
  const writes = writesItself(actor, makes, head)
  return {
    ...{ key, level, title, wants, source, appendix, writerId, writerName, state, revision },
    written: words.trim() !== '',
    open: isOpen(head) && !isLeftOut(head),
    mine: isHere && ((makes && isWritable(state, 'maker')) || (writes && isWritable(state, 'writer'))),
    may: isHere
      ? SECTION_ACTS.filter(
          (act) =>
            sectionStateAfter(state, act) !== undefined && (SECTION_STEPS[act].side === 'maker' ? makes : writes),
        )
      : [],
  }
}

const toEvent = (
  { id, key, title, act, words, byPerson, at, revision }: ReportEventRow,
  people: ReadonlyMap<string, string>,
): ReportEvent => ({ id, act, key, title, at: at.toISOString(), by: people.get(byPerson) ?? null, words, revision })

/** One section whole: what was drafted, what was written, and everything that ever was. Throws `not-found`. */
export const getReportSection = (db: Db, actor: Actor, id: string, key: string): Promise<ReportSectionPage> =>
  inTransaction(db, actor, (db) => describeSection(db, actor, id, key))

export async function describeSection(db: Db, actor: Actor, id: string, key: string): Promise<ReportSectionPage> {
  const report = await getShownReport(db, actor, id)
  const section = await getSection(db, report, key)
  const events = await listReportEvents(db, report, key)
  const people = await findPersonNames(
    db,
    events.map(({ byPerson }) => byPerson),
  )
  const { prompt, drafted, showsDraft, words } = section
  return {
    ...toSection(actor, report, section),
    ...{ prompt, drafted, showsDraft, words },
    events: events.map((event) => toEvent(event, people)),
  }
}
