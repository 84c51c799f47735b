import { countSorts } from '../../../rules/amendment/index.ts'
import { dayBefore } from '../../../rules/days.ts'
import { isInForce } from '../../../rules/documents-in-force.ts'
import type { Amendment, ComparedDocument } from '../../../shared/amendment.ts'
import type { DocumentFacts } from '../../../shared/plan.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { findBytes, getDocumentText, listDocumentRows, type ReadingJobs } from '../documents/index.ts'
import { amendedByInstructions, type ComparedVersion, comparedWhole } from './amendment-changes.ts'
import { listFacts, listFactsOfVersions } from './facts.repository.ts'
import { nothingToCompare } from './programmes.problems.ts'
import { listRelations, type Relation } from './programmes.repository.ts'
import { getReadableVersion } from './version-page.ts'
import { getVersionRow, listVersionsOfProgramme, type VersionRow } from './versions.repository.ts'

export type AmendmentDeps = { db: Db; readings: ReadingJobs }

/**
 * What a version's document does to the one that it amends, or to another of its programme: fact by fact, as people left
 * them. `signal`: whoever asked is gone. Throws `not-found`, `nothing-to-compare`, `comparisons-waiting`, and why one of
 * the papers cannot be read anew.
 */
export async function getAmendment(
  { db, readings }: AmendmentDeps,
  actor: Actor,
  versionId: string,
  { against, signal }: { against?: string | undefined; signal?: AbortSignal } = {},
): Promise<Amendment> {
  const found = await inTransaction(db, actor, (db) => findPapers(db, actor, versionId, against))
  const { version, older, newer, files, others, earlier } = found
  // Outside any transaction: reading takes its time.
  const bytes = files.older && files.newer ? { older: files.older, newer: files.newer } : null
  const papers = bytes ? await readings.compare(bytes, signal) : { form: 'whole' as const }
  const told = papers.form === 'whole' ? comparedWhole(older, newer) : amendedByInstructions(older, newer, papers)
  const { id, programmeId, programmeName, unitId, unitName } = version
  return {
    versionId: id,
    programmeId,
    programmeName,
    unitId,
    unitName,
    form: papers.form,
    older: older.about,
    newer: newer.about,
    missingFiles: (['older', 'newer'] as const).filter((which) => !files[which]),
    earlier,
    others,
    counts: countSorts(told.sorts),
    changes: told.changes,
    instructions: told.instructions,
  }
}

async function findPapers(db: Db, actor: Actor, versionId: string, against: string | undefined) {
  const version = await getReadableVersion(db, actor, versionId)
  const { homeId, programmeId, documentId } = version
  const relations = await listRelations(db, homeId, programmeId)
  const versionOf = await readableVersions(db, actor, version)
  const there = relations.filter((each) => each.documentId !== documentId && versionOf.has(each.documentId))
  const chosen = against ?? amendedDocument(relations, there, version)
  if (chosen === undefined) throw nothingToCompare(programmeId)
  const olderId = there.some((each) => each.documentId === chosen) ? versionOf.get(chosen) : undefined
  if (olderId === undefined)
    throw against === undefined ? nothingToCompare(programmeId) : notFound('This document of the programme')
  const olderVersion = await getVersionRow(db, olderId)
  const abouts = await describe(db, homeId, [version.id, ...there.map((each) => versionOf.get(each.documentId) ?? '')])
  const compared = async (row: VersionRow): Promise<ComparedVersion> => ({
    about: abouts.get(row.id) as ComparedDocument,
    facts: await listFacts(db, row),
    text: await getDocumentText(db, row.documentId, row.textId),
  })
  const earlier = amendmentsBefore(relations, chosen, documentId)
  return {
    version,
    older: await compared(olderVersion),
    newer: await compared(version),
    files: { older: await findBytes(db, homeId, chosen), newer: await findBytes(db, homeId, documentId) },
    earlier: [...abouts.values()].filter((each) => each.state === 'published' && earlier.has(each.documentId)),
    others: [...abouts.values()].filter(({ versionId }) => versionId !== version.id && versionId !== olderId),
  }
}

/** The documents that amend the same one before this, whose changes this one finds in force. */
function amendmentsBefore(relations: readonly Relation[], olderId: string, newerId: string): Set<string> {
  const older = relations.findIndex(({ documentId }) => documentId === olderId)
  const newer = relations.findIndex(({ documentId }) => documentId === newerId)
  const amends = ({ relation, ofDocumentId }: Relation) =>
    relation === 'amends' && (ofDocumentId === null || ofDocumentId === olderId)
  return new Set(
    relations
      .slice(older + 1, Math.max(newer, 0))
      .filter(amends)
      .map(({ documentId }) => documentId),
  )
}

/** By document the version that counts: what is published, else the newest. */
async function readableVersions(db: Db, actor: Actor, { homeId, programmeId, unitPath }: VersionRow) {
  const mayReadDrafts = mayAt(actor, 'programmes.read', unitPath)
  const versions = await listVersionsOfProgramme(db, homeId, programmeId)
  const chosen = new Map<string, string>()
  for (const state of ['published', 'draft', 'superseded'] as const)
    for (const { id, documentId, state: own } of versions)
      if (own === state && !chosen.has(documentId) && (own !== 'draft' || mayReadDrafts)) chosen.set(documentId, id)
  return chosen
}

/** The one that its relation names; else of those before it the latest whole plan that held on the day before its own. */
function amendedDocument(
  relations: readonly Relation[],
  there: readonly Relation[],
  { documentId }: VersionRow,
): string | undefined {
  const own = relations.find((each) => each.documentId === documentId)
  if (!own || own.relation === 'starts' || own.relation === 'implements') return undefined
  if (own.ofDocumentId !== null) return own.ofDocumentId
  const before = there.filter(({ onDay }) => onDay <= own.onDay)
  const dated = relations.map((each) => ({ ...each, published: each.documentId !== documentId }))
  const eve = dayBefore(own.onDay)
  const inForce = before.filter((each) =>
    isInForce({ ...each, published: true }, dated, each.onDay > eve ? own.onDay : eve),
  )
  const whole = ({ relation }: Relation) => relation === 'starts' || relation === 'replaces'
  return (inForce.findLast(whole) ?? inForce.at(-1) ?? before.findLast(whole) ?? before.at(-1))?.documentId
}

/** What is known of the documents of these versions, as people corrected it. */
async function describe(db: Db, homeId: number, versionIds: readonly string[]): Promise<Map<string, ComparedDocument>> {
  const facts = await listFactsOfVersions(db, homeId, versionIds, 'document')
  const bodies = new Map(facts.map(({ versionId, body }) => [versionId, body as DocumentFacts]))
  const rows: VersionRow[] = []
  for (const id of versionIds) rows.push(await getVersionRow(db, id))
  const documents = await listDocumentRows(
    db,
    rows.map(({ documentId }) => documentId),
  )
  return new Map(
    rows.map(({ id, documentId, state }) => {
      const {
        kind = null,
        number = null,
        title = null,
        issuedOn = null,
      } = bodies.get(id) ?? documents.find((each) => each.id === documentId) ?? {}
      return [id, { documentId, versionId: id, state, kind, number, title, issuedOn }]
    }),
  )
}
