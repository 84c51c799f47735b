import type { ClausePage } from '../../../shared/programmes.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { getDocumentText, listTextsOfClause } from '../documents/index.ts'
import { toFacts } from './fact-states.ts'
import { listFactsAt } from './facts.repository.ts'
import { namesIn } from './version-page.ts'
import { findVersionOfTexts } from './versions.repository.ts'

/** A clause with its words, the heads above it, its neighbours, and what stands on it in the version that is in force. */
export async function getClausePage(db: Db, actor: Actor, id: string): Promise<ClausePage> {
  return inTransaction(db, actor, async (db) => {
    const texts = await listTextsOfClause(db, id)
    const version = await findVersionOfTexts(
      db,
      texts.map(({ textId }) => textId),
    )
    const place = texts.find(({ textId }) => textId === version?.textId) ?? texts[0]
    if (!place) throw notFound('This clause')
    const { text, clauses } = await getDocumentText(db, place.documentId, place.textId)
    const index = clauses.findIndex((each) => each.id === id)
    const clause = clauses[index]
    if (!clause) throw notFound('This clause')
    const shown = version && (version.published || mayAt(actor, 'programmes.read', version.unitPath)) ? version : null
    const rows = shown ? await listFactsAt(db, shown, clause) : []
    const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
    const neighbour = (at: number) => {
      const other = clauses[at]
      return other ? { id: other.id, text: words(other) } : null
    }
    return {
      id,
      documentId: place.documentId,
      versionId: shown?.id ?? null,
      section: clause.section,
      heads: headsOf(clause, clauses).map((head) => ({ id: head.id, marker: head.marker, text: words(head) })),
      marker: clause.marker,
      start: clause.start,
      text: words(clause),
      before: neighbour(index - 1),
      after: neighbour(index + 1),
      facts: toFacts(rows, await namesIn(db, rows)).facts,
    }
  })
}

/** From the outermost down. */
function headsOf<T extends { id: string; parentId: string | null }>(clause: T, clauses: readonly T[]): T[] {
  const byId = new Map(clauses.map((each) => [each.id, each]))
  const heads: T[] = []
  for (let at = clause.parentId; at !== null; ) {
    const head = byId.get(at)
    if (!head || heads.includes(head)) break
    heads.unshift(head)
    at = head.parentId
  }
  return heads
}
