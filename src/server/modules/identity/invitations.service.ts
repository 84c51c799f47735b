import { ACCOUNT_MAIL_KINDS } from '../../../shared/mails.ts'
import type { AddedPerson, NewPerson } from '../../../shared/people.ts'
import { type Actor, mayAt } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { listLatestMails } from '../mails/index.ts'
import { findFactors } from './factors.repository.ts'
import { listRightPlaces } from './grants.repository.ts'
import { type IssuedLink, issuePasswordLink, issueSignInLink } from './one-time-links.service.ts'
import { type LinkWays, queuePasswordLetter, queueRoleLetter } from './password-letters.service.ts'
import { holdPersonByEmail, insertUnknownPerson } from './people.repository.ts'
import { appoint } from './people.service.ts'

/**
 * Gives whoever has this address a role, and a link or a letter that lets them in. Whether the address was known is not
 * answered: somebody else may have invited them, and nobody here need know. Whoever has an account keeps its name and its
 * ways to sign in, and is told to use them. Throws `role-held`, `own-role`, `mail-off`.
 */
export async function addPerson(
  db: Db,
  clock: Clock,
  actor: Actor,
  { by = 'link', name, email, ...role }: NewPerson,
  { linkTo, mails }: LinkWays,
): Promise<AddedPerson> {
  const added = await inTransaction(db, actor, async (db) => {
    const asked = { id: newId(), name: name.trim(), email: email.toLowerCase() }
    const isNew = await insertUnknownPerson(db, asked, clock.now())
    const id = isNew ? asked.id : await holdPersonByEmail(db, asked.email)
    const place = await appoint(db, clock, actor, id, role)
    const opens = await awaitsPassword(db, clock, actor, id)
    let link: IssuedLink | undefined
    if (by === 'link') link = await (opens ? issuePasswordLink : issueSignInLink)(db, clock, actor, id)
    else if (opens) await queuePasswordLetter(db, clock, actor, mails, id)
    else await queueRoleLetter(db, clock, actor, mails, id, place)
    return {
      person: { ...asked, id, mail: (await listLatestMails(db, [id], ACCOUNT_MAIL_KINDS)).get(id) ?? null },
      link: link ? linkTo(link.path) : null,
      linkExpiresAt: link?.expiresAt.toISOString() ?? null,
    }
  })
  mails.wake()
  return added
}

/** Whether a link of mine may set this person's password: they have no way in yet, and no right that is not under me. */
async function awaitsPassword(db: Db, clock: Clock, actor: Actor, personId: string): Promise<boolean> {
  const { hasPassword, providers, passkeys } = await findFactors(db, personId)
  const places = await listRightPlaces(db, personId, today(clock))
  const isMine = places.every((path) => mayAt(actor, 'people.manage', path))
  return isMine && !hasPassword && providers.length === 0 && passkeys.length === 0
}
