import { type Static, Type } from 'typebox'
import { FactKind } from './documents.ts'
import { VersionState } from './programmes.ts'
import { BigId, Nullable, strict, Uuid } from './schema.ts'

// What a later document of a programme does to an earlier one, fact by fact.

export const AMENDMENT_SORTS = ['added', 'changed', 'removed', 'same'] as const
export type AmendmentSort = (typeof AMENDMENT_SORTS)[number]
/** What of a fact says something else now. */
export const FIELD_GROUPS = ['wording', 'figures', 'owners', 'dates', 'other'] as const
export type FieldGroup = (typeof FIELD_GROUPS)[number]

export const INSTRUCTION_ACTIONS = ['amend', 'add', 'repeal', 'replace-words', 'remove-words', 'add-words'] as const
export type InstructionAction = (typeof INSTRUCTION_ACTIONS)[number]
/** Why an instruction, or a part of it, was not carried out. */
export const UNAPPLIED_REASONS = [
  'not-understood',
  'place-not-said',
  'no-new-text',
  'place-not-found',
  'place-ambiguous',
  'words-not-found',
  'already-changed',
] as const
export type UnappliedReason = (typeof UNAPPLIED_REASONS)[number]

export const AmendmentQuery = Type.Object({
  against: Type.Optional(
    Type.String({ format: 'uuid', description: 'Another document of the programme; else the one that it amends' }),
  ),
})
export type AmendmentQuery = Static<typeof AmendmentQuery>

const about = {
  documentId: Uuid,
  kind: Nullable(Type.String()),
  number: Nullable(Type.String()),
  title: Nullable(Type.String()),
  issuedOn: Nullable(Type.String()),
}
export const ComparedDocument = Type.Object({ ...about, versionId: Uuid, state: VersionState }, strict)
export type ComparedDocument = Static<typeof ComparedDocument>

const Side = Type.Object(
  {
    /** Null where the reader has just found it in what the instructions make of the older text. */
    factId: Nullable(Uuid),
    /** The document in which the words stand: what instructions leave as it was stands in the older one. */
    documentId: Uuid,
    clauseId: Nullable(Uuid),
    section: Type.String(),
    quote: Type.String(),
    body: Type.Unknown({ description: 'Of the kind of the fact' }),
  },
  strict,
)
export type AmendmentSide = Static<typeof Side>

export const AmendmentChange = Type.Object(
  {
    sort: Type.Enum(['added', 'changed', 'removed']),
    kind: FactKind,
    older: Nullable(Side),
    newer: Nullable(Side),
    fields: Type.Array(
      Type.Object(
        {
          field: Type.String(),
          group: Type.Enum([...FIELD_GROUPS]),
          before: Type.Unknown(),
          after: Type.Unknown(),
        },
        strict,
      ),
    ),
    instructions: Type.Array(Type.Integer({ description: 'Places in the list of instructions' })),
  },
  strict,
)
export type AmendmentChange = Static<typeof AmendmentChange>

export const AmendmentInstruction = Type.Object(
  {
    action: Type.Enum([...INSTRUCTION_ACTIONS]),
    clauseId: Nullable(Uuid),
    section: Type.String(),
    words: Type.String({ description: 'The order, as it stands' }),
    newWords: Type.String({ description: 'Its new text' }),
    state: Type.Enum(['applied', 'partly', 'not-applied']),
    reason: Nullable(Type.Enum([...UNAPPLIED_REASONS])),
    changes: Type.Integer({ minimum: 0, description: 'Facts that it changed' }),
  },
  strict,
)
export type AmendmentInstruction = Static<typeof AmendmentInstruction>

export const Amendment = Type.Object(
  {
    versionId: Uuid,
    programmeId: Uuid,
    programmeName: Type.String(),
    unitId: BigId,
    unitName: Type.String(),
    form: Type.Enum(['whole', 'instructions'], {
      description: 'whole: two texts, by their facts; instructions: the older text with those of the newer carried out',
    }),
    older: ComparedDocument,
    newer: ComparedDocument,
    missingFiles: Type.Array(Type.Enum(['older', 'newer']), {
      description: 'Whose file is not kept: then only facts were compared, and instructions were not looked for',
    }),
    earlier: Type.Array(ComparedDocument, {
      description:
        'Published amendments of the older document before this one: it is compared without what they changed',
    }),
    /** What else of the programme it can be compared with. */
    others: Type.Array(ComparedDocument),
    counts: Type.Object(
      {
        added: Type.Integer(),
        changed: Type.Integer(),
        removed: Type.Integer(),
        same: Type.Integer(),
      },
      strict,
    ),
    changes: Type.Array(AmendmentChange),
    instructions: Type.Array(AmendmentInstruction),
  },
  strict,
)
export type Amendment = Static<typeof Amendment>
