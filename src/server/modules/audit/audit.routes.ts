import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { AuditHead, AuditPage, AuditQuery } from '../../../shared/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { listAudit, noteHeads } from './audit.service.ts'

const tags = ['audit']

export function auditRoutes(app: FastifyInstance, { db, clock }: { db: Db; clock: Clock }): void {
  app.get<{ Querystring: AuditQuery }>(
    '/audit',
    {
      schema: {
        tags,
        description: 'Who saw and did what below your units, newest first. Looking is recorded too.',
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
      config: { access: 'audit.read', reads: { action: 'audit.read', of: 'audit' } },
    },
    (request) => listAudit(db, request.actor, request.query),
  )
  app.post(
    '/audit/heads',
    {
      schema: {
        tags,
        description:
          'Notes what the trail of each of your homes says now; keep the heads elsewhere and compare them later.',
        response: { 201: Type.Object({ heads: Type.Array(AuditHead) }) },
      },
      config: { access: 'audit.read' },
    },
    async (request, reply) => reply.code(201).send({ heads: await noteHeads(db, clock, request.actor) }),
  )
}
