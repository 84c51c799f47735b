import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { NewFormAct, NewSubmission, NewVerdict, NewVerdicts, Saved, VerdictsDone } from '../../../shared/form-acts.ts'
import { CellHistory, CellHistoryQuery, FormAround, FormReview } from '../../../shared/form-review.ts'
import { FormPage, FormsPage, MyFormsQuery, ProgrammeForms, ProgrammeFormsQuery } from '../../../shared/forms.ts'
import { BigId, Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { doFormAct, doVerdicts } from './form-acts.service.ts'
import { listMyForms, listProgrammeForms } from './form-lists.service.ts'
import { getFormPage } from './form-page.service.ts'
import { getAround, getCellHistory, getReview } from './review.service.ts'
import { saveCells } from './saving.service.ts'

const tags = ['figures']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const CellId = Type.Object({ id: Uuid, elementId: BigId })
type CellId = Static<typeof CellId>
/** A form of many elements, each split in many ways, pasted at once with notes. */
const mostBytes = 1024 * 1024

export function collectionRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: MyFormsQuery }>(
    '/forms',
    { schema: { tags, querystring: MyFormsQuery, response: { 200: FormsPage } }, config: { access: 'figures.read' } },
    (request) => listMyForms(db, clock, request.actor, request.query),
  )
  app.get<{ Params: Id; Querystring: ProgrammeFormsQuery }>(
    '/programmes/:id/forms',
    {
      schema: { tags, params: Id, querystring: ProgrammeFormsQuery, response: { 200: ProgrammeForms } },
      config: { access: 'figures.read' },
    },
    (request) => listProgrammeForms(db, clock, request.actor, request.params.id, request.query),
  )
  app.get<{ Params: Id }>(
    '/forms/:id',
    {
      schema: { tags, params: Id, response: { 200: FormPage } },
      config: { access: 'figures.read', reads: { action: 'figures.read', of: 'form' } },
    },
    (request) => getFormPage(db, clock, request.actor, request.params.id),
  )
  app.get<{ Params: Id }>(
    '/forms/:id/around',
    {
      schema: {
        tags,
        description:
          'Sums of the unit above and spreads of neighbours, of at least five; never a figure of one of them.',
        params: Id,
        response: { 200: FormAround },
      },
      config: { access: 'figures.read' },
    },
    (request) => getAround(db, request.actor, request.params.id),
  )
  app.get<{ Params: Id }>(
    '/forms/:id/review',
    {
      schema: { tags, params: Id, response: { 200: FormReview } },
      config: { access: 'figures.verify', reads: { action: 'figures.read', of: 'form' } },
    },
    (request) => getReview(db, request.actor, request.params.id),
  )
  app.get<{ Params: CellId; Querystring: CellHistoryQuery }>(
    '/forms/:id/cells/:elementId/history',
    {
      schema: { tags, params: CellId, querystring: CellHistoryQuery, response: { 200: CellHistory } },
      config: { access: 'figures.read', reads: { action: 'figures.read', of: 'form' } },
    },
    (request) => {
      const { id, elementId } = request.params
      return getCellHistory(db, request.actor, id, elementId, request.query.category ?? '')
    },
  )
  app.post<{ Params: Id; Body: NewSubmission }>(
    '/forms/:id/submissions',
    {
      schema: {
        tags,
        description: 'Saves cells. The id is the client’s own; sent again it is answered as before, however late.',
        params: Id,
        body: NewSubmission,
        response: { 200: Saved },
      },
      bodyLimit: mostBytes,
      config: { access: 'figures.enter' },
    },
    (request) => saveCells(db, clock, request.actor, request.params.id, request.body),
  )
  app.post<{ Params: Id; Body: NewFormAct }>(
    '/forms/:id/acts',
    {
      schema: { tags, params: Id, body: NewFormAct, response: { 200: FormPage } },
      bodyLimit: mostBytes,
      config: { access: 'figures.enter' },
    },
    (request) => doFormAct(db, clock, request.actor, request.params.id, request.body),
  )
  app.post<{ Params: Id; Body: NewVerdict }>(
    '/forms/:id/verdicts',
    {
      schema: { tags, params: Id, body: NewVerdict, response: { 200: FormPage } },
      bodyLimit: mostBytes,
      config: { access: 'figures.verify' },
    },
    (request) => doFormAct(db, clock, request.actor, request.params.id, request.body),
  )
  app.post<{ Body: NewVerdicts }>(
    '/forms/verdicts',
    {
      schema: { tags, body: NewVerdicts, response: { 200: VerdictsDone } },
      bodyLimit: mostBytes,
      config: { access: 'figures.verify' },
    },
    (request) => doVerdicts(db, clock, request.actor, request.body),
  )
}
