import { type DatedDocument, endOf, isInForce } from '../../../rules/documents-in-force.ts'
import { calendarAround, expectedReports } from '../../../rules/reporting-calendar.ts'
import type { FactCounts } from '../../../shared/documents.ts'
import type { ReportBody } from '../../../shared/facts.ts'
import type { DocumentFacts } from '../../../shared/plan.ts'
import type {
  CalendarEntry,
  Programme,
  ProgrammeDocument,
  ProgrammeSummary,
  PublishedFact,
} from '../../../shared/programmes.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { type DocumentRow, listDocumentRows } from '../documents/index.ts'
import { toFact } from './fact-states.ts'
import { listFactsOfVersions, type VersionFactRow } from './facts.repository.ts'
import {
  type CountRow,
  getProgrammeRow,
  listFactCounts,
  listProgrammeRows,
  listRelations,
  type ProgrammeRow,
  type Relation,
} from './programmes.repository.ts'
import { countKinds, noFacts } from './summaries.ts'
import { namesIn } from './version-page.ts'
import { listVersionsOfProgramme, type ProgrammeVersion } from './versions.repository.ts'

/** Those that I may see, by name. */
export async function listProgrammes(db: Db, actor: Actor): Promise<ProgrammeSummary[]> {
  return inTransaction(db, actor, async (db) => {
    const rows = await listProgrammeRows(db)
    const counts = await listFactCounts(
      db,
      rows.map(({ id }) => id),
    )
    const byProgramme = Map.groupBy(counts, ({ programmeId }) => programmeId)
    return rows.map((row) => toSummary(row, byProgramme.get(row.id) ?? []))
  })
}

/** What is published counts; of a programme that never was, its drafts. */
function toSummary(row: ProgrammeRow, all: readonly CountRow[]): ProgrammeSummary {
  const state = row.published ? 'published' : 'draft'
  const counts: FactCounts = noFacts()
  for (const { state: of, kind, count } of all) if (of === state && kind) counts[kind] += count
  return {
    id: row.id,
    name: row.name,
    unitId: row.unitId,
    unitName: row.unitName,
    horizonFrom: row.horizonFrom,
    horizonTo: row.horizonTo,
    sample: row.sample,
    state,
    draftVersionId: all.find((each) => each.state === 'draft')?.versionId ?? null,
    counts,
  }
}

/** A programme that reaches down is read by all below; one that is only drafted is not. */
export async function getReadableProgramme(db: Db, actor: Actor, id: string): Promise<ProgrammeRow> {
  const row = await getProgrammeRow(db, id)
  if (!row.published && !mayAt(actor, 'programmes.read', row.unitPath)) throw notFound('This programme')
  return row
}

/** A programme as it stands on a day, whole: its documents, the facts of those in force, the reports that fall due. */
export async function getProgramme(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  on: string = today(clock),
): Promise<Programme> {
  return inTransaction(db, actor, (db) => describeProgramme(db, clock, actor, id, on))
}

export async function describeProgramme(
  db: Db,
  clock: Clock,
  actor: Actor,
  id: string,
  on: string,
): Promise<Programme> {
  const row = await getReadableProgramme(db, actor, id)
  const relations = await listRelations(db, row.homeId, id)
  const versions = await listVersionsOfProgramme(db, row.homeId, id)
  const dated = relations.map((relation) => ({ ...relation, published: publishedOf(versions, relation) !== undefined }))
  const inForce = dated.filter((each) => isInForce(each, dated, on))
  const shown = inForce.flatMap((each) => publishedOf(versions, each)?.id ?? [])
  const found = Map.groupBy(await listFactsOfVersions(db, row.homeId, shown), ({ versionId }) => versionId)
  const rows = shown.flatMap((versionId) => found.get(versionId) ?? [])
  const names = await namesIn(db, rows)
  const documentOf = new Map(versions.map((version) => [version.id, version.documentId]))
  const facts = rows.map((fact) => toPublished(fact, documentOf.get(fact.versionId) ?? '', names))
  const documents = await listDocumentRows(
    db,
    relations.map(({ documentId }) => documentId),
  )
  const abouts = await describeDocuments(db, row.homeId, versions)
  const window = calendarAround(today(clock))
  const horizon = { from: row.horizonFrom, to: row.horizonTo }
  const summary = toSummary(row, await listFactCounts(db, [id]))
  return {
    ...summary,
    counts: row.published ? countKinds(rows) : summary.counts,
    documents: dated.flatMap((relation) => {
      const document = documents.find(({ id }) => id === relation.documentId)
      const about = abouts.get(publishedOf(versions, relation)?.id ?? '')
      return document ? toDocument(relation, dated, document, about, versions, on) : []
    }),
    facts,
    calendar: calendarOf(facts, horizon, window),
    calendarFrom: window.from,
    calendarUntil: window.until,
    mayReview: mayAt(actor, 'programmes.review', row.unitPath),
  }
}

export const publishedOf = (versions: readonly ProgrammeVersion[], { documentId }: Relation) =>
  versions.find((version) => version.documentId === documentId && version.state === 'published')

/** `row` is taken apart: a spread would carry what is ours alone. */
function toPublished(
  { versionId, ...row }: VersionFactRow,
  documentId: string,
  names: ReadonlyMap<string, string>,
): PublishedFact {
  return { ...toFact(row, names), documentId, versionId }
}

/** What people confirmed of each published document, also of those no longer in force. */
export async function describeDocuments(
  db: Db,
  homeId: number,
  versions: readonly ProgrammeVersion[],
): Promise<Map<string, DocumentFacts>> {
  const published = versions.filter(({ state }) => state === 'published').map(({ id }) => id)
  const rows = await listFactsOfVersions(db, homeId, published, 'document')
  return new Map(rows.map(({ versionId, body }) => [versionId, body as DocumentFacts]))
}

function toDocument(
  relation: DatedDocument,
  all: readonly DatedDocument[],
  document: DocumentRow,
  about: DocumentFacts | undefined,
  versions: readonly ProgrammeVersion[],
  on: string,
): ProgrammeDocument {
  const { kind, number, title, issuedOn } = about ?? document
  return {
    documentId: document.id,
    fileName: document.fileName,
    kind,
    number,
    title,
    issuedOn,
    relation: relation.relation,
    on: relation.onDay,
    until: endOf(relation, all),
    of: relation.ofDocumentId,
    inForce: isInForce(relation, all, on),
    versions: versions
      .filter(({ documentId }) => documentId === document.id)
      .map(({ id, number, state, publishedAt, corrections }) => ({
        id,
        number,
        state,
        publishedAt: publishedAt?.toISOString() ?? null,
        corrections,
      })),
  }
}

function calendarOf(
  facts: readonly PublishedFact[],
  horizon: { from: number | null; to: number | null },
  window: { from: string; until: string },
): CalendarEntry[] {
  const entries = facts.flatMap(({ id, kind, clauseId, documentId, body, quote }) => {
    if (kind !== 'report') return []
    const { from, to, onward, ...report } = body as ReportBody
    return expectedReports(report, horizon, window).map(
      (expected): CalendarEntry => ({ factId: id, clauseId, documentId, ...expected, from, to, onward, quote }),
    )
  })
  const keyOf = ({ dueOn, period }: CalendarEntry) => `${dueOn ?? '9999'} ${period}`
  return entries.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
}
