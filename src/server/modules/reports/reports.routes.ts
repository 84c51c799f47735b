import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { SectionKey } from '../../../shared/outlines.ts'
import {
  NewReport,
  NewReportAct,
  NewSectionActs,
  ReportChanges,
  ReportChoices,
  ReportPage,
  ReportPreview,
  ReportRevision,
  ReportSectionPage,
  ReportSubject,
  ReportsPage,
  ReportsQuery,
  SectionWords,
  ThreadQuery,
  ValueThread,
} from '../../../shared/reports.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { attachmentNamed } from '../documents/index.ts'
import { getReportChanges, updateFigures } from './figures.service.ts'
import { getReportChoices, makeReport } from './making.service.ts'
import { getReportFile, getReportPreview } from './paper.service.ts'
import { doReportAct } from './report-acts.service.ts'
import { listReports } from './report-list.service.ts'
import { getReport, getReportSection } from './report-page.service.ts'
import { doSectionActs } from './section-acts.service.ts'
import { getValueThread } from './threads.service.ts'
import { dropReport, renameReport, writeSection } from './writing.service.ts'

const tags = ['reports']
const Id = Type.Object({ id: Uuid })
type Id = Static<typeof Id>
const OfSection = Type.Object({ id: Uuid, key: SectionKey })
type OfSection = Static<typeof OfSection>
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const read = { access: 'duties.read', reads: { action: 'reports.read', of: 'report' } } as const
const answer = { access: 'duties.answer' } as const

export function reportRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: ReportsQuery }>(
    '/reports',
    { schema: { tags, querystring: ReportsQuery, response: { 200: ReportsPage } }, config: { access: 'duties.read' } },
    ({ actor, query }) => listReports(db, actor, query),
  )
  app.get('/reports/choices', { schema: { tags, response: { 200: ReportChoices } }, config: answer }, ({ actor }) =>
    getReportChoices(db, clock, actor),
  )
  app.post<{ Body: NewReport }>(
    '/reports',
    { schema: { tags, body: NewReport, response: { 201: ReportPage } }, config: answer },
    async ({ actor, body }, reply) => {
      const report = await makeReport(db, clock, actor, body)
      return reply.code(201).header('location', `/api/reports/${report.id}`).send(report)
    },
  )
  app.get<{ Params: Id }>(
    '/reports/:id',
    { schema: { tags, params: Id, response: { 200: ReportPage } }, config: read },
    ({ actor, params }) => getReport(db, clock, actor, params.id),
  )
  app.get<{ Params: Id }>(
    '/reports/:id/preview',
    { schema: { tags, params: Id, response: { 200: ReportPreview } }, config: read },
    ({ actor, params }) => getReportPreview(db, actor, params.id),
  )
  app.get<{ Params: Id }>(
    '/reports/:id/file',
    {
      schema: {
        tags,
        description: 'As a .docx in the layout of Nghị định 30/2020/NĐ-CP; each figure carries the id of its value.',
        params: Id,
        response: { 200: { content: { [DOCX]: { schema: Type.String({ format: 'binary' }) } } } },
      },
      config: { access: 'duties.read', reads: { action: 'reports.download', of: 'report' } },
    },
    async ({ actor, params }, reply) => {
      const { fileName, bytes } = await getReportFile(db, clock, actor, params.id)
      return reply
        .type(DOCX)
        .header('content-disposition', attachmentNamed(fileName))
        .header('cache-control', 'private, no-store')
        .send(bytes)
    },
  )
  app.get<{ Params: Id; Querystring: ThreadQuery }>(
    '/reports/:id/value',
    { schema: { tags, params: Id, querystring: ThreadQuery, response: { 200: ValueThread } }, config: read },
    ({ actor, params, query }) => getValueThread(db, actor, params.id, query.id),
  )
  app.get<{ Params: Id }>(
    '/reports/:id/changes',
    {
      schema: {
        tags,
        description: 'What of the figures is another now than in the draft.',
        params: Id,
        response: { 200: ReportChanges },
      },
      config: { access: 'duties.answer', reads: { action: 'reports.read', of: 'report' } },
    },
    ({ actor, params }) => getReportChanges(db, clock, actor, params.id),
  )
  app.post<{ Params: Id; Body: ReportRevision }>(
    '/reports/:id/figures',
    { schema: { tags, params: Id, body: ReportRevision, response: { 200: ReportPage } }, config: answer },
    ({ actor, params, body }) => updateFigures(db, clock, actor, params.id, body.revision),
  )
  app.post<{ Params: Id; Body: ReportSubject }>(
    '/reports/:id/subject',
    { schema: { tags, params: Id, body: ReportSubject, response: { 200: ReportPage } }, config: answer },
    ({ actor, params, body }) => renameReport(db, clock, actor, params.id, body),
  )
  app.post<{ Params: Id; Body: ReportRevision }>(
    '/reports/:id/drop',
    { schema: { tags, params: Id, body: ReportRevision }, config: answer },
    async ({ actor, params, body }, reply) => {
      await dropReport(db, clock, actor, params.id, body.revision)
      return reply.code(204).send()
    },
  )
  app.post<{ Params: Id; Body: NewReportAct }>(
    '/reports/:id/acts',
    {
      schema: { tags, params: Id, body: NewReportAct, response: { 200: ReportPage } },
      // Whether it is the maker's or the receiver's is said by the act.
      config: answer,
    },
    ({ actor, params, body }) => doReportAct(db, clock, actor, params.id, body),
  )
  app.post<{ Params: Id; Body: NewSectionActs }>(
    '/reports/:id/section-acts',
    { schema: { tags, params: Id, body: NewSectionActs, response: { 200: ReportPage } }, config: answer },
    ({ actor, params, body }) => doSectionActs(db, clock, actor, params.id, body),
  )
  app.get<{ Params: OfSection }>(
    '/reports/:id/sections/:key',
    { schema: { tags, params: OfSection, response: { 200: ReportSectionPage } }, config: read },
    ({ actor, params }) => getReportSection(db, actor, params.id, params.key),
  )
  app.post<{ Params: OfSection; Body: SectionWords }>(
    '/reports/:id/sections/:key',
    {
      schema: { tags, params: OfSection, body: SectionWords, response: { 200: ReportSectionPage } },
      config: answer,
    },
    ({ actor, params, body }) => writeSection(db, clock, actor, params.id, params.key, body),
  )
}
