import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { NewAnnotation } from '../../../shared/annotations.ts'
import { AssignmentPage, NewCondition } from '../../../shared/assignment-page.ts'
import {
  ActsDone,
  AnswersPage,
  AnswersQuery,
  MyWork,
  MyWorkQuery,
  NewAct,
  NewActs,
  ProgrammeDuties,
} from '../../../shared/duties.ts'
import { ChangedPart, NewPart, PartOwners } from '../../../shared/parts.ts'
import { ReceivedReports } from '../../../shared/received-reports.ts'
import { Uuid } from '../../../shared/schema.ts'
import { Schemes } from '../../../shared/schemes.ts'
import { ServedTargets, TargetPage } from '../../../shared/serving.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { doAct, doActs, undoActs } from './acts.service.ts'
import { annotate } from './annotations.service.ts'
import { getAssignment } from './assignment-page.service.ts'
import { getMyWork } from './my-work.service.ts'
import { changePart } from './part-changes.service.ts'
import { findPartOwners, givePart } from './parts.service.ts'
import { setCondition } from './planning.service.ts'
import { getProgrammeDuties, listProgrammeAnswers } from './programme-duties.service.ts'
import { getReceivedReports } from './received-reports.service.ts'
import { getSchemes } from './schemes.service.ts'
import { getServedTargets, getTarget } from './serving.service.ts'

const tags = ['duties']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const TargetId = Type.Object({ id: Uuid, target: Uuid })
type TargetId = Static<typeof TargetId>
const PartOwnersQuery = Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) })
type PartOwnersQuery = Static<typeof PartOwnersQuery>

export function dutyRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: MyWorkQuery }>(
    '/my-work',
    { schema: { tags, querystring: MyWorkQuery, response: { 200: MyWork } }, config: { access: 'duties.read' } },
    (request) => getMyWork(db, clock, request.actor, request.query),
  )
  app.get(
    '/received-reports',
    { schema: { tags, response: { 200: ReceivedReports } }, config: { access: 'duties.read' } },
    (request) => getReceivedReports(db, clock, request.actor),
  )
  app.get<{ Params: Id }>(
    '/programmes/:id/duties',
    { schema: { tags, params: Id, response: { 200: ProgrammeDuties } }, config: { access: 'duties.read' } },
    (request) => getProgrammeDuties(db, clock, request.actor, request.params.id),
  )
  app.get<{ Params: Id; Querystring: AnswersQuery }>(
    '/programmes/:id/answers',
    {
      schema: { tags, params: Id, querystring: AnswersQuery, response: { 200: AnswersPage } },
      config: { access: 'duties.read' },
    },
    (request) => listProgrammeAnswers(db, clock, request.actor, request.params.id, request.query),
  )
  app.get<{ Params: Id }>(
    '/assignments/:id',
    {
      schema: { tags, params: Id, response: { 200: AssignmentPage } },
      config: { access: 'duties.read', reads: { action: 'duties.read', of: 'assignment' } },
    },
    (request) => getAssignment(db, clock, request.actor, request.params.id),
  )
  app.get<{ Params: Id }>(
    '/assignments/:id/targets',
    { schema: { tags, params: Id, response: { 200: ServedTargets } }, config: { access: 'duties.read' } },
    (request) => getServedTargets(db, request.actor, request.params.id),
  )
  app.get<{ Params: Id }>(
    '/programmes/:id/schemes',
    { schema: { tags, params: Id, response: { 200: Schemes } }, config: { access: 'duties.read' } },
    (request) => getSchemes(db, clock, request.actor, request.params.id),
  )
  app.get<{ Params: TargetId }>(
    '/programmes/:id/targets/:target',
    { schema: { tags, params: TargetId, response: { 200: TargetPage } }, config: { access: 'duties.read' } },
    (request) => getTarget(db, clock, request.actor, request.params.id, request.params.target),
  )
  app.post<{ Params: Id; Body: NewAct }>(
    '/assignments/:id/acts',
    {
      schema: { tags, params: Id, body: NewAct, response: { 200: AssignmentPage } },
      // Whether it is the owner's or the planner's is said by the act.
      config: { access: 'duties.answer' },
    },
    (request) => doAct(db, clock, request.actor, request.params.id, request.body),
  )
  app.post<{ Body: NewActs }>(
    '/answers/acts',
    { schema: { tags, body: NewActs, response: { 200: ActsDone } }, config: { access: 'duties.answer' } },
    (request) => doActs(db, clock, request.actor, request.body),
  )
  app.post<{ Params: Id }>(
    '/answers/acts/:id/undo',
    { schema: { tags, params: Id, response: { 200: ActsDone } }, config: { access: 'duties.answer' } },
    (request) => undoActs(db, clock, request.actor, request.params.id),
  )
  app.post<{ Params: Id; Body: NewCondition }>(
    '/assignments/:id/condition',
    {
      schema: { tags, params: Id, body: NewCondition, response: { 200: AssignmentPage } },
      config: { access: 'duties.plan' },
    },
    (request) => setCondition(db, clock, request.actor, request.params.id, request.body),
  )
  app.get<{ Params: Id; Querystring: PartOwnersQuery }>(
    '/assignments/:id/part-owners',
    {
      schema: { tags, params: Id, querystring: PartOwnersQuery, response: { 200: PartOwners } },
      config: { access: 'duties.answer' },
    },
    (request) => findPartOwners(db, clock, request.actor, request.params.id, request.query),
  )
  app.post<{ Params: Id; Body: NewPart }>(
    '/assignments/:id/parts',
    {
      schema: { tags, params: Id, body: NewPart, response: { 200: AssignmentPage } },
      config: { access: 'duties.answer' },
    },
    (request) => givePart(db, clock, request.actor, request.params.id, request.body),
  )
  app.patch<{ Params: Id; Body: ChangedPart }>(
    '/assignments/:id/part',
    {
      schema: { tags, params: Id, body: ChangedPart, response: { 200: AssignmentPage } },
      config: { access: 'duties.answer' },
    },
    (request) => changePart(db, clock, request.actor, request.params.id, request.body),
  )
  app.post<{ Params: Id; Body: NewAnnotation }>(
    '/assignments/:id/annotations',
    {
      schema: { tags, params: Id, body: NewAnnotation, response: { 200: AssignmentPage } },
      config: { access: 'duties.plan' },
    },
    (request) => annotate(db, clock, request.actor, request.params.id, request.body),
  )
}
