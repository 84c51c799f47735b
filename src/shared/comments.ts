import { type Static, Type } from 'typebox'
import { Instant, Nullable, strict, Uuid } from './schema.ts'

// What people write to each other below a duty.

const Words = Type.String({
  minLength: 1,
  maxLength: 5000,
  pattern: '\\S',
  description: 'Plain text; @[id] stands for a person who is mentioned',
})

export const DutyComment = Type.Object(
  {
    id: Uuid,
    revision: Type.Integer({ minimum: 1 }),
    words: Nullable(Type.String({ description: 'Null: its author took it away' })),
    by: Nullable(Type.String({ description: 'The name of the person; null where they were erased' })),
    at: Instant,
    editedAt: Nullable(Instant),
    mentioned: Type.Array(
      Type.Object({ id: Uuid, name: Nullable(Type.String({ description: 'Null where they were erased' })) }, strict),
    ),
    mayEdit: Type.Boolean(),
    mayRemove: Type.Boolean(),
  },
  strict,
)
export type DutyComment = Static<typeof DutyComment>

export const CommentsQuery = Type.Object({
  before: Type.Optional(Type.String({ format: 'uuid', description: 'The last one of the page before' })),
  to: Type.Optional(Type.String({ format: 'uuid', description: 'All down to this one, as far as 200 reach' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 30 }),
})
export type CommentsQuery = Static<typeof CommentsQuery>

/** Newest first. */
export const CommentsPage = Type.Object(
  { comments: Type.Array(DutyComment), more: Type.Boolean(), mayComment: Type.Boolean() },
  strict,
)
export type CommentsPage = Static<typeof CommentsPage>

export const NewComment = Type.Object({ words: Words }, strict)
export type NewComment = Static<typeof NewComment>

export const CommentEdit = Type.Object(
  { words: Words, revision: Type.Integer({ minimum: 1, description: 'The one that was seen' }) },
  strict,
)
export type CommentEdit = Static<typeof CommentEdit>

/** Somebody who sees the duty, so that they can be mentioned. */
export const Mentionable = Type.Object(
  { id: Uuid, name: Type.String(), place: Type.String({ description: 'The organisation or unit of their role' }) },
  strict,
)
export type Mentionable = Static<typeof Mentionable>

export const MentionableQuery = Type.Object({
  q: Type.String({ maxLength: 200, default: '', description: 'Words of the name; blind to accents' }),
})
export type MentionableQuery = Static<typeof MentionableQuery>
export const Mentionables = Type.Object({ people: Type.Array(Mentionable) }, strict)
export type Mentionables = Static<typeof Mentionables>
