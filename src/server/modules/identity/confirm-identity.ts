import type { SessionCaller } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/database.ts'
import type { Accounts } from './accounts.ts'
import { findPasswordHash } from './people.repository.ts'
import { findSessionBegin } from './sessions.repository.ts'
import { confirmIdentity, wrongOwnPassword } from './sign-in.problems.ts'

const justNowMs = 10 * 60 * 1000

/**
 * Before how somebody signs in is changed: an open screen, or a stolen cookie, is not enough. Takes the password; of who
 * has none, a session begun just now. Throws `confirm-identity`, or names the field that is wrong.
 */
export async function requireIdentity(
  db: Db,
  accounts: Accounts,
  clock: Clock,
  { actor, sessionId }: Pick<SessionCaller, 'actor' | 'sessionId'>,
  password: string | undefined,
  field: 'password' | 'old' = 'password',
): Promise<void> {
  const hash = await findPasswordHash(db, actor.personId)
  if (hash === undefined) {
    const begun = await findSessionBegin(db, sessionId)
    if (!begun || begun.getTime() < clock.now().getTime() - justNowMs) throw confirmIdentity()
    return
  }
  if (password === undefined) throw confirmIdentity()
  const { password: hasher } = await accounts.$context
  if (!(await hasher.verify({ hash, password }))) throw wrongOwnPassword(field)
}
