import type {
  ConfirmIdentity,
  NewPasskey,
  Passkey,
  PasskeyAssertion,
  PasskeyOptions,
} from '../../../shared/sessions.ts'
import { brokenConstraint, inTransaction, outageOf } from '../../platform/database.ts'
import { notFound } from '../../platform/problems.ts'
import type { Accounts } from './accounts.ts'
import { requireIdentity } from './confirm-identity.ts'
import { deletePasskey } from './factors.repository.ts'
import { ownDeed, recordOwn } from './own-record.ts'
import type { FactorDeps, Own } from './second-factor.service.ts'
import { markSecondFactor } from './sessions.repository.ts'
import { passkeyRefused } from './sign-in.problems.ts'

/** To be handed to the browser, and the cookie that remembers what it was asked. */
export type Asked = { options: PasskeyOptions; cookies: string[] }

/** What a browser answers is checked whole by a library, which throws whatever it stumbles over. */
async function checked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const isOfDatabase = outageOf(error) !== undefined || 'severity' in (error as object)
    throw isOfDatabase && brokenConstraint(error) !== 'passkeys_credential_once' ? error : passkeyRefused()
  }
}

export async function askForNewPasskey({ db, accountsIn, clock }: FactorDeps, own: Own, given: ConfirmIdentity) {
  const accounts = accountsIn(db)
  await requireIdentity(db, accounts, clock, own, given.password)
  const { headers, response } = await accounts.api.generatePasskeyRegistrationOptions({
    headers: own.headers,
    query: {},
    returnHeaders: true,
  })
  return { options: response as unknown as PasskeyOptions, cookies: headers.getSetCookie() } satisfies Asked
}

/** Keeps a passkey under a name. The session that made it has proved a second factor. Throws `passkey-refused`. */
export async function addPasskey({ db, accountsIn, clock }: FactorDeps, own: Own, given: NewPasskey): Promise<Passkey> {
  return inTransaction(db, ownDeed(own.actor), async (db) => {
    const { transports = [], ...response } = given.response.response
    const body = { name: given.name.trim(), response: { ...given.response, response: { ...response, transports } } }
    const made = await checked(() => accountsIn(db).api.verifyPasskeyRegistration({ body, headers: own.headers }))
    await markSecondFactor(db, own.sessionId)
    await recordOwn(db, clock, own.actor.personId, 'people.passkey-added')
    return { id: made.id, name: body.name, createdAt: clock.now().toISOString() }
  })
}

export async function removePasskey(
  { db, accountsIn, clock }: FactorDeps,
  own: Own,
  id: string,
  given: ConfirmIdentity,
): Promise<void> {
  const { actor } = own
  await inTransaction(db, ownDeed(own.actor), async (db) => {
    await requireIdentity(db, accountsIn(db), clock, own, given.password)
    if (!(await deletePasskey(db, actor.personId, id))) throw notFound('This passkey')
    await recordOwn(db, clock, actor.personId, 'people.passkey-removed')
  })
}

/** Of whoever comes: which passkey it is, the browser says. */
export async function askForPasskey(accounts: Accounts): Promise<Asked> {
  const { headers, response } = await accounts.api.generatePasskeyAuthenticationOptions({
    headers: new Headers(),
    returnHeaders: true,
  })
  // The holder is always checked, by PIN or finger: only so is a passkey both factors.
  return {
    options: { ...response, userVerification: 'required' } as unknown as PasskeyOptions,
    cookies: headers.getSetCookie(),
  }
}

/** Throws `passkey-refused`. */
export async function signInWithPasskey(
  accounts: Accounts,
  given: PasskeyAssertion,
  headers: Headers,
): Promise<string[]> {
  const { id, rawId, type, response } = given.response
  const { userHandle, ...proof } = response
  const body = {
    response: {
      id,
      rawId,
      type,
      clientExtensionResults: {},
      response: { ...proof, ...(typeof userHandle === 'string' ? { userHandle } : {}) },
    },
  }
  const { headers: answer } = await checked(() =>
    accounts.api.verifyPasskeyAuthentication({ body, headers, returnHeaders: true }),
  )
  return answer.getSetCookie()
}
