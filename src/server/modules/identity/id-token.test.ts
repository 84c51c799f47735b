import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { redeemCode } from './oidc-issuer.ts'

// A provider that hands out whatever token a test asks for: what a real one would never sign must not be believed.
const clientId = 'hieuhoc'
const nonce = 'của lần này'
const server = createServer()
let issuer = ''
let token = ''
let own: { publicKey: CryptoKey; privateKey: CryptoKey }
let foreign: { publicKey: CryptoKey; privateKey: CryptoKey }

beforeAll(async () => {
  own = await generateKeyPair('RS256')
  foreign = await generateKeyPair('RS256')
  const keys = [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }]
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const at = (path: string) => `${issuer}${path}`
  const answers: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: at('/auth'),
      token_endpoint: at('/token'),
      jwks_uri: at('/keys'),
    }),
    '/token': () => ({ access_token: 'a', token_type: 'Bearer', id_token: token }),
    '/keys': () => ({ keys }),
  }
  server.on('request', ({ url }, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[url ?? '']?.() ?? {}))
  })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const now = () => Math.floor(Date.now() / 1000)
const claims = (changed: Record<string, unknown> = {}) => ({
  iss: issuer,
  aud: clientId,
  sub: 'lan',
  iat: now(),
  exp: now() + 300,
  nonce,
  ...changed,
})
const signed = (
  changed: Record<string, unknown> = {},
  key: CryptoKey | Uint8Array = own.privateKey,
  head: JWTHeaderParameters = { alg: 'RS256', kid: 'own' },
) => new SignJWT(claims(changed)).setProtectedHeader(head).sign(key)

const redeem = () =>
  redeemCode(
    { issuer, clientId, clientSecret: 'bí mật', name: 'Cổng thử' },
    { code: 'c', codeVerifier: 'v', nonce, redirectURI: 'http://127.0.0.1/back' },
  )

test('a token that the provider signed for us, just now, is believed', async () => {
  token = await signed()
  expect(await redeem()).toMatchObject({ sub: 'lan' })
})

const hostile: [name: string, make: () => Promise<string> | string][] = [
  ['signed by another key', () => signed({}, foreign.privateKey)],
  ['not signed at all', () => new UnsecuredJWT(claims()).encode()],
  [
    'signed with our secret instead of its key',
    () => signed({}, new TextEncoder().encode('bí mật'.padEnd(32, '.')), { alg: 'HS256' }),
  ],
  ['of another issuer', () => signed({ iss: 'https://elsewhere.example' })],
  ['made for another system', () => signed({ aud: 'elsewhere' })],
  ['made for several, and by another', () => signed({ aud: [clientId, 'elsewhere'], azp: 'elsewhere' })],
  ['that has run out', () => signed({ iat: now() - 900, exp: now() - 600 })],
  ['that never runs out', () => signed({ exp: undefined })],
  ['of nobody', () => signed({ sub: undefined })],
  ['of another sign-in', () => signed({ nonce: 'của lần khác' })],
  ['without the number of the sign-in', () => signed({ nonce: undefined })],
  [
    'altered on the way',
    async () => {
      const [head, , signature] = (await signed()).split('.')
      return [head, Buffer.from(JSON.stringify(claims({ sub: 'admin' }))).toString('base64url'), signature].join('.')
    },
  ],
  ['that is no token', () => 'a.b'],
]
test.each(hostile)('a token %s lets nobody in', async (_, make) => {
  token = await make()
  await expect(redeem()).rejects.toMatchObject({ kind: { type: '/problems/oidc-refused' } })
})
