import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

export type AuditEntry = {
  homeId: number
  unitPath: string
  /** `documents.upload`, in the words of the permission table where there is one. */
  action: string
  /** `document:0190…` */
  subject: string
  detail?: Record<string, unknown>
}

/** Writes what was done, in the same transaction as the deed. Entries cannot be changed or removed. */
export async function recordAudit(db: Db, clock: Clock, actor: Pick<Actor, 'personId'>, entry: AuditEntry) {
  await db
    .insertInto('auditEntries')
    .values({
      homeId: entry.homeId,
      id: newId(),
      unitPath: entry.unitPath,
      at: clock.now(),
      actor: actor.personId,
      action: entry.action,
      subject: entry.subject,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute()
}

/** Whether I may see that this was done to the subject. */
export async function hasAuditEntry(db: Db, action: string, subject: string): Promise<boolean> {
  const entry = await db
    .selectFrom('auditEntries')
    .select('id')
    .where('action', '=', action)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return entry !== undefined
}
