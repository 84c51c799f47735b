import { type Static, Type } from 'typebox'
import { BigId, Day, Instant, NamedBody, Nullable, strict } from './schema.ts'

// What planners add to duties: never words of the plan.

export const ANNOTATION_KINDS = ['product', 'due', 'owners'] as const
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number]

/** What a planner added to a duty, or took back: null, and of owners none. */
export const Annotation = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    kind: Type.Enum([...ANNOTATION_KINDS]),
    product: Nullable(Type.String()),
    dueOn: Nullable(Day),
    owners: Type.Array(NamedBody),
    by: Nullable(Type.String({ description: 'The name of the person' })),
    at: Instant,
  },
  strict,
)
export type Annotation = Static<typeof Annotation>

/** What planners added to a duty: never words of the plan. */
export const Annotations = Type.Object(
  {
    revision: Type.Integer({ minimum: 0, description: 'The number of the last one; 0: nothing was added yet' }),
    /** What holds of each kind. */
    now: Type.Array(Annotation),
    history: Type.Array(Annotation, { description: 'The last first' }),
    dayHolds: Type.Boolean({ description: 'Whether the day that was added is followed: the plan itself says none' }),
    may: Type.Array(Type.Enum([...ANNOTATION_KINDS])),
  },
  strict,
)
export type Annotations = Static<typeof Annotations>

/**
 * What a planner adds to a duty that its plan does not say, of one kind or several: a product, a day by which, who has it. Null takes
 * back what was added, and so does an empty list of owners.
 */
export const NewAnnotation = Type.Object(
  {
    revision: Type.Integer({ minimum: 0, description: 'The one that was seen' }),
    product: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }))),
    dueOn: Type.Optional(Nullable(Day)),
    organisationIds: Type.Optional(Type.Array(BigId, { maxItems: 500, uniqueItems: true })),
  },
  strict,
)
export type NewAnnotation = Static<typeof NewAnnotation>
