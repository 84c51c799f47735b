import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { generateRandomString } from 'better-auth/crypto'
import { createAuthorizationURL, generateState, parseState } from 'better-auth/oauth2'
import type { BetterAuthPlugin } from 'better-auth/types'
import type { Clock } from '../../platform/clock.ts'
import { discover, redeemCode } from './oidc-issuer.ts'
import { oidcRefused } from './sign-in.problems.ts'
import type { OidcSettings } from './sign-in-settings.ts'

/** Who is to be linked: somebody signed in who asked for it; without, whoever comes back signs in. */
export type Begin = { next: string; link?: { userId: string; email: string } }
type Return = { state?: string; code?: string; iss?: string; error?: string }

/** Whom the provider vouches for, and what they had set out to do. */
export type Vouched = {
  subject: string
  /** Only one that the provider says it has checked. */
  email: string | undefined
  next: string
  linkTo: string | undefined
}

export const oidcCallbackPath = '/api/sign-in/oidc/callback'
const halfSessionSeconds = 600

/**
 * Sign-in with an OpenID provider: code flow with PKCE, state bound to the browser, nonce, exact redirect address.
 * better-auth's own plugin reads ID tokens without checking them and knows no nonce, so only its parts are used.
 */
export function oidcSignIn(settings: OidcSettings | undefined, baseUrl: string, clock: Clock) {
  const redirectURI = `${baseUrl}${oidcCallbackPath}`
  const configured = () => {
    if (settings === undefined) throw oidcRefused('no provider is configured')
    return settings
  }
  return {
    id: 'hieuhoc-oidc',
    endpoints: {
      beginOidc: createAuthEndpoint(
        '/hieuhoc-oidc/begin',
        { method: 'POST', metadata: { $Infer: { body: {} as Begin } } },
        async (ctx) => {
          const { clientId, clientSecret } = configured()
          const { next, link } = ctx.body as Begin
          const { authorization_endpoint: authorizationEndpoint } = await discover(configured())
          const nonce = generateRandomString(32)
          const { state, codeVerifier } = await generateState(ctx, link, { nonce, next })
          const url = await createAuthorizationURL({
            id: 'oidc',
            options: { clientId, clientSecret, redirectURI },
            authorizationEndpoint,
            redirectURI,
            state,
            codeVerifier,
            scopes: ['openid', 'email', 'profile'],
            additionalParams: { nonce },
          })
          return ctx.json({ url: url.href })
        },
      ),
      finishOidc: createAuthEndpoint(
        '/hieuhoc-oidc/finish',
        { method: 'GET', metadata: { $Infer: { query: {} as Return } } },
        async (ctx) => {
          const oidc = configured()
          const { code, iss, error } = ctx.query as Return
          const begun = await parseState(ctx).catch((failure: unknown) => {
            throw isStateFailure(failure) ? oidcRefused('the state is not one of ours') : failure
          })
          // RFC 9207: an answer that names another provider is one's own request led astray.
          if (iss !== undefined && iss !== oidc.issuer) throw oidcRefused('the answer names another issuer')
          if (error !== undefined || code === undefined) throw oidcRefused('it let nobody in')
          const { nonce, next, codeVerifier, link } = begun as typeof begun & { nonce: string; next: string }
          const claims = await redeemCode(oidc, { code, codeVerifier, nonce, redirectURI })
          const email = claims.email_verified === true && typeof claims.email === 'string' ? claims.email : undefined
          const vouched: Vouched = { subject: claims.sub, email, next, linkTo: link?.userId }
          return ctx.json(vouched)
        },
      ),
      enterByOidc: createAuthEndpoint(
        '/hieuhoc-oidc/enter',
        { method: 'POST', metadata: { $Infer: { body: {} as { personId: string } } } },
        async (ctx) => {
          const { internalAdapter, createAuthCookie, secret } = ctx.context
          const user = await internalAdapter.findUserById((ctx.body as { personId: string }).personId)
          if (!user) throw oidcRefused('the person is gone')
          if (!(user as { twoFactorEnabled?: boolean }).twoFactorEnabled) {
            await setSessionCookie(ctx, { session: await internalAdapter.createSession(user.id), user })
            return ctx.json({ half: false })
          }
          // As better-auth's second factor does after a password: its own verification goes on from here.
          const cookie = createAuthCookie('two_factor', { maxAge: halfSessionSeconds })
          const identifier = `2fa-${generateRandomString(20)}`
          const expiresAt = new Date(clock.now().getTime() + halfSessionSeconds * 1000)
          await internalAdapter.createVerificationValue({ value: user.id, identifier, expiresAt })
          await ctx.setSignedCookie(cookie.name, identifier, secret, cookie.attributes)
          return ctx.json({ half: true })
        },
      ),
    },
  } satisfies BetterAuthPlugin
}

/** better-auth keeps the class of this error to itself. */
const isStateFailure = (error: unknown) => /^state_/.test(String((error as { code?: unknown } | null)?.code))
