import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { LookAtOneTimeLink, OneTimeLink, Session, SignIn, UseOneTimeLink } from '../../../shared/people.ts'
import {
  BeginOidc,
  Elsewhere,
  HalfSignedIn,
  JudgedPassword,
  JudgePassword,
  PasskeyAssertion,
  PasskeyOptions,
  SecondFactorCode,
  SignInWays,
} from '../../../shared/sessions.ts'
import { beginOidc, finishOidc } from './oidc.service.ts'
import { describeLink, useLink } from './one-time-links.service.ts'
import { askForPasskey, signInWithPasskey } from './passkeys.service.ts'
import { judgePassword, ownWordsOf } from './password-strength.ts'
import { enterCode, halfSignedIn } from './second-factor.service.ts'
import { describeSession, findSession, type SignedIn, signIn, signOut } from './session.service.ts'
import { headersOf, ownOf, type SignInDeps, sendSession, setCookies, throttles } from './sign-in-tools.routes.ts'

const OidcAnswer = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 200 })),
  code: Type.Optional(Type.String({ maxLength: 4000 })),
  iss: Type.Optional(Type.String({ maxLength: 500 })),
  error: Type.Optional(Type.String({ maxLength: 200 })),
})
type OidcAnswer = { state?: string; code?: string; iss?: string; error?: string }

/** The ways in and out, and everything that is asked before somebody is in. */
export function sessionRoutes(app: FastifyInstance, deps: SignInDeps): void {
  const { db, accountsIn, clock, settings, rateFactor } = deps
  const accounts = accountsIn(db)
  const oidcDeps = { db, accountsIn, clock, oidc: settings.oidc }
  const { byAddress, limit } = throttles(app, rateFactor)
  const slowPasswords = limit(10, '1 minute', (request) => `account ${(request.body as SignIn).email.toLowerCase()}`)
  const slowCodes = limit(10, '15 minutes', (request) => `code ${request.codeOf}`)
  app.decorateRequest('codeOf', '')
  const open = { access: 'public', ...byAddress } as const
  const schema = { tags: ['identity'] }
  const entered = { 200: Session, 202: HalfSignedIn }

  async function sendEntered(reply: Parameters<typeof sendSession>[0], { cookies, half }: SignedIn) {
    if (!half) return sendSession(reply, deps, cookies)
    return setCookies(reply, cookies).code(202).send({ wanted: 'second-factor' })
  }

  app.get(
    '/session',
    { schema: { ...schema, response: { 200: Session } }, config: { access: 'signed-in', beforeSecondFactor: true } },
    (request) => describeSession(db, clock, ownOf(request)),
  )
  app.post<{ Body: SignIn }>(
    '/session',
    { schema: { ...schema, body: SignIn, response: entered }, config: open },
    async (request, reply) => {
      await slowPasswords(request)
      return sendEntered(reply, await signIn(accounts, request.body, headersOf(request)))
    },
  )
  app.delete(
    '/session',
    { schema, config: { access: 'signed-in', beforeSecondFactor: true } },
    async (request, reply) =>
      setCookies(reply, await signOut(accounts, headersOf(request)))
        .code(204)
        .send(),
  )
  app.post<{ Body: SecondFactorCode }>(
    '/session/second-factor',
    { schema: { ...schema, body: SecondFactorCode, response: { 200: Session } }, config: open },
    async (request, reply) => {
      const headers = headersOf(request)
      request.codeOf = await halfSignedIn(deps, headers)
      await slowCodes(request)
      return sendSession(reply, deps, await enterCode(deps, request.body.code, headers))
    },
  )

  app.get('/sign-in/ways', { schema: { ...schema, response: { 200: SignInWays } }, config: open }, async () => ({
    provider: settings.oidc?.name ?? null,
  }))
  app.post(
    '/sign-in/passkey/options',
    { schema: { ...schema, response: { 200: PasskeyOptions } }, config: open },
    async (_request, reply) => {
      const { options, cookies } = await askForPasskey(accounts)
      return setCookies(reply, cookies).send(options)
    },
  )
  app.post<{ Body: PasskeyAssertion }>(
    '/sign-in/passkey',
    { schema: { ...schema, body: PasskeyAssertion, response: { 200: Session } }, config: open },
    async (request, reply) =>
      sendSession(reply, deps, await signInWithPasskey(accounts, request.body, headersOf(request))),
  )
  app.post<{ Body: BeginOidc }>(
    '/sign-in/oidc',
    { schema: { ...schema, body: BeginOidc, response: { 200: Elsewhere } }, config: open },
    async (request, reply) => {
      const { url, cookies } = await beginOidc(oidcDeps, request.body.next)
      return setCookies(reply, cookies).send({ url })
    },
  )
  app.get<{ Querystring: OidcAnswer }>(
    '/sign-in/oidc/callback',
    {
      schema: { ...schema, querystring: OidcAnswer, response: { 303: Type.Null({ description: 'On to a page' }) } },
      config: open,
    },
    async (request, reply) => {
      const headers = headersOf(request)
      const sessionPerson = async () => (await findSession(db, accounts, clock, settings, headers))?.actor.personId
      const { path, cookies } = await finishOidc(oidcDeps, request.query, headers, sessionPerson)
      return setCookies(reply, cookies).redirect(path, 303)
    },
  )

  app.post<{ Body: LookAtOneTimeLink }>(
    '/links/look',
    { schema: { ...schema, body: LookAtOneTimeLink, response: { 200: OneTimeLink } }, config: open },
    (request) => describeLink(db, clock, request.body.token),
  )
  app.post<{ Body: UseOneTimeLink }>(
    '/links/use',
    { schema: { ...schema, body: UseOneTimeLink, response: entered }, config: open },
    async (request, reply) => {
      const email = await useLink(db, accounts, clock, request.body)
      const { password } = request.body
      return sendEntered(reply, await signIn(accounts, { email, password }, headersOf(request)))
    },
  )
  app.post<{ Body: JudgePassword }>(
    '/passwords/judge',
    { schema: { ...schema, body: JudgePassword, response: { 200: JudgedPassword } }, config: open },
    ({ body: { password, name = '', email = '' } }) => judgePassword(password, ownWordsOf(name, email)),
  )
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose second factor is asked for, so that guesses are counted. */
    codeOf: string
  }
}
