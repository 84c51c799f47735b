import { authorizationCodeRequest } from 'better-auth/oauth2'
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { oidcRefused, oidcUnreachable } from './sign-in.problems.ts'
import type { OidcSettings } from './sign-in-settings.ts'

type Discovery = {
  authorization_endpoint: string
  token_endpoint: string
  jwks_uri: string
  userinfo_endpoint?: string
  token_endpoint_auth_methods_supported?: string[]
}

/** Of an ID token that was verified, and what the provider told beside it. */
export type Claims = JWTPayload & { sub: string }

const timeoutMs = 10_000
const mostBytes = 256 * 1024

/**
 * Where the provider takes people and codes (OpenID Connect Discovery 1.0 §4). Throws `oidc-unreachable`.
 * What the server itself calls must stand at the issuer's own origin: nothing else is called out to.
 */
export async function discover({ issuer }: OidcSettings): Promise<Discovery> {
  const found = await ask(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { method: 'GET' })
  const { origin } = new URL(issuer)
  const called = [found.token_endpoint, found.jwks_uri, found.userinfo_endpoint ?? found.jwks_uri]
  const own = called.every((url) => URL.canParse(String(url)) && new URL(String(url)).origin === origin)
  if (found.issuer !== issuer || !own || !URL.canParse(String(found.authorization_endpoint))) {
    throw oidcUnreachable('its description does not fit the issuer that is configured')
  }
  return found as unknown as Discovery
}

/**
 * Turns a code into the verified claims of an ID token: signature, issuer, audience, times (OpenID Connect Core 1.0
 * §3.1.3.7) and our nonce. Throws `oidc-refused`, `oidc-unreachable`.
 */
export async function redeemCode(
  settings: OidcSettings,
  given: { code: string; codeVerifier: string; nonce: string; redirectURI: string },
): Promise<Claims> {
  const { clientId, clientSecret } = settings
  const provider = await discover(settings)
  const { token_endpoint, jwks_uri, token_endpoint_auth_methods_supported: methods } = provider
  const { body, headers } = await authorizationCodeRequest({
    code: given.code,
    codeVerifier: given.codeVerifier,
    redirectURI: given.redirectURI,
    options: { clientId: encodeURIComponent(clientId), clientSecret: encodeURIComponent(clientSecret) },
    authentication: 'basic',
  })
  // Basic is what every provider takes unless it says otherwise (RFC 8414 §2); in a body nothing is encoded twice.
  if (methods && !methods.includes('client_secret_basic')) {
    delete (headers as Record<string, string>).authorization
    body.set('client_id', clientId)
    body.set('client_secret', clientSecret)
  }
  const tokens = await ask(token_endpoint, { method: 'POST', body, headers })
  if (typeof tokens.id_token !== 'string') throw oidcRefused('it gave no ID token')
  const keys = createLocalJWKSet((await ask(jwks_uri, { method: 'GET' })) as unknown as JSONWebKeySet)
  const claims = await verify(tokens.id_token, keys, settings, given.nonce)
  if (claims.email !== undefined || !provider.userinfo_endpoint) return claims
  return { ...(await userInfo(provider.userinfo_endpoint, tokens.access_token, claims.sub)), ...claims }
}

async function verify(
  token: string,
  keys: ReturnType<typeof createLocalJWKSet>,
  { issuer, clientId }: OidcSettings,
  nonce: string,
): Promise<Claims> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
      clockTolerance: 60,
    })
    if (payload.nonce !== nonce) throw oidcRefused('the nonce of its ID token is not ours')
    if (Array.isArray(payload.aud) && payload.aud.length > 1 && payload.azp !== clientId) {
      throw oidcRefused('its ID token was made for somebody else')
    }
    return payload as Claims
  } catch (error) {
    if (error instanceof errors.JOSEError) throw oidcRefused(`its ID token does not hold (${error.code})`)
    throw error
  }
}

/** What providers that keep ID tokens short tell apart; of the same person, or it is not believed (§5.3.2). */
async function userInfo(url: string, accessToken: unknown, subject: string): Promise<Record<string, unknown>> {
  const told = await ask(url, { method: 'GET', headers: { authorization: `Bearer ${accessToken}` } })
  if (told.sub !== subject) throw oidcRefused('it told of somebody else')
  return told
}

async function ask(url: string, init: RequestInit): Promise<Record<string, unknown>> {
  let status: number
  let text: string
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    status = response.status
    text = await response.text()
  } catch {
    throw oidcUnreachable('it does not answer')
  }
  if (status >= 500 || text.length > mostBytes) throw oidcUnreachable(`it answers ${status}`)
  if (status >= 400) throw oidcRefused(`it answers ${status}`)
  try {
    const value: unknown = JSON.parse(text)
    if (value !== null && typeof value === 'object') return value as Record<string, unknown>
  } catch {
    // Told below: a page in place of an answer comes from something on the way.
  }
  throw oidcUnreachable('its answer is not JSON')
}
