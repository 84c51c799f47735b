import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { exportRoutes } from './exports.routes.ts'
import { programmePageRoutes } from './programmes.routes.ts'
import { versionRoutes } from './versions.routes.ts'

export { startDraft } from './drafts.service.ts'
export { previewPublication, publishVersion } from './publish.service.ts'
export { editFacts } from './review.service.ts'
export { getVersion } from './version-page.ts'

export type ProgrammesDeps = { db: Db; clock: Clock; publicUrl: string }

export function programmeRoutes(app: FastifyInstance, deps: ProgrammesDeps): void {
  versionRoutes(app, deps)
  programmePageRoutes(app, deps)
  exportRoutes(app, deps)
}
