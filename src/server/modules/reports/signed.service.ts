import { DEFAULT_LIMITS, readContentControls } from '../../../reading/index.ts'
import { assemble, compareSigned, type SignedText, threadOf } from '../../../rules/reports/index.ts'
import type { ReportPage, SignedComparison, SignedCopy } from '../../../shared/reports.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { invalidRequest, notFound } from '../../platform/problems.ts'
import { type DocumentRow, findBytes, findText, listDocumentRows } from '../documents/index.ts'
import { recordDone } from './recording.ts'
import { describeReport } from './report-page.service.ts'
import { reportChanged } from './reports.problems.ts'
import { lockReport, updateReport } from './reports.repository.ts'
import { listSections } from './sections.repository.ts'
import { getShownReport, requireMaker } from './sides.ts'

/**
 * Says which document is the signed copy of a report. Throws `report-changed`, and `invalid-request` for a document that another province
 * keeps or that the actor does not see.
 */
export async function attachSigned(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { revision, documentId }: SignedCopy,
): Promise<ReportPage> {
  return inTransaction(db, actor, async (db) => {
    const seen = await getShownReport(db, actor, id)
    requireMaker(actor, seen)
    await lockReport(db, seen)
    const report = await getShownReport(db, actor, id)
    if (report.revision !== revision) throw reportChanged(report.revision)
    const [document] = await listDocumentRows(db, [documentId])
    if (document?.homeId !== report.homeId) throw invalidRequest([{ pointer: '#/documentId', code: 'not-there' }])
    await updateReport(db, report, { signedDocumentId: documentId })
    const { state } = report
    await recordDone(db, clock, actor, report, {
      ...{ act: 'attach-signed', stateBefore: state, state, words: document.fileName, revision: revision + 1 },
    })
    return describeReport(db, clock, actor, id)
  })
}

/** How the figures of the signed copy stand against those of the report. Throws `not-found` where there is none. */
export async function compareSignedCopy(db: Db, actor: Actor, id: string): Promise<SignedComparison> {
  const { report, document, signed, sections } = await inTransaction(db, actor, async (db) => {
    const report = await getShownReport(db, actor, id)
    const [document] = report.signedDocumentId === null ? [] : await listDocumentRows(db, [report.signedDocumentId])
    if (!document) throw notFound('The signed copy')
    return { report, document, signed: await readSigned(db, document), sections: await listSections(db, report) }
  })
  const { fileName, number, issuedOn } = document
  const about = { documentId: document.id, fileName, number, issuedOn }
  if (signed === null) return { ...about, ready: false, compared: 0, differences: [] }
  const { blocks, appendices } = assemble(sections)
  const all = [...blocks, ...appendices.flatMap((appendix) => appendix.blocks)]
  const { compared, differences } = compareSigned(all, signed)
  return {
    ...about,
    ready: true,
    compared,
    differences: differences.map((each) => ({
      ...each,
      path: threadOf(each.id, report.programmeId)?.path ?? `/programmes/${report.programmeId}`,
    })),
  }
}

/** Its text as it was read, and the content controls that a .docx still has; null where it was not read yet. */
async function readSigned(db: Db, document: DocumentRow): Promise<SignedText | null> {
  const read = await findText(db, document.id)
  if (!read) return null
  const bytes = document.format === 'docx' ? await findBytes(db, document.homeId, document.id) : undefined
  // It was read before, within the limits of a process of its own.
  return { text: read.text, controls: bytes ? await readContentControls(bytes, DEFAULT_LIMITS) : [] }
}
