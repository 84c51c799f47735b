import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { foreignOriginKind, Problem } from './problems.ts'

/** The policy of every page: only our own files, and only the styles that carry this answer's nonce. */
export const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

/** Of the description of the API, which brings its styles in a file. */
export const docsSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'"

/** A browser that came by https once comes by nothing else for a year. */
export const httpsForSeconds = 31_536_000

/** Of an answer that is given before any route is found, so that no hook sets them. */
export const headersWithoutRoute = (publicUrl: string) => ({
  'content-security-policy': "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  ...(publicUrl.startsWith('https:')
    ? { 'strict-transport-security': `max-age=${httpsForSeconds}; includeSubDomains` }
    : {}),
})

export const newNonce = () => randomBytes(16).toString('base64url')

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

const bearer = /^bearer +/i

/** The service token of a request; undefined where there is none. */
export function bearerOf(headers: Headers): string | undefined {
  const value = headers.get('authorization')
  return value !== null && bearer.test(value) ? value.replace(bearer, '') : undefined
}

/**
 * A cookie is sent by the browser whoever asks, so a change must come from a page of ours. A token is sent by nobody but its
 * program, and where one is sent no cookie is looked at.
 */
export function refuseForeignOrigins(app: FastifyInstance, publicUrl: string | undefined): void {
  app.addHook('onRequest', async (request) => {
    if (safeMethods.has(request.method)) return
    if (request.routeOptions.config.access !== 'public' && bearer.test(request.headers.authorization ?? '')) return
    const own = publicUrl === undefined ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin
    const origin = request.headers.origin
    const site = request.headers['sec-fetch-site']
    if (origin !== undefined ? origin !== own : site === 'cross-site' || site === 'same-site') {
      throw new Problem(foreignOriginKind, 'A change is only taken from a page of this system')
    }
  })
}

/** A machine in an office has many users: nothing of an answer stays on it unless the answer says so. */
export function keepOutOfCaches(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}
