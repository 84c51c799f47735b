import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  AddSuccessor,
  EndOn,
  NewOrganisationLine,
  NewPatronage,
  OrganisationPage,
} from '../../../shared/organisations.ts'
import { BigId, Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { addLine, addSuccessor, removeLine, removeSuccessor, stopLine } from './changes.service.ts'
import { addPatronage, removePatronage, stopPatronage } from './patronages.service.ts'

const Id = Type.Object({ id: BigId })
type Id = Static<typeof Id>
const LineId = Type.Object({ id: BigId, parentId: BigId })
type LineId = Static<typeof LineId>
const SuccessorId = Type.Object({ id: BigId, toId: BigId })
const Task = Type.Object({ task: Type.String({ maxLength: 500, default: '' }) })
const PatronageId = Type.Object({ id: BigId, patronageId: Uuid })
type PatronageId = Static<typeof PatronageId>

const tags = ['organisations']
const response = { 200: OrganisationPage }
const config = { access: 'organisations.manage' } as const

/** Who guides it, who followed it, and over whom it watches. */
export function relationRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.post<{ Params: Id; Body: NewOrganisationLine }>(
    '/organisations/:id/lines',
    { schema: { tags, params: Id, body: NewOrganisationLine, response }, config },
    ({ actor, params, body }) => addLine({ db, clock, actor, ...params, revision: body.revision }, body),
  )
  app.post<{ Params: LineId; Body: EndOn }>(
    '/organisations/:id/lines/:parentId/end',
    { schema: { tags, params: LineId, body: EndOn, response }, config },
    ({ actor, params: { id, parentId }, body }) => stopLine({ db, clock, actor, id }, parentId, body.until),
  )
  app.delete<{ Params: LineId }>(
    '/organisations/:id/lines/:parentId',
    { schema: { tags, params: LineId }, config },
    async ({ actor, params: { id, parentId } }, reply) => {
      await removeLine({ db, clock, actor, id }, parentId)
      return reply.code(204).send()
    },
  )
  app.post<{ Params: Id; Body: AddSuccessor }>(
    '/organisations/:id/successors',
    { schema: { tags, params: Id, body: AddSuccessor, response }, config },
    ({ actor, params, body: { revision, ...body } }) => addSuccessor({ db, clock, actor, ...params, revision }, body),
  )
  app.delete<{ Params: Static<typeof SuccessorId>; Querystring: Static<typeof Task> }>(
    '/organisations/:id/successors/:toId',
    { schema: { tags, params: SuccessorId, querystring: Task }, config },
    async ({ actor, params: { id, toId }, query }, reply) => {
      await removeSuccessor({ db, clock, actor, id }, toId, query.task.normalize('NFC'))
      return reply.code(204).send()
    },
  )
  app.post<{ Params: Id; Body: NewPatronage }>(
    '/organisations/:id/patronages',
    { schema: { tags, params: Id, body: NewPatronage, response }, config },
    ({ actor, params, body }) => addPatronage({ db, clock, actor, ...params }, body),
  )
  app.post<{ Params: PatronageId; Body: EndOn }>(
    '/organisations/:id/patronages/:patronageId/end',
    { schema: { tags, params: PatronageId, body: EndOn, response }, config },
    ({ actor, params: { id, patronageId }, body }) => stopPatronage({ db, clock, actor, id }, patronageId, body.until),
  )
  app.delete<{ Params: PatronageId }>(
    '/organisations/:id/patronages/:patronageId',
    { schema: { tags, params: PatronageId }, config },
    async ({ actor, params: { id, patronageId } }, reply) => {
      await removePatronage({ db, clock, actor, id }, patronageId)
      return reply.code(204).send()
    },
  )
}
