import type { FastifyInstance } from 'fastify'
import { Backup, Backups } from '../../../shared/system.ts'
import { askForBackup, type BackupsDeps, describeBackups } from './backups.service.ts'

const tags = ['system']
const config = { access: 'system.operate' } as const

export function backupRoutes(app: FastifyInstance, deps: BackupsDeps): void {
  app.get('/system/backups', { schema: { tags, response: { 200: Backups } }, config }, (request) =>
    describeBackups(deps, request.actor),
  )
  app.post(
    '/system/backups',
    {
      schema: { tags, description: 'Has one taken; where one is under way, answers that.', response: { 202: Backup } },
      config,
    },
    async (request, reply) => reply.code(202).send(await askForBackup(deps, request.actor)),
  )
}
