import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  NewProposal,
  NewProposalAct,
  ProposalPage,
  ProposalRevision,
  ProposalsPage,
  ProposalsQuery,
  ProposalsSheetQuery,
  ProposalWords,
  Raising,
  RaisingQuery,
} from '../../../shared/proposals.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { doProposalAct } from './acts.service.ts'
import { getProposalsSheet, listProposals } from './proposal-list.service.ts'
import { getProposal } from './proposal-page.service.ts'
import { dropProposal, getRaising, raiseProposal, rewriteProposal } from './raising.service.ts'

const tags = ['proposals']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>

export function proposalRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: ProposalsQuery }>(
    '/proposals',
    {
      schema: { tags, querystring: ProposalsQuery, response: { 200: ProposalsPage } },
      config: { access: 'duties.read' },
    },
    (request) => listProposals(db, clock, request.actor, request.query),
  )
  app.get<{ Querystring: ProposalsSheetQuery }>(
    '/proposals.csv',
    {
      schema: {
        tags,
        description: 'The list for a spreadsheet: the first 10,000, and where there are more a row that says so.',
        querystring: ProposalsSheetQuery,
        response: { 200: { content: { 'text/csv': { schema: Type.String() } } } },
      },
      config: { access: 'duties.read', reads: { action: 'proposals.export', of: 'proposals' } },
    },
    async (request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="proposals.csv"')
        .header('cache-control', 'private, no-store')
        .send(await getProposalsSheet(db, clock, request.actor, request.query)),
  )
  app.get<{ Querystring: RaisingQuery }>(
    '/proposals/raising',
    { schema: { tags, querystring: RaisingQuery, response: { 200: Raising } }, config: { access: 'duties.answer' } },
    (request) => getRaising(db, clock, request.actor, request.query),
  )
  app.post<{ Body: NewProposal }>(
    '/proposals',
    { schema: { tags, body: NewProposal, response: { 201: ProposalPage } }, config: { access: 'duties.answer' } },
    async (request, reply) => {
      const proposal = await raiseProposal(db, clock, request.actor, request.body)
      return reply.code(201).header('location', `/api/proposals/${proposal.id}`).send(proposal)
    },
  )
  app.get<{ Params: Id }>(
    '/proposals/:id',
    {
      schema: { tags, params: Id, response: { 200: ProposalPage } },
      config: { access: 'duties.read', reads: { action: 'proposals.read', of: 'proposal' } },
    },
    (request) => getProposal(db, clock, request.actor, request.params.id),
  )
  app.post<{ Params: Id; Body: ProposalWords }>(
    '/proposals/:id/words',
    {
      schema: { tags, params: Id, body: ProposalWords, response: { 200: ProposalPage } },
      config: { access: 'duties.answer' },
    },
    (request) => rewriteProposal(db, clock, request.actor, request.params.id, request.body),
  )
  app.post<{ Params: Id; Body: ProposalRevision }>(
    '/proposals/:id/drop',
    { schema: { tags, params: Id, body: ProposalRevision }, config: { access: 'duties.answer' } },
    async (request, reply) => {
      await dropProposal(db, clock, request.actor, request.params.id, request.body.revision)
      return reply.code(204).send()
    },
  )
  app.post<{ Params: Id; Body: NewProposalAct }>(
    '/proposals/:id/acts',
    {
      schema: { tags, params: Id, body: NewProposalAct, response: { 200: ProposalPage } },
      // Whether it is the organisation's or the agency's is said by the act.
      config: { access: 'duties.answer' },
    },
    (request) => doProposalAct(db, clock, request.actor, request.params.id, request.body),
  )
}
