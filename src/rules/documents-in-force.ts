import type { DocumentRelation } from '../shared/programmes.ts'
import type { Day } from '../shared/schema.ts'
import { isWithin } from './days.ts'

/** A document as it stands in a programme. */
export type DatedDocument = {
  documentId: string
  relation: DocumentRelation
  onDay: Day
  /** The first day on which it no longer holds, where that was said. */
  untilDay: Day | null
  /** The one it supplements, amends, replaces or ends; null: whatever began before it. */
  ofDocumentId: string | null
  /** What is only drafted ends nothing. */
  published: boolean
}

const endsWhole = (relation: DocumentRelation) => relation === 'replaces' || relation === 'ends'

/** The first day on which a document no longer holds: as was said, or as another one replaced or ended it. */
export function endOf(document: DatedDocument, all: readonly DatedDocument[]): Day | null {
  const ends = all
    .filter((other) => other.published && endsWhole(other.relation) && other.documentId !== document.documentId)
    .filter((other) =>
      other.ofDocumentId === null ? document.onDay < other.onDay : other.ofDocumentId === document.documentId,
    )
    .map(({ onDay }) => onDay)
  if (document.untilDay !== null) ends.push(document.untilDay)
  return ends.sort()[0] ?? null
}

export function isInForce(document: DatedDocument, all: readonly DatedDocument[], on: Day): boolean {
  return document.published && isWithin(on, { from: document.onDay, until: endOf(document, all) })
}
