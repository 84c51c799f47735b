import { createHash, randomBytes } from 'node:crypto'
import { addDays } from '../../../rules/days.ts'
import { roleMay } from '../../../rules/permissions.ts'
import {
  type IssuedServiceToken,
  type NewServiceToken,
  type ServiceToken,
  TOKEN_DAYS,
} from '../../../shared/service-tokens.ts'
import { NATION_ID } from '../../../shared/units.ts'
import { type Actor, type Grant, requireAction } from '../../platform/actor.ts'
import { type Clock, today } from '../../platform/clock.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type FieldError, notFound } from '../../platform/problems.ts'
import { recordAudit } from '../audit/index.ts'
import { actorWith } from './actors.service.ts'
import { findTokenGrants, listHeldGrants } from './grants.repository.ts'
import { beyondOwnRights } from './identity.problems.ts'
import { findPersonNames } from './people.repository.ts'
import { placeRole } from './place-role.ts'
import { insertToken, listTokens, noteTokenUse, revokeTokenRow, type TokenRow } from './service-tokens.repository.ts'
import { actionsBeyond, isSupportedBy } from './token-support.ts'

const wholeSystem = { scopes: [NATION_ID], writes: [NATION_ID], parties: [] }
const tokenPattern = /^hh_[A-Za-z0-9_-]{43}$/

const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** The program whose token this is. Unknown, ended, revoked and no longer supported are one: nobody. */
export async function findTokenActor(db: Db, clock: Clock, token: string): Promise<Actor | undefined> {
  if (!tokenPattern.test(token)) return undefined
  const day = today(clock)
  const known = await findTokenGrants(db, hashOf(token), day)
  if (!known) return undefined
  const actor = actorWith(known.id, day, known)
  if (actor.grants.length === 0) return undefined
  if (known.lastUsedOn !== day)
    await inTransaction(db, wholeSystem, (db) => noteTokenUse(db, known.homeId, known.id, day))
  return actor
}

/** Issues a token for a program; it is answered this once. Throws `beyond-own-rights`. */
export async function issueToken(
  db: Db,
  clock: Clock,
  actor: Actor,
  { name, actions, until, ...role }: NewServiceToken,
): Promise<IssuedServiceToken> {
  return inTransaction(db, actor, async (db) => {
    const day = today(clock)
    const untilDay = until ?? addDays(day, TOKEN_DAYS.usual)
    const place = await placeRole(db, actor, role, day, [
      ...actions.flatMap((action, index): FieldError[] =>
        roleMay(role.role, action) ? [] : [{ pointer: `#/actions/${index}`, code: 'not-of-role' }],
      ),
      ...(untilDay > day ? [] : [{ pointer: '#/until', code: 'past' }]),
      ...(untilDay <= addDays(day, TOKEN_DAYS.most)
        ? []
        : [{ pointer: '#/until', code: 'too-long', params: { days: TOKEN_DAYS.most } }]),
    ])
    const beyond = actionsBeyond(actor.grants, { unitPath: place.unitPath, actions })
    if (beyond.length > 0) throw beyondOwnRights(beyond.map((action) => actions.indexOf(action)))
    const id = newId()
    const token = `hh_${randomBytes(32).toString('base64url')}`
    await insertToken(db, {
      ...place,
      id,
      name: name.trim(),
      tokenHash: hashOf(token),
      role: role.role,
      actions: [...actions],
      createdBy: actor.personId,
      createdAt: clock.now(),
      untilDay,
    })
    const { homeId, unitPath } = place
    await recordAudit(db, clock, actor, {
      homeId,
      unitPath,
      action: 'tokens.issue',
      subject: `token:${id}`,
      detail: { role: role.role, reach: place.reach, actions, until: untilDay },
    })
    const [issued] = await describeTokens(db, clock, await listTokens(db, id))
    if (!issued) throw notFound('This token')
    return { token, serviceToken: issued }
  })
}

/** Those at or below my units, ended ones too: what they did stands in the trail. */
export async function listServiceTokens(db: Db, clock: Clock, actor: Actor): Promise<ServiceToken[]> {
  return inTransaction(db, actor, async (db) => describeTokens(db, clock, await listTokens(db)))
}

async function describeTokens(db: Db, clock: Clock, rows: readonly TokenRow[]): Promise<ServiceToken[]> {
  const day = today(clock)
  const issuers = [...new Set(rows.map(({ createdBy }) => createdBy))]
  const names = await findPersonNames(db, issuers)
  const grants = new Map<string, Grant[]>()
  for (const id of issuers) grants.set(id, await listHeldGrants(db, id, day))
  return rows.map(({ homeId: _, unitPath, createdBy, createdAt, untilDay, revokedAt, ...row }) => ({
    ...row,
    createdBy: { id: createdBy, name: names.get(createdBy) ?? null },
    createdAt: createdAt.toISOString(),
    until: untilDay,
    state:
      revokedAt !== null
        ? 'revoked'
        : untilDay <= day
          ? 'ended'
          : isSupportedBy(grants.get(createdBy) ?? [], { unitPath, actions: row.actions })
            ? 'holds'
            : 'unsupported',
  }))
}

/** Ends a token at once: the next request that brings it is a stranger's. */
export async function revokeToken(db: Db, clock: Clock, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, actor, async (db) => {
    const [token] = await listTokens(db, id)
    if (!token) throw notFound('This token')
    const { homeId, unitPath } = token
    requireAction(actor, 'people.manage', unitPath)
    const revoked = { revokedAt: clock.now(), revokedBy: actor.personId }
    if (!(await revokeTokenRow(db, homeId, id, revoked))) throw notFound('This token')
    await recordAudit(db, clock, actor, { homeId, unitPath, action: 'tokens.revoke', subject: `token:${id}` })
  })
}
