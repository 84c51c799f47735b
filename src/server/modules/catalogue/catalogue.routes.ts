import type { FastifyInstance } from 'fastify'
import { IndicatorList } from '../../../shared/indicators.ts'
import { listIndicatorEntries } from './indicators-file.ts'

export function catalogueRoutes(app: FastifyInstance): void {
  app.get(
    '/indicators',
    { schema: { tags: ['catalogue'], response: { 200: IndicatorList } }, config: { access: 'known' } },
    async () => ({ entries: listIndicatorEntries() }),
  )
}
