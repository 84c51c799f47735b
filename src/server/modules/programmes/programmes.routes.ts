import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import {
  ClausePage,
  NewRelation,
  NewVersion,
  Programme,
  ProgrammeSummary,
  Version,
} from '../../../shared/programmes.ts'
import { ReportOrder } from '../../../shared/report-order.ts'
import { Uuid } from '../../../shared/schema.ts'
import { AsOfDay } from '../../../shared/units.ts'
import type { ReadingJobs } from '../documents/index.ts'
import { amendmentRoutes } from './amendment.routes.ts'
import { getClausePage } from './clauses.service.ts'
import { amend, discardProgramme } from './drafts.service.ts'
import { exportRoutes } from './exports.routes.ts'
import type { Telling } from './given.service.ts'
import { linkRoutes } from './links.routes.ts'
import { partyRoutes } from './parties.routes.ts'
import { getProgramme, listProgrammes } from './programme-page.service.ts'
import { setRelation } from './relations.service.ts'
import { getReportOrder } from './report-order.service.ts'
import { plainJson, versionRoutes } from './versions.routes.ts'

const tags = ['programmes']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const OnDay = Type.Object({ on: Type.Optional(AsOfDay) })

export type ProgrammesDeps = Telling & { publicUrl: string; readings: ReadingJobs }

export function programmeRoutes(app: FastifyInstance, deps: ProgrammesDeps): void {
  versionRoutes(app, deps)
  pageRoutes(app, deps)
  exportRoutes(app, deps)
  partyRoutes(app, deps)
  linkRoutes(app, deps)
  amendmentRoutes(app, deps)
}

function pageRoutes(app: FastifyInstance, telling: Telling): void {
  const { db, clock } = telling
  app.get(
    '/programmes',
    {
      schema: { tags, response: { 200: Type.Object({ programmes: Type.Array(ProgrammeSummary) }) } },
      config: { access: 'programmes.read' },
      ...plainJson,
    },
    async (request) => ({ programmes: await listProgrammes(db, request.actor) }),
  )
  app.get<{ Params: Id; Querystring: Static<typeof OnDay> }>(
    '/programmes/:id',
    {
      schema: { tags, params: Id, querystring: OnDay, response: { 200: Programme } },
      config: { access: 'programmes.read', reads: { action: 'programmes.read', of: 'programme' } },
      ...plainJson,
    },
    (request) => getProgramme(db, clock, request.actor, request.params.id, request.query.on),
  )
  app.get<{ Params: Id }>(
    '/programmes/:id/report-order',
    { schema: { tags, params: Id, response: { 200: ReportOrder } }, config: { access: 'programmes.review' } },
    (request) => getReportOrder(db, clock, request.actor, request.params.id),
  )
  app.delete<{ Params: Id }>(
    '/programmes/:id',
    { schema: { tags, params: Id }, config: { access: 'programmes.review' } },
    async (request, reply) => {
      await discardProgramme(db, clock, request.actor, request.params.id)
      return reply.code(204).send()
    },
  )
  app.post<{ Params: Id; Body: NewVersion }>(
    '/programmes/:id/versions',
    {
      schema: { tags, params: Id, body: NewVersion, response: { 201: Version } },
      config: { access: 'programmes.review' },
      ...plainJson,
    },
    async (request, reply) => {
      const version = await amend(db, clock, request.actor, request.params.id, request.body)
      return reply.code(201).header('location', `/api/versions/${version.id}`).send(version)
    },
  )
  app.post<{ Params: Id; Body: NewRelation }>(
    '/programmes/:id/documents',
    {
      schema: { tags, params: Id, body: NewRelation, response: { 200: Programme } },
      config: { access: 'programmes.publish' },
      ...plainJson,
    },
    (request) => setRelation(telling, request.actor, request.params.id, request.body),
  )
  app.get<{ Params: Id }>(
    '/clauses/:id',
    {
      schema: { tags, params: Id, response: { 200: ClausePage } },
      config: { access: 'programmes.read', reads: { action: 'programmes.read', of: 'clause' } },
      ...plainJson,
    },
    (request) => getClausePage(db, request.actor, request.params.id),
  )
}
