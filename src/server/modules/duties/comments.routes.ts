import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  CommentEdit,
  CommentsPage,
  CommentsQuery,
  DutyComment,
  MentionableQuery,
  Mentionables,
  NewComment,
} from '../../../shared/comments.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { addComment, editComment, findMentionable, getComments, removeComment } from './comments.service.ts'

const tags = ['duties']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const write = { access: 'duties.comment' } as const

export function commentRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Params: Id; Querystring: CommentsQuery }>(
    '/assignments/:id/comments',
    {
      schema: { tags, params: Id, querystring: CommentsQuery, response: { 200: CommentsPage } },
      config: { access: 'duties.read' },
    },
    (request) => getComments(db, clock, request.actor, request.params.id, request.query),
  )
  app.post<{ Params: Id; Body: NewComment }>(
    '/assignments/:id/comments',
    { schema: { tags, params: Id, body: NewComment, response: { 201: DutyComment } }, config: write },
    async (request, reply) => {
      const { actor, params, body } = request
      return reply.code(201).send(await addComment(db, clock, actor, params.id, body.words))
    },
  )
  app.get<{ Params: Id; Querystring: MentionableQuery }>(
    '/assignments/:id/mentionable',
    {
      schema: { tags, params: Id, querystring: MentionableQuery, response: { 200: Mentionables } },
      config: write,
    },
    (request) => findMentionable(db, clock, request.actor, request.params.id, request.query.q),
  )
  app.post<{ Params: Id; Body: CommentEdit }>(
    '/comments/:id',
    { schema: { tags, params: Id, body: CommentEdit, response: { 200: DutyComment } }, config: write },
    (request) => editComment(db, clock, request.actor, request.params.id, request.body),
  )
  app.post<{ Params: Id }>(
    '/comments/:id/remove',
    { schema: { tags, params: Id, response: { 200: DutyComment } }, config: write },
    (request) => removeComment(db, clock, request.actor, request.params.id),
  )
}
