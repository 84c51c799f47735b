import { type Static, Type } from 'typebox'
import { BigId, Instant, Nullable, strict, Uuid } from './schema.ts'

export const MAX_FILE_BYTES = 25 * 1024 * 1024

export const READING_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export const ReadingState = Type.Enum([...READING_STATES])
export type ReadingState = (typeof READING_STATES)[number]

export const FACT_KINDS = [
  'document',
  'objective',
  'target',
  'duty',
  'report',
  'review',
  'funding',
  'citation',
  'recipient',
] as const
export const FactKind = Type.Enum([...FACT_KINDS])
export type FactKind = (typeof FACT_KINDS)[number]

/** How many facts of each kind. */
export const FactCounts = Type.Record(FactKind, Type.Integer({ minimum: 0 }))
export type FactCounts = Record<FactKind, number>

export const ReadingStatus = Type.Object(
  {
    id: Uuid,
    state: ReadingState,
    stage: Nullable(Type.String()),
    share: Type.Number({ minimum: 0, maximum: 1 }),
    requestedAt: Instant,
    endedAt: Nullable(Instant),
    problem: Nullable(Type.Object({ code: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) }, strict)),
    found: Nullable(FactCounts),
    warnings: Type.Array(
      Type.Object({ code: Type.String(), params: Type.Record(Type.String(), Type.Unknown()) }, strict),
    ),
  },
  strict,
)
export type ReadingStatus = Static<typeof ReadingStatus>

export const Document = Type.Object(
  {
    id: Uuid,
    unitId: BigId,
    unitName: Type.String(),
    fileName: Type.String(),
    format: Type.Enum(['docx', 'pdf', 'txt']),
    byteSize: Type.Integer(),
    uploadedAt: Instant,
    uploadedBy: Type.String({ description: 'The name of the person; empty where they were erased' }),
    reading: Nullable(ReadingStatus),
    /** From what was read: kind, number, title, where they are known. */
    kind: Nullable(Type.String()),
    number: Nullable(Type.String()),
    title: Nullable(Type.String()),
    issuedOn: Nullable(Type.String()),
    programmes: Type.Array(
      Type.Object(
        { id: Uuid, name: Type.String(), versionId: Uuid, state: Type.Enum(['draft', 'published', 'superseded']) },
        strict,
      ),
    ),
  },
  strict,
)
export type Document = Static<typeof Document>

/** Whether these bytes were new here, or the same file had been uploaded before. */
export const UploadedDocument = Type.Object({ document: Document, alreadyHere: Type.Boolean() }, strict)
export type UploadedDocument = Static<typeof UploadedDocument>

export const Clause = Type.Object(
  {
    id: Uuid,
    parentId: Nullable(Uuid),
    kind: Type.String(),
    depth: Type.Integer(),
    marker: Nullable(Type.String()),
    section: Type.String(),
    start: Type.Integer(),
    end: Type.Integer(),
  },
  strict,
)
export type Clause = Static<typeof Clause>

/** The immutable text, cut into clauses; places are offsets in UTF-16 code units. */
export const DocumentText = Type.Object(
  { id: Uuid, documentId: Uuid, version: Type.Integer(), text: Type.String(), clauses: Type.Array(Clause) },
  strict,
)
export type DocumentText = Static<typeof DocumentText>
