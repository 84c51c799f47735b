import { periodInWords } from '../../../rules/period-in-words.ts'
import { assemble, documentInWords } from '../../../rules/reports/index.ts'
import type { ReportPaper } from '../../../shared/report-paper.ts'
import type { ReportPreview } from '../../../shared/reports.ts'
import type { Actor } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { findLetterhead, noLetterhead } from '../duties/index.ts'
import { writeReport } from '../papers/index.ts'
import { getReadableProgramme, readReportedDocuments } from '../programmes/index.ts'
import type { ReportRecord } from './reports.repository.ts'
import { listSections } from './sections.repository.ts'
import { getShownReport } from './sides.ts'

/** The report as it stands, as one text. */
export async function getReportPreview(db: Db, actor: Actor, id: string): Promise<ReportPreview> {
  return inTransaction(db, actor, async (db) => {
    const report = await getShownReport(db, actor, id)
    return { subject: report.subject, ...assemble(await listSections(db, report)) }
  })
}

/** What is laid onto paper: without a letterhead that somebody said, blanks stand in its place. */
async function readPaper(db: Db, clock: Clock, actor: Actor, report: ReportRecord): Promise<ReportPaper> {
  const programme = await getReadableProgramme(db, actor, report.programmeId)
  const letterhead = (await findLetterhead(db, programme)) ?? noLetterhead
  const { blocks, appendices } = assemble(await listSections(db, report))
  const { parent, issuer, symbol, place, position, signer, recipients, keptAt } = letterhead
  const documents = await readReportedDocuments(db, programme, today(clock))
  // The letterhead is the programme's office's; another body that reports says its own name.
  const isOffice = issuer !== null && issuer === report.organisationName
  return {
    letterhead: isOffice
      ? { parent, issuer, symbol, place, position, signer, recipients, keptAt }
      : { ...noLetterhead, issuer: report.organisationName, place },
    on: today(clock),
    kind: 'Báo cáo',
    subject: report.subject,
    addressees: report.sentTo === null ? [] : report.sentTo.split(', '),
    bases: documents.filter(({ inForce }) => inForce).map((document) => `Thực hiện ${documentInWords(document)}`),
    blocks,
    appendices: appendices.map((each) => ({ ...each, landscape: true })),
  }
}

/** The report as a .docx, in the caller's transaction. */
export async function writeReportFile(
  db: Db,
  clock: Clock,
  actor: Actor,
  report: ReportRecord,
): Promise<{ fileName: string; bytes: Buffer }> {
  const paper = await readPaper(db, clock, actor, report)
  return { fileName: `Báo cáo ${periodInWords(report.period).replace('/', '-')}.docx`, bytes: await writeReport(paper) }
}

/** The same, for whoever sees it. */
export async function getReportFile(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
): Promise<{ fileName: string; bytes: Buffer }> {
  return inTransaction(db, actor, async (db) => writeReportFile(db, clock, actor, await getShownReport(db, actor, id)))
}
