import type { AuditAction } from '../../../shared/audit.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Clock, today } from '../../platform/clock.ts'
import type { Db, Viewpoint } from '../../platform/database.ts'
import { recordAudit } from '../audit/index.ts'
import { listHeldGrants } from './grants.repository.ts'

/** For what somebody does to their own account, wherever their roles lie and if they have none. */
export const wholeSystem: Viewpoint = { scopes: [NATION_ID], writes: [NATION_ID], parties: [] }

/** The same for a change of somebody signed in: under their key it is done once. */
export const ownDeed = ({ once }: Pick<Viewpoint, 'once'>): Viewpoint => ({ ...wholeSystem, ...(once && { once }) })

/** Puts on the trail what people do to their own account: at the unit of a role of theirs, else at the nation. */
export async function recordOwn(db: Db, clock: Clock, personId: string, action: AuditAction): Promise<void> {
  const [role] = await listHeldGrants(db, personId, today(clock))
  await recordAudit(
    db,
    clock,
    { personId },
    {
      homeId: role?.homeId ?? 0,
      unitPath: role?.unitPath ?? NATION_ID,
      action,
      subject: `person:${personId}`,
    },
  )
}
