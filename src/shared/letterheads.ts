import { type Static, Type } from 'typebox'
import { BigId, Nullable, strict, Uuid } from './schema.ts'

// The head and foot of an office's own official letters. What nobody said is null and stands as a visible blank.

const Line = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' })

const said = {
  /** Cơ quan chủ quản; null: it has none, or nobody said. */
  parent: Nullable(Line),
  /** As a sentence has it: Sở Giáo dục và Đào tạo. */
  issuer: Nullable(Line),
  /** Without the number: SGDĐT-GDTX (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II.3). */
  symbol: Nullable(Type.String({ maxLength: 60, pattern: '^[A-ZĐ][\\wĐđ]*(-[\\wĐđ&]+)+$' })),
  place: Nullable(Line),
  /** Quyền hạn, chức vụ, a line each: KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC. */
  position: Type.Array(Line, { maxItems: 4 }),
  signer: Nullable(Line),
  /** Nơi nhận, beside those addressed and before the last line. */
  recipients: Type.Array(Line, { maxItems: 20 }),
  /** What the last line keeps it at, after "Lưu: VT, ". */
  keptAt: Nullable(Line),
}

export const Letterhead = Type.Object(said, strict)
export type Letterhead = Static<typeof Letterhead>

/** The one of a programme; revision 0: nobody said one yet, and it is taken from another programme of the unit, if there is one. */
export const ProgrammeLetterhead = Type.Object(
  {
    programmeId: Uuid,
    programmeName: Type.String(),
    unitId: BigId,
    letterhead: Letterhead,
    revision: Type.Integer({ minimum: 0 }),
  },
  strict,
)
export type ProgrammeLetterhead = Static<typeof ProgrammeLetterhead>

export const NewLetterhead = Type.Object(
  { ...said, revision: Type.Integer({ minimum: 0, description: 'The one that was seen' }) },
  strict,
)
export type NewLetterhead = Static<typeof NewLetterhead>
