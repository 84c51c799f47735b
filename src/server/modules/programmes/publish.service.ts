import type { DocumentFacts } from '../../../shared/plan.ts'
import type { Publish, PublishPreview, PublishProgress, Version } from '../../../shared/programmes.ts'
import { type Actor, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { NoteProgress } from '../../platform/progress.ts'
import { recordAudit } from '../audit/index.ts'
import type { FactRow } from './fact-states.ts'
import { listFacts, listFactsChangedAfter } from './facts.repository.ts'
import { type Telling, tellGiven } from './given.service.ts'
import { showToParties } from './parties-audience.ts'
import { countsIn } from './parties-page.service.ts'
import { stockParties } from './parties-stock.ts'
import { alreadyPublished } from './programmes.problems.ts'
import { getProgrammeRow, listRelations } from './programmes.repository.ts'
import { countCorrections, setHorizon, showFacts, showProgramme } from './publish.repository.ts'
import type { Publications } from './publish-progress.ts'
import { checkReportOrder } from './report-order.service.ts'
import { conflictOver } from './review.service.ts'
import { countKinds, countLacks, leadersOf } from './summaries.ts'
import { describeVersion, getReadableVersion } from './version-page.ts'
import { getVersionRow, lockVersion, lockVersionsOf, markPublished, type VersionRow } from './versions.repository.ts'

/** What publishing would do. Throws `already-published`. */
export async function previewPublication(
  db: Db,
  clock: Clock,
  actor: Actor,
  versionId: string,
): Promise<PublishPreview> {
  return inTransaction(db, actor, async (db) => {
    const version = await getReadableVersion(db, actor, versionId)
    requireAction(actor, 'programmes.publish', version.unitPath)
    if (version.state !== 'draft') throw alreadyPublished(version.id)
    const rows = await listFacts(db, version)
    const programme = await getProgrammeRow(db, version.programmeId)
    const stock = await stockParties(db, actor, programme, today(clock))
    return {
      counts: countKinds(rows),
      unconfirmed: countKinds(rows.filter(({ confirmedAt }) => confirmedAt === null)),
      lacking: countLacks(rows),
      agencies: leadersOf(rows).size,
      parties: countsIn(stock),
      orderFaults: await checkReportOrder(db, stock),
      corrections: await countCorrections(db, version),
      cursor: String(version.editCount),
    }
  })
}

/** How far the publication of a version is, as far as this process knows. */
export async function getPublishProgress(
  db: Db,
  publications: Publications,
  actor: Actor,
  versionId: string,
): Promise<PublishProgress> {
  return inTransaction(db, actor, async (db) => {
    const version = await getReadableVersion(db, actor, versionId)
    requireAction(actor, 'programmes.publish', version.unitPath)
    return publications.find(version.id)
  })
}

/**
 * Makes a draft what is in force of its document: shown downwards and to the organisations that its parties mean, and not edited
 * again. Throws `already-published`, and `edit-conflict` where somebody edited after the cursor.
 */
export async function publishVersion(
  telling: Telling,
  actor: Actor,
  versionId: string,
  { cursor }: Publish,
  note: NoteProgress = () => {},
): Promise<Version> {
  const { clock } = telling
  return inTransaction(telling.db, actor, async (db) => {
    // Its programme follows, and others that hold it come to all its versions.
    await lockVersionsOf(db, (await getVersionRow(db, versionId)).programmeId)
    const version = await lockVersion(db, versionId)
    requireAction(actor, 'programmes.publish', version.unitPath)
    if (version.state !== 'draft') throw alreadyPublished(version.id)
    if (cursor !== String(version.editCount)) {
      const later = await listFactsChangedAfter(db, version, Number(cursor))
      throw await conflictOver(
        db,
        version,
        later.map(({ id }) => id),
      )
    }
    note(0, null)
    const rows = await listFacts(db, version)
    const corrections = await countCorrections(db, version)
    await showFacts(db, version)
    await markPublished(db, version, { publishedBy: actor.personId, publishedAt: clock.now(), corrections })
    await showProgramme(db, version)
    await takeHorizon(db, version, rows)
    const programme = await getProgrammeRow(db, version.programmeId)
    const audience = await showToParties(db, actor, programme, today(clock))
    await tellGiven({ ...telling, db }, actor, programme, note)
    await recordAudit(db, clock, actor, {
      homeId: version.homeId,
      unitPath: version.unitPath,
      action: 'programmes.publish',
      subject: `version:${version.id}`,
      detail: { programme: version.programmeId, document: version.documentId, counts: countKinds(rows), audience },
    })
    return describeVersion(db, actor, version.id)
  })
}

/** The years of a programme are those of the document that starts it, as people confirmed them. */
async function takeHorizon(db: Db, version: VersionRow, rows: readonly FactRow[]): Promise<void> {
  const relations = await listRelations(db, version.homeId, version.programmeId)
  const starts = relations.some(
    ({ documentId, relation }) => documentId === version.documentId && relation === 'starts',
  )
  const about = rows.find(({ kind }) => kind === 'document')?.body as DocumentFacts | undefined
  if (starts && about?.horizon) await setHorizon(db, version, about.horizon)
}
