import { DOCUMENT_RELATIONS, type DocumentRelation, type ProgrammeDocument } from '../../../shared/programmes.ts'
import type { TextKey } from '../../ui/text-key.ts'

export const RELATION_WORDS: Record<DocumentRelation, TextKey> = {
  starts: 'programme.relation.starts',
  implements: 'programme.relation.implements',
  supplements: 'programme.relation.supplements',
  amends: 'programme.relation.amends',
  replaces: 'programme.relation.replaces',
  ends: 'programme.relation.ends',
}
export const RELATIONS = DOCUMENT_RELATIONS

/** Those that do something to another document. */
export const ofAnother = (relation: DocumentRelation) => relation !== 'starts' && relation !== 'implements'

export const documentName = ({ kind, number, title, fileName }: ProgrammeDocument) =>
  [[kind, number].filter(Boolean).join(' '), title ?? fileName].filter(Boolean).join(': ')

/** The end that was said of a document itself, not brought about by another one. */
export function ownEnd(document: ProgrammeDocument, all: readonly ProgrammeDocument[]): string | null {
  const byAnother = all.some(
    ({ relation, on, of, documentId }) =>
      (relation === 'replaces' || relation === 'ends') &&
      on === document.until &&
      documentId !== document.documentId &&
      (of === null || of === document.documentId),
  )
  return byAnother ? null : document.until
}
