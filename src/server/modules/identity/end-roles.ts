import { type Clock, today } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import { lastAdministrator } from './identity.problems.ts'
import { countLastingAdministrators, endAppointment, holdSystemAdministrators } from './people.repository.ts'

/** Ends roles from today on. Throws where one had ended before, and `last-administrator`. */
export async function endRoles(
  db: Db,
  clock: Clock,
  roles: readonly { homeId: number; id: string; role: string }[],
): Promise<void> {
  const day = today(clock)
  const takesSystem = roles.some(({ role }) => role === 'system-administrator')
  // Two who take each other's role away at once would each see the other still there.
  if (takesSystem) await holdSystemAdministrators(db)
  for (const { homeId, id } of roles) {
    if (!(await endAppointment(db, homeId, id, day))) throw notFound('This role')
  }
  if (takesSystem && (await countLastingAdministrators(db, day)) === 0) throw lastAdministrator()
}
