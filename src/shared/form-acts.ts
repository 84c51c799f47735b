import { type Static, Type } from 'typebox'
import { Category, CellKey, CellValue, FormState } from './figures.ts'
import { BigId, Instant, Nullable, strict, Uuid } from './schema.ts'

// What is saved in forms, and what is done to them.

/** Of whoever fills a form; it is taken back before anybody verified it. */
export const OWNER_ACTS = ['submit', 'take-back'] as const
export type OwnerAct = (typeof OWNER_ACTS)[number]
/** Of whoever verifies for a level. unverify, unlock: by the level that verified last. */
export const VERDICTS = ['return', 'verify', 'unverify', 'unlock'] as const
export type Verdict = (typeof VERDICTS)[number]
export const FORM_ACTS = [...OWNER_ACTS, ...VERDICTS] as const
export const FormAct = Type.Enum([...FORM_ACTS])
export type FormAct = (typeof FORM_ACTS)[number]

/** What stands in the history of a form: acts, and that a file was added or removed. */
export const FORM_EVENTS = [...FORM_ACTS, 'attach', 'detach'] as const
export const FormEventKind = Type.Enum([...FORM_EVENTS])
export type FormEventKind = (typeof FORM_EVENTS)[number]

export const MOST_CELLS = 2000
const Revision = Type.Integer({ minimum: 0, description: 'The one that was seen' })

/** One cell with its place. */
export const NewCell = Type.Object({ ...CellKey.properties, ...CellValue.properties }, strict)
export type NewCell = Static<typeof NewCell>

/**
 * What was typed: cells that changed, and no others. The id is the client's own; sent again it is answered as before, however late.
 * A cell without value and mark is emptied.
 */
export const NewSubmission = Type.Object(
  { id: Uuid, revision: Revision, cells: Type.Array(NewCell, { minItems: 1, maxItems: MOST_CELLS }) },
  strict,
)
export type NewSubmission = Static<typeof NewSubmission>

export const Saved = Type.Object({ id: Uuid, revision: Type.Integer(), at: Instant }, strict)
export type Saved = Static<typeof Saved>

export const CellReason = Type.Object(
  { elementId: BigId, category: Category, words: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) },
  strict,
)
export type CellReason = Static<typeof CellReason>

const Words = Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' })
const Level = Type.Integer({ minimum: 0, maximum: 3, description: 'Of the unit for which a verifier acts' })

const Reasons = Type.Optional(Type.Array(CellReason, { maxItems: MOST_CELLS }))
/** Something done by whoever fills a form. Of submitting the cells say why a soft rule is broken. */
export const NewFormAct = Type.Object(
  { act: Type.Enum([...OWNER_ACTS]), revision: Revision, words: Type.Optional(Words), cells: Reasons },
  strict,
)
export type NewFormAct = Static<typeof NewFormAct>

/** Something done by whoever verifies. What is returned says why, in words or at a cell. */
export const NewVerdict = Type.Object(
  {
    act: Type.Enum([...VERDICTS]),
    revision: Revision,
    level: Type.Optional(Level),
    words: Type.Optional(Words),
    cells: Reasons,
  },
  strict,
)
export type NewVerdict = Static<typeof NewVerdict>

export const MOST_VERDICTS = 500
/** The same of many forms; what one did in one go is taken back by the reverse acts. */
export const NewVerdicts = Type.Object(
  {
    forms: Type.Array(
      Type.Object(
        { formId: Uuid, act: Type.Enum(['verify', 'unverify', 'unlock']), revision: Revision, level: Level },
        strict,
      ),
      { minItems: 1, maxItems: MOST_VERDICTS },
    ),
  },
  strict,
)
export type NewVerdicts = Static<typeof NewVerdicts>

/** What became of each, in the order asked: how it stands now, or the type of the problem that kept it as it was. */
export const VerdictsDone = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          formId: Uuid,
          problem: Nullable(Type.String()),
          state: Nullable(FormState),
          revision: Nullable(Type.Integer()),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type VerdictsDone = Static<typeof VerdictsDone>
