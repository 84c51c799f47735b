import type { FastifyInstance, FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { AnswersSheetQuery, LanguageQuery } from '../../../shared/duties.ts'
import { Uuid } from '../../../shared/schema.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { attachmentNamed } from '../documents/index.ts'
import { getAnswersSheet } from './programme-duties.service.ts'
import { getDutyMatrixSheet, getMyWorkSheet, getReportMatrixSheet, type Workbook } from './sheets.service.ts'

const tags = ['duties']
const params = Type.Object({ id: Uuid })
type Params = Static<typeof params>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const response = { 200: { content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } } }

const sendWorkbook = (reply: FastifyReply, { name, bytes }: Workbook) =>
  reply
    .type(XLSX)
    .header('content-disposition', attachmentNamed(name))
    .header('cache-control', 'private, no-store')
    .send(bytes)

const WORKBOOKS = [
  {
    path: 'answers.xlsx',
    description: 'The answers as a workbook: the first 10,000 by day, and where there are more a row that says so.',
    get: getAnswersSheet,
  },
  {
    path: 'duty-matrix.xlsx',
    description: 'The organisations and the duties that they have, as a workbook of 400 rows and 300 columns at most.',
    get: getDutyMatrixSheet,
  },
  {
    path: 'report-matrix.xlsx',
    description: 'The organisations that report and the periods for which they do, as a workbook.',
    get: getReportMatrixSheet,
  },
] as const

/** What pages of duties show, as workbooks. */
export function sheetRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: LanguageQuery }>(
    '/my-work.xlsx',
    {
      schema: {
        tags,
        description: 'My work as a workbook, a sheet for each of its lists: the first 10,000 of each by day.',
        querystring: LanguageQuery,
        response,
      },
      config: { access: 'duties.read' },
    },
    async ({ actor, query }, reply) => sendWorkbook(reply, await getMyWorkSheet(db, clock, actor, query)),
  )
  for (const { path, description, get } of WORKBOOKS)
    app.get<{ Params: Params; Querystring: AnswersSheetQuery }>(
      `/programmes/:id/${path}`,
      {
        schema: { tags, description, params, querystring: AnswersSheetQuery, response },
        config: { access: 'duties.read', reads: { action: 'programmes.export', of: 'programme' } },
      },
      async ({ actor, params, query }, reply) => sendWorkbook(reply, await get(db, clock, actor, params.id, query)),
    )
}
