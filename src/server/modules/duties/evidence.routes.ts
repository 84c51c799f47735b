import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { AssignmentPage } from '../../../shared/assignment-page.ts'
import { AnswerPeriod } from '../../../shared/duties.ts'
import { Evidence } from '../../../shared/evidence.ts'
import { type EvidenceDeps, fileRoutes } from '../evidence/index.ts'
import { attachEvidence, detachEvidence, getEvidenceFile, requireAnswering } from './evidence.service.ts'

export function evidenceRoutes(app: FastifyInstance, deps: EvidenceDeps): void {
  const { db, clock } = deps
  fileRoutes(app, {
    tag: 'duties',
    path: '/assignments',
    description: 'Keeps a file with the answer of a period that is not handed in.',
    fields: Type.Object({ period: AnswerPeriod }),
    evidence: Evidence,
    page: AssignmentPage,
    read: 'duties.read',
    change: 'duties.answer',
    downloads: { action: 'duties.download', of: 'assignment' },
    requireAdding: (actor, id) => requireAnswering(db, actor, id),
    attach: (actor, id, file) => attachEvidence(deps, actor, id, file),
    find: (actor, id, evidenceId) => getEvidenceFile(db, actor, id, evidenceId),
    detach: (actor, id, evidenceId) => detachEvidence(db, clock, actor, id, evidenceId),
  })
}
