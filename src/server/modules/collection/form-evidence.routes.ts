import type { FastifyInstance } from 'fastify'
import { CellKey } from '../../../shared/figures.ts'
import { FormEvidence, FormPage } from '../../../shared/forms.ts'
import { type EvidenceDeps, fileRoutes } from '../evidence/index.ts'
import { attachToCell, detachFromCell, getCellFile, requireEntering } from './form-evidence.service.ts'

export function formEvidenceRoutes(app: FastifyInstance, deps: EvidenceDeps): void {
  const { db, clock } = deps
  fileRoutes(app, {
    tag: 'figures',
    path: '/forms',
    description: 'Keeps a file with a figure of a form that is open.',
    fields: CellKey,
    usual: { category: '' },
    evidence: FormEvidence,
    page: FormPage,
    read: 'figures.read',
    change: 'figures.enter',
    downloads: { action: 'figures.download', of: 'form' },
    requireAdding: (actor, id) => requireEntering(db, actor, id),
    attach: (actor, id, file) => attachToCell(deps, actor, id, file),
    find: (actor, id, evidenceId) => getCellFile(db, actor, id, evidenceId),
    detach: (actor, id, evidenceId) => detachFromCell(db, clock, actor, id, evidenceId),
  })
}
