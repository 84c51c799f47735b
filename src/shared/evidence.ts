import { type Static, Type } from 'typebox'
import { Instant, Nullable, strict, Uuid } from './schema.ts'

// Files that show what an answer says.

export const MAX_EVIDENCE_BYTES = 25 * 1024 * 1024
/** So many files stand with one answer at a time. */
export const MOST_EVIDENCE = 50
/** So much stands with all answers of one duty at a time. */
export const MOST_EVIDENCE_BYTES = 500 * 1024 * 1024

export const EVIDENCE_KINDS = ['pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'jpg', 'png'] as const
export const EvidenceKind = Type.Enum([...EVIDENCE_KINDS])
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

export const Evidence = Type.Object(
  {
    id: Uuid,
    period: Type.String({ description: 'Of the answer that it stands with' }),
    fileName: Type.String(),
    kind: EvidenceKind,
    byteSize: Type.Integer(),
    addedBy: Nullable(Type.String({ description: 'The name of the person; null where they were erased' })),
    addedAt: Instant,
    removed: Type.Boolean(),
    kept: Type.Boolean({ description: 'Whether it can be downloaded: what was removed after it was handed in stays' }),
  },
  strict,
)
export type Evidence = Static<typeof Evidence>
