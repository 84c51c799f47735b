import { type Static, Type } from 'typebox'

/** A refusal as programs see it (RFC 9457). People's words are chosen by `type`, and by `code` of each error. */
export const ProblemReply = Type.Object({
  type: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  detail: Type.Optional(Type.String()),
  requestId: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        pointer: Type.String(),
        code: Type.String(),
        params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      }),
    ),
  ),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
export type ProblemReply = Static<typeof ProblemReply>
