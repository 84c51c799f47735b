import type { ConfirmIdentity, Elsewhere } from '../../../shared/sessions.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { notFound, Problem } from '../../platform/problems.ts'
import { requireIdentity } from './confirm-identity.ts'
import { deleteLinkedAccounts, findLinkedPerson, insertLinkedAccount } from './factors.repository.ts'
import type { Begin, Vouched } from './oidc-plugin.ts'
import { ownDeed, recordOwn, wholeSystem } from './own-record.ts'
import { findPersonByEmail, getPerson } from './people.repository.ts'
import type { FactorDeps, Own } from './second-factor.service.ts'
import { accountLinked, emailUnverified, notInvited, oidcRefused } from './sign-in.problems.ts'
import type { OidcSettings } from './sign-in-settings.ts'

export type OidcDeps = FactorDeps & { oidc: OidcSettings | undefined }
export type Begun = Elsewhere & { cookies: string[] }

const securityPage = '/me/security'
/** Only an address of ours: `//elsewhere` would lead away. */
const ownAddress = (next: string | undefined) => (next && /^\/(?![/\\])/.test(next) ? next : '/')

/** Where the browser goes to sign in. Throws `oidc-unreachable`. */
export async function beginOidc({ db, accountsIn }: OidcDeps, next: string | undefined): Promise<Begun> {
  return begin(accountsIn(db).api, { next: ownAddress(next) })
}

/** As `beginOidc`, but whoever the provider names is then linked to me. */
export async function beginLink({ db, accountsIn, clock }: OidcDeps, own: Own, given: ConfirmIdentity): Promise<Begun> {
  const accounts = accountsIn(db)
  await requireIdentity(db, accounts, clock, own, given.password)
  const { id, email } = await getPerson(db, own.actor.personId)
  return begin(accounts.api, { next: securityPage, link: { userId: id, email } })
}

type Api = ReturnType<FactorDeps['accountsIn']>['api']
async function begin(api: Api, body: Begin): Promise<Begun> {
  const { headers, response } = await api.beginOidc({ body, headers: new Headers(), returnHeaders: true })
  return { url: response.url, cookies: headers.getSetCookie() }
}

/** Where the browser goes next, and what it takes along. */
export type Arrived = { path: string; cookies: string[] }

/**
 * The browser is back from the provider. Refusals lead to the page that says them: a person sees this answer, no program.
 * `sessionPerson` is whose session the browser has, if any.
 */
export async function finishOidc(
  deps: OidcDeps,
  query: { state?: string; code?: string; iss?: string; error?: string },
  headers: Headers,
  sessionPerson: () => Promise<string | undefined>,
): Promise<Arrived> {
  const cookies: string[] = []
  let page = '/sign-in'
  try {
    const accounts = deps.accountsIn(deps.db)
    const { headers: answer, response } = await accounts.api.finishOidc({ query, headers, returnHeaders: true })
    cookies.push(...answer.getSetCookie())
    if (response.linkTo !== undefined) {
      page = securityPage
      if ((await sessionPerson()) !== response.linkTo) throw oidcRefused('the one who asked has left')
      await link(deps, response.linkTo, response)
      return { path: response.next, cookies }
    }
    const personId = await inTransaction(deps.db, wholeSystem, (db) => recognise(db, deps, response))
    const entered = await accounts.api.enterByOidc({ body: { personId }, headers, returnHeaders: true })
    cookies.push(...entered.headers.getSetCookie())
    const next = response.next === '/' ? '' : `?next=${encodeURIComponent(response.next)}`
    return { path: entered.response.half ? `/sign-in${next}#code` : response.next, cookies }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { path: `${page}#${error.kind.type.replace('/problems/', '')}`, cookies }
  }
}

const issuerOf = ({ oidc }: OidcDeps): string => {
  if (!oidc) throw oidcRefused('no provider is configured')
  return oidc.issuer
}

/** By an account that is linked, else by an e-mail that the provider has checked. Nobody is added. */
async function recognise(db: Db, deps: OidcDeps, { subject, email }: Vouched): Promise<string> {
  const issuer = issuerOf(deps)
  const linked = await findLinkedPerson(db, issuer, subject)
  if (linked !== undefined) return linked
  if (email === undefined) throw emailUnverified()
  const person = await findPersonByEmail(db, email)
  if (!person) throw notInvited()
  await insertLink(db, deps, person.id, subject)
  return person.id
}

async function link(deps: OidcDeps, personId: string, { subject }: Vouched): Promise<void> {
  await inTransaction(deps.db, wholeSystem, async (db) => {
    const linked = await findLinkedPerson(db, issuerOf(deps), subject)
    if (linked === personId) return
    if (linked !== undefined) throw accountLinked()
    await insertLink(db, deps, personId, subject)
  })
}

async function insertLink(db: Db, deps: OidcDeps, personId: string, subject: string): Promise<void> {
  const account = { id: newId(), personId, issuer: issuerOf(deps), subject, at: deps.clock.now() }
  if (!(await insertLinkedAccount(db, account))) throw accountLinked()
  await recordOwn(db, deps.clock, personId, 'people.account-linked')
}

export async function unlink(deps: OidcDeps, own: Own, given: ConfirmIdentity): Promise<void> {
  const { actor } = own
  await inTransaction(deps.db, ownDeed(own.actor), async (db) => {
    const { oidc, accountsIn, clock } = deps
    await requireIdentity(db, accountsIn(db), clock, own, given.password)
    if (!oidc || !(await deleteLinkedAccounts(db, actor.personId, oidc.issuer))) throw notFound('This link')
    await recordOwn(db, deps.clock, actor.personId, 'people.account-unlinked')
  })
}
