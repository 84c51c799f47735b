import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { toCsv } from '../../../rules/csv.ts'
import { Uuid } from '../../../shared/schema.ts'
import { AsOfDay } from '../../../shared/units.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { attachmentNamed } from '../documents/index.ts'
import { getExample } from './example.service.ts'
import { EXPORTS, exportTable } from './export-tables.ts'
import { LANGUAGES } from './export-words.ts'
import { getProgramme } from './programme-page.service.ts'

const Id = Type.Object({ id: Uuid })
const Asked = Type.Object({ on: Type.Optional(AsOfDay), lang: Type.Enum([...LANGUAGES], { default: 'vi' }) })

export function exportRoutes(
  app: FastifyInstance,
  { db, clock, publicUrl }: { db: Db; clock: Clock; publicUrl: string },
): void {
  app.get<{ Params: Static<typeof Id> }>(
    '/versions/:id/example.zip',
    {
      schema: {
        tags: ['programmes'],
        description:
          'The document as it was uploaded, and what people made of its reading as NAME.gold.json beside it.',
        params: Id,
        response: { 200: { content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } } },
      },
      config: { access: 'programmes.read', reads: { action: 'programmes.export', of: 'version' } },
    },
    async (request, reply) => {
      const { name, zip } = await getExample(db, request.actor, request.params.id)
      return reply
        .type('application/zip')
        .header('content-disposition', attachmentNamed(`${name}.zip`))
        .header('cache-control', 'private, no-store')
        .send(zip)
    },
  )
  for (const name of EXPORTS) {
    app.get<{ Params: Static<typeof Id>; Querystring: Static<typeof Asked> }>(
      `/programmes/:id/${name}.csv`,
      {
        schema: {
          tags: ['programmes'],
          params: Id,
          querystring: Asked,
          response: { 200: { content: { 'text/csv': { schema: Type.String() } } } },
        },
        config: { access: 'programmes.read', reads: { action: 'programmes.export', of: 'programme' } },
      },
      async (request, reply) => {
        const { on, lang } = request.query
        const programme = await getProgramme(db, clock, request.actor, request.params.id, on)
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', `attachment; filename="${name}.csv"`)
          .send(toCsv(exportTable(name, programme, lang, publicUrl)))
      },
    )
  }
}
