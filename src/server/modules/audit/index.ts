export { type AuditEntry, hasAuditEntry, recordAudit } from './audit.repository.ts'
