import { type Static, Type } from 'typebox'
import { Day, Nullable, PlainName, strict } from './schema.ts'

// What a report is made of (đề cương): the wire contract, and the shape of data/outlines.

export const REPORT_KINDS = ['half-yearly', 'yearly', 'interim', 'final'] as const
export const ReportKind = Type.Enum([...REPORT_KINDS])
export type ReportKind = (typeof REPORT_KINDS)[number]

export const SECTION_WANTS = ['text', 'figures', 'table'] as const
/** figures: sentences that the system drafts, and words after them. table: rows that the system fills. text: what a person writes. */
export const SectionWants = Type.Enum([...SECTION_WANTS])
export type SectionWants = (typeof SECTION_WANTS)[number]

export const SECTION_SOURCES = [
  'documents',
  'targets',
  'forecasts',
  'duties',
  'late-duties',
  'products',
  'answers',
  'proposals',
  'target-table',
  'unit-table',
  'duty-table',
] as const
/** From where the system drafts a section. answers: what organisations said of their duties, of one organisation in its own part. */
export const SectionSource = Type.Enum([...SECTION_SOURCES])
export type SectionSource = (typeof SECTION_SOURCES)[number]

/** The sources of each wish. */
export const SOURCES_OF: Record<SectionWants, readonly SectionSource[]> = {
  text: [],
  figures: ['documents', 'targets', 'forecasts', 'duties', 'late-duties', 'products', 'answers', 'proposals'],
  table: ['target-table', 'unit-table', 'duty-table'],
}

export const SECTION_WRITERS = ['consolidator', 'organisations'] as const
/** organisations: a part for each organisation with a duty of the programme, or of the matter. */
export const SectionWriter = Type.Enum([...SECTION_WRITERS])
export type SectionWriter = (typeof SECTION_WRITERS)[number]

const Title = PlainName({ minLength: 1, maxLength: 300 })
export const SectionKey = Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' })

/** In the order of the list; the level says below which earlier one it stands. */
export const OutlineSection = Type.Object(
  {
    key: SectionKey,
    level: Type.Integer({ minimum: 1, maximum: 3 }),
    title: Title,
    wants: SectionWants,
    source: Nullable(SectionSource),
    writer: SectionWriter,
    matter: Nullable(
      Type.String({ minLength: 1, maxLength: 100, description: 'Words that are all in the duties of those who write' }),
    ),
    prompt: Nullable(Type.String({ minLength: 1, maxLength: 500, description: 'What a person is to write' })),
    appendix: Type.Boolean({ description: 'It comes after the signature, on pages of its own' }),
  },
  strict,
)
export type OutlineSection = Static<typeof OutlineSection>

export const OutlineCode = Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' })
export const MOST_SECTIONS = 60
const said = {
  name: Title,
  kind: ReportKind,
  sections: Type.Array(OutlineSection, { minItems: 1, maxItems: MOST_SECTIONS }),
}

export const Outline = Type.Object(
  {
    homeId: Type.Integer({ description: '0: shipped' }),
    code: OutlineCode,
    version: Type.Integer({ minimum: 1 }),
    ...said,
    validFrom: Day,
    validUntil: Nullable(Type.String({ ...Day, description: 'The first day on which it no longer holds' })),
    mayChange: Type.Boolean(),
  },
  strict,
)
export type Outline = Static<typeof Outline>

/** What holds today in a home: its own before what is shipped under the same code. */
export const OutlineList = Type.Object({ homeId: Type.Integer(), outlines: Type.Array(Outline) }, strict)
export type OutlineList = Static<typeof OutlineList>

export const OutlinesQuery = Type.Object({ homeId: Type.Integer({ minimum: 1 }) })
export type OutlinesQuery = Static<typeof OutlinesQuery>

/** A home's own version of an outline, from today on. */
export const NewOutline = Type.Object(
  {
    homeId: Type.Integer({ minimum: 1 }),
    ...said,
    seen: Type.Integer({ minimum: 0, description: "The version of the home's own that was seen; 0: it had none" }),
  },
  strict,
)
export type NewOutline = Static<typeof NewOutline>

/** Ends a home's own version: what is shipped holds again. */
export const EndOutline = Type.Object(
  { homeId: Type.Integer({ minimum: 1 }), seen: Type.Integer({ minimum: 1 }) },
  strict,
)
export type EndOutline = Static<typeof EndOutline>
