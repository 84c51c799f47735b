import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { notFound } from './problems.ts'
import { contentSecurityPolicy, newNonce } from './security.ts'

/**
 * Serves the built web client: files under `/assets` for ever (their names carry their content's hash), the page itself
 * for every other address, each time with a nonce of its own.
 */
export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    acceptRanges: false,
  })
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    if (/^\/(api|assets)([/?]|$)/.test(request.url)) throw notFound('This address')
    const nonce = newNonce()
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__CSP_NONCE__', nonce))
  })
}
