import { isWithMaker, isWritable } from '../../../rules/reports/index.ts'
import type { ReportPage, ReportSectionPage, ReportSubject, SectionWords } from '../../../shared/reports.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { recordDone } from './recording.ts'
import { describeReport, describeSection } from './report-page.service.ts'
import { reportActNotPossible, reportChanged } from './reports.problems.ts'
import { deleteReport, lockReport, type ReportRecord, updateReport } from './reports.repository.ts'
import { getSection, lockSections, type SectionRecord, updateSection } from './sections.repository.ts'
import { getShownReport, isMaker, isWriter, requireMaker } from './sides.ts'

/**
 * Keeps the words of a section: of one's own part while it is asked for, of whoever makes the report what is its own or was taken. Throws
 * `report-changed` where somebody wrote meanwhile, and `report-act-not-possible`.
 */
export async function writeSection(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  key: string,
  { revision, words, showsDraft }: SectionWords,
): Promise<ReportSectionPage> {
  return inTransaction(db, actor, async (db) => {
    const { report, section } = await holdSection(db, actor, id, key)
    if (section.revision !== revision) throw reportChanged(section.revision, key)
    const isMakers = isMaker(actor, report) && isWritable(section.state, 'maker')
    const isWriters = isWriter(actor, section) && isWritable(section.state, 'writer')
    if (!isMakers && !isWriters) throw reportActNotPossible('write', section.state)
    const state = isMakers ? section.state : 'writing'
    const written = words.normalize('NFC').trim()
    await updateSection(db, report, section, {
      state,
      words: written,
      ...(showsDraft === undefined ? {} : { showsDraft }),
    })
    await recordDone(db, clock, actor, report, {
      ...{ act: 'write', key, stateBefore: section.state, state, words: written, revision: revision + 1 },
      ...(isMakers || section.writerPath === null ? {} : { atPath: section.writerPath }),
    })
    return describeSection(db, actor, id, key)
  })
}

/** A section that is held, and the report as it stands then. Throws `not-found`, `not-allowed`, `report-act-not-possible`. */
export async function holdSection(
  db: Db,
  actor: Actor,
  id: string,
  key: string,
): Promise<{ report: ReportRecord; section: SectionRecord }> {
  const seen = await getShownReport(db, actor, id)
  const before = await getSection(db, seen, key)
  if (!isWriter(actor, before)) requireAction(actor, 'duties.answer', seen.unitPath)
  await lockSections(db, seen, [key])
  // Whoever sends the report holds all its sections first, so that what is read now stands.
  const report = await getShownReport(db, actor, id)
  if (!isWithMaker(report.state)) throw reportActNotPossible('write', report.state)
  return { report, section: await getSection(db, report, key) }
}

/** Calls the report otherwise (trích yếu). Throws `report-changed`, `report-act-not-possible`. */
export async function renameReport(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  { revision, subject }: ReportSubject,
): Promise<ReportPage> {
  return inTransaction(db, actor, async (db) => {
    const report = await holdOwn(db, actor, id, revision)
    await updateReport(db, report, { subject: subject.trim().normalize('NFC') })
    const { state } = report
    await recordDone(db, clock, actor, report, {
      ...{ act: 'write', stateBefore: state, state, words: subject.trim(), revision: revision + 1 },
    })
    return describeReport(db, clock, actor, id)
  })
}

/** Drops a report that was never sent. Throws `report-changed`, `report-act-not-possible`. */
export async function dropReport(db: Db, clock: Clock, actor: Actor, id: string, revision: number): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const report = await holdOwn(db, actor, id, revision)
    if (report.state !== 'drafting' || report.sentOn !== null) throw reportActNotPossible('drop', report.state)
    await recordDone(db, clock, actor, report, { act: 'drop', stateBefore: 'drafting', state: 'dropped', revision })
    await deleteReport(db, report)
  })
}

/** One's own report, held while it is with whoever makes it. */
export async function holdOwn(db: Db, actor: Actor, id: string, revision: number): Promise<ReportRecord> {
  const seen = await getShownReport(db, actor, id)
  requireMaker(actor, seen)
  await lockReport(db, seen)
  const report = await getShownReport(db, actor, id)
  if (report.revision !== revision) throw reportChanged(report.revision)
  if (!isWithMaker(report.state)) throw reportActNotPossible('write', report.state)
  return report
}
