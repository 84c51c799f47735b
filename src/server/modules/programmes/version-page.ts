import type { FactChanges } from '../../../shared/facts.ts'
import type { Version } from '../../../shared/programmes.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { findPersonNames } from '../identity/index.ts'
import { type FactRow, toFacts } from './fact-states.ts'
import { listFacts, listFactsChangedAfter } from './facts.repository.ts'
import { listRelations, type Relation } from './programmes.repository.ts'
import { getVersionRow, type VersionRow } from './versions.repository.ts'

/** The names of whoever confirmed these facts, and of others. */
export const namesIn = (db: Db, rows: readonly FactRow[], ...others: (string | null)[]) =>
  findPersonNames(
    db,
    [...new Set([...rows.map(({ confirmedBy }) => confirmedBy), ...others])].filter((id) => id !== null),
  )

/** A version that is read here by whoever may see it: what is published reaches down, drafts do not. */
export async function getReadableVersion(db: Db, actor: Actor, id: string): Promise<VersionRow> {
  const version = await getVersionRow(db, id)
  if (!version.published && !mayAt(actor, 'programmes.read', version.unitPath)) throw notFound('This version')
  return version
}

export async function getVersion(db: Db, actor: Actor, id: string): Promise<Version> {
  return inTransaction(db, actor, (db) => describeVersion(db, actor, id))
}

/** Whether a document does something to another one of its programme. */
const doesAmend = (relations: readonly Relation[], documentId: string) =>
  relations.some((each) => each.documentId === documentId && !['starts', 'implements'].includes(each.relation))

/** A version with all that stands in it. */
export async function describeVersion(db: Db, actor: Actor, id: string): Promise<Version> {
  const row = await getReadableVersion(db, actor, id)
  const rows = await listFacts(db, row)
  const names = await namesIn(db, rows, row.publishedBy)
  const isDraft = row.state === 'draft'
  return {
    id: row.id,
    programmeId: row.programmeId,
    programmeName: row.programmeName,
    documentId: row.documentId,
    textId: row.textId,
    unitId: row.unitId,
    unitName: row.unitName,
    number: row.number,
    state: row.state,
    amends: doesAmend(await listRelations(db, row.homeId, row.programmeId), row.documentId),
    createdAt: row.createdAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    publishedBy: row.publishedBy === null ? null : (names.get(row.publishedBy) ?? null),
    mayReview: isDraft && mayAt(actor, 'programmes.review', row.unitPath),
    mayPublish: isDraft && mayAt(actor, 'programmes.publish', row.unitPath),
    facts: toFacts(rows, names).facts,
    // Read before the facts: what came between is told once more, never left out.
    cursor: String(row.editCount),
  }
}

/** What changed after a cursor, by whomever. */
export async function listChanges(
  db: Db,
  actor: Actor,
  id: string,
  since: string,
): Promise<Omit<FactChanges, 'publishing'>> {
  return inTransaction(db, actor, async (db) => {
    const version = await getReadableVersion(db, actor, id)
    const rows = await listFactsChangedAfter(db, version, Number(since))
    const facts = toFacts(rows, await namesIn(db, rows))
    return { ...facts, cursor: String(version.editCount), state: version.state }
  })
}
