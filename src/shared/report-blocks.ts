import { type Static, Type } from 'typebox'
import type { PaperBlock, Cell as PaperCell, Span as PaperSpan } from './report-paper.ts'
import { strict } from './schema.ts'

// The wire contract of what report-paper.ts lays onto paper.

export const PrintedValue = Type.Object(
  {
    value: Type.String(),
    id: Type.String({ maxLength: 64, description: 'Leads back to where it comes from' }),
    name: Type.Optional(Type.String()),
    raw: Type.Optional(Type.String()),
    unit: Type.Optional(Type.String()),
  },
  strict,
)
export type PrintedValue = Static<typeof PrintedValue>

const Span = Type.Union([Type.String(), PrintedValue])
const Words = Type.Array(Span)
const Cell = Type.Object(
  {
    words: Words,
    align: Type.Optional(Type.Enum(['left', 'centre', 'right'])),
    bold: Type.Optional(Type.Boolean()),
    columns: Type.Optional(Type.Integer()),
  },
  strict,
)
const HeadCell = Type.Object(
  { words: Type.String(), columns: Type.Optional(Type.Integer()), rows: Type.Optional(Type.Integer()) },
  strict,
)
const Leveled = <Kind extends string>(kind: Kind, most: number) =>
  Type.Object({ kind: Type.Literal(kind), level: Type.Integer({ minimum: 1, maximum: most }), words: Words }, strict)

/** A piece of a report: a heading, a paragraph, an item of a list, a table, or what a person must still write. */
export const ReportBlock = Type.Unsafe<PaperBlock>(
  Type.Union([
    Leveled('heading', 3),
    Leveled('item', 2),
    Type.Object({ kind: Type.Literal('paragraph'), words: Words }, strict),
    Type.Object(
      {
        kind: Type.Literal('table'),
        title: Type.Optional(Type.String()),
        heads: Type.Array(Type.Array(Type.Union([Type.String(), HeadCell]))),
        widths: Type.Array(Type.Number()),
        rows: Type.Array(Type.Array(Cell)),
      },
      strict,
    ),
    Type.Object({ kind: Type.Literal('blank'), prompt: Type.String() }, strict),
  ]),
)
export type ReportBlock = PaperBlock
export type ReportSpan = PaperSpan
export type ReportCell = PaperCell
