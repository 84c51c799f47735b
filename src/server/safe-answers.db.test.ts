import { createHook } from 'node:async_hooks'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect as openSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as openTls } from 'node:tls'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../tests/support/app.ts'
import { goodText } from '../../tests/support/bad-files.ts'
import { upload, whenRead } from '../../tests/support/uploads.ts'
import type { App } from './app.ts'

const context = useApp({}, { hashing: 'as shipped' })
const publicUrl = 'https://hieuhoc.example'
let web: string
let app: App
let planner: Client
let documentId: string

beforeAll(async () => {
  web = await mkdtemp(join(tmpdir(), 'hieuhoc-web-'))
  await mkdir(join(web, 'assets'))
  await writeFile(join(web, 'index.html'), '<!doctype html><title>x</title><style nonce="__CSP_NONCE__"></style>')
  await writeFile(join(web, 'assets/app-0123.js'), 'export {}\n')
  app = await context.appWith({ publicUrl, webFolder: web })
  const { unitId } = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId })
  documentId = (await upload(planner, goodText(), { name: 'trang.html' })).json().document.id
  await whenRead(planner, documentId)
})
afterAll(async () => {
  await app?.close()
  await rm(web, { recursive: true, force: true })
})

/** Of people who come by https, whose cookie has another name. */
async function ask(
  url: string,
  { method = 'GET', headers = {}, payload, remoteAddress }: Ask = {},
): Promise<LightMyRequestResponse> {
  return app.inject({
    method,
    url,
    headers: { host: 'hieuhoc.example', origin: publicUrl, cookie: cookie(), ...headers },
    ...(payload === undefined ? {} : { payload }),
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  })
}
type Ask = { method?: 'GET' | 'POST' | 'PUT'; headers?: object; payload?: object; remoteAddress?: string }
const cookie = () => planner.cookie.replaceAll('hieuhoc.', '__Host-hieuhoc.')
const signIn = (email: string, password: string) =>
  ask('/api/session', { method: 'POST', payload: { email, password }, headers: { cookie: '' } })

const nothing = "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'"
const page =
  /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/
const kinds: [
  what: string,
  ask: () => Promise<LightMyRequestResponse>,
  status: number,
  type: RegExp,
  policy: RegExp,
][] = [
  ['a page', () => ask('/programmes'), 200, /^text\/html; charset=utf-8$/, page],
  [
    'a file of the pages',
    () => ask('/assets/app-0123.js'),
    200,
    /^application\/javascript; charset=utf-8$/,
    exactly(nothing),
  ],
  ['an answer', () => ask('/api/session'), 200, /^application\/json; charset=utf-8$/, exactly(nothing)],
  [
    'a download',
    () => ask(`/api/documents/${documentId}/file`),
    200,
    /^application\/octet-stream$/,
    exactly("default-src 'none'; sandbox"),
  ],
  ['an address that is none', () => ask('/api/nothing'), 404, /^application\/problem\+json$/, exactly(nothing)],
  [
    'a refusal',
    () => signIn('khong-ai@mau.example', 'không phải'),
    401,
    /^application\/problem\+json$/,
    exactly(nothing),
  ],
  ['a bad request', () => ask('/api/%zz'), 400, /^application\/problem\+json$/, exactly(nothing)],
  [
    'a redirect',
    () => ask('/api/sign-in/oidc/callback?state=x&code=y'),
    303,
    /^(undefined|text\/plain.*|application\/json.*)$/,
    exactly(nothing),
  ],
  ['health', () => ask('/health'), 200, /^application\/json; charset=utf-8$/, exactly(nothing)],
  [
    'the description of the API',
    () => ask('/api/docs/'),
    200,
    /^text\/html; charset=utf-8$/,
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  ],
]
function exactly(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
}

for (const [what, answer, status, type, policy] of kinds) {
  test(`${what} says how a browser may take it: as what, from whom, for how long`, async () => {
    const { statusCode, headers } = await answer()
    expect(statusCode).toBe(status)
    expect(String(headers['content-type'])).toMatch(type)
    expect(String(headers['content-security-policy'])).toMatch(policy)
    expect(headers['content-security-policy']).not.toMatch(/unsafe-|\*/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    const kept = what === 'a file of the pages' ? /^public, max-age=31536000, immutable$/ : /no-store|no-cache|must-rev/
    expect(String(headers['cache-control'])).toMatch(kept)
    for (const telling of ['server', 'x-powered-by', 'access-control-allow-origin'])
      expect(headers[telling]).toBeUndefined()
  })
}

test('a download is saved and never shown, under a name that says what it is', async () => {
  const { headers } = await ask(`/api/documents/${documentId}/file`)
  expect(headers['content-disposition']).toBe(
    'attachment; filename="trang.html.txt"; filename*=UTF-8\'\'trang.html.txt',
  )
})

test('no other site may read an answer, however its page asks', async () => {
  for (const method of ['GET', 'OPTIONS'] as const) {
    const { headers } = await app.inject({
      method,
      url: '/api/session',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST', cookie: cookie() },
    })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  }
})

test('what is asked twice, by a way that is none or for the folders of the server, is not answered', async () => {
  expect((await ask('/api/session', { method: 'PUT', payload: {} })).statusCode).toBe(404)
  for (const url of [
    '/assets/',
    '/assets/..%2findex.html',
    '/assets/%2e%2e/index.html',
    '/assets/../../package.json',
  ]) {
    const { statusCode, body } = await ask(url)
    expect(`${statusCode} ${body}`, url).toMatch(/^(40[034] [{]"type"|200 <!doctype html>)/)
    expect(body).not.toContain('"dependencies"')
  }
  // Everything else shows the page, whatever file of that name lies beside the server.
  for (const url of ['/.git/config', '/package.json', '/data/secrets.json']) {
    expect((await ask(url)).body, url).toMatch(/^<!doctype html>/)
  }
  expect((await ask('/api/units?query=a&query=b')).statusCode).toBe(400)
})

test('what no program of ours reads is not read: two lengths, TRACE, a message in a message', async () => {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const answerTo = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = ''
      const socket = openSocket(port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (data) => {
        answer += data
      })
      socket.on('error', reject).on('close', () => resolve(answer))
    })
  const smuggled = 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n'
  const head = 'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
  const both = await answerTo(`${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`)
  const twice = await answerTo(`${head}Content-Length: 0\r\nContent-Length: 5\r\n\r\n${smuggled}`)
  for (const answer of [both, twice]) {
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400'])
    expect(answer).toMatch(/X-Content-Type-Options: nosniff/i)
  }
  const trace = await answerTo('TRACE /health HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\nConnection: close\r\n\r\n')
  expect(trace).toMatch(/^HTTP\/1.1 404 /)
  expect(trace).not.toContain('a=b')
})

test('by https every cookie is for this host alone, unreadable to scripts, and not sent from other sites', async () => {
  const answers = [
    await ask('/api/session', {
      method: 'POST',
      payload: { email: 'quan-tri@mau.example', password: 'Mật khẩu để thử 2026' },
      headers: { cookie: '' },
    }),
    await ask('/api/sign-in/passkey/options', { method: 'POST', payload: {}, headers: { cookie: '' } }),
  ]
  const cookies = answers.flatMap(({ cookies }) => cookies)
  expect(cookies.length).toBeGreaterThan(1)
  for (const { name, secure, httpOnly, sameSite, path, domain } of cookies) {
    expect(name).toMatch(/^__Host-hieuhoc[.]/)
    expect({ secure, httpOnly, sameSite, path, domain }).toEqual({
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      domain: undefined,
    })
  }
})

/** How often a password was hashed meanwhile: each time is a task of the runtime. */
async function hashesDuring(work: () => Promise<unknown>): Promise<number> {
  let hashes = 0
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'SCRYPTREQUEST') hashes += 1
    },
  }).enable()
  await work().finally(() => hook.disable())
  return hashes
}

test('an unknown address, one without a password and a wrong password cost the same work', async () => {
  const { unitId } = await context.setUp('01')
  const invited = { name: 'Chưa Vào', email: 'chua-vao@mau.example', role: 'viewer', unitId }
  expect((await context.administrator.post('/api/people', invited)).statusCode).toBe(201)
  const emails = ['khong-co@mau.example', 'chua-vao@mau.example', 'quan-tri@mau.example']
  for (const email of emails) {
    expect(await hashesDuring(() => signIn(email, 'không phải mật khẩu')), email).toBe(1)
  }
})

test('a password is kept by scrypt with a salt of its own, and nowhere as it was typed', async () => {
  const rows = await context.owner.selectFrom('accounts').select('password').where('password', 'is not', null).execute()
  expect(rows.length).toBeGreaterThan(1)
  for (const { password } of rows) expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  expect(new Set(rows.map(({ password }) => password)).size).toBe(rows.length)
})

test('from where somebody comes is not theirs to say, unless a proxy of ours says it', async () => {
  const codesWith = async (other: { trustProxy?: string[] }) => {
    const slow = await context.appWith({ rateLimitFactor: 1, publicUrl, ...other })
    const codes: number[] = []
    for (let n = 0; n < 62; n++) {
      const { statusCode } = await slow.inject({
        method: 'POST',
        url: '/api/passwords/judge',
        headers: { origin: publicUrl, 'x-forwarded-for': `203.0.113.${n}` },
        payload: { password: 'ngắn' },
        remoteAddress: '10.0.0.5',
      })
      codes.push(statusCode)
    }
    await slow.close()
    return codes
  }
  expect((await codesWith({})).at(-1)).toBe(429)
  expect(await codesWith({ trustProxy: ['10.0.0.5'] })).not.toContain(429)
})

test('TLS is of version 1.2 or 1.3, and plain http is not answered beside it', async () => {
  const [key, cert] = await Promise.all(
    ['key', 'cert'].map((part) => readFile(`tests/fixtures/mail/only-for-tests.${part}.pem`)),
  )
  const safe = await context.appWith({ publicUrl, https: { key: key as Buffer, cert: cert as Buffer } })
  await safe.listen({ port: 0, host: '127.0.0.1' })
  const { port } = safe.server.address() as { port: number }
  const spoken = (version: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3') =>
    new Promise<string>((resolve) => {
      const options = {
        minVersion: version,
        maxVersion: version,
        rejectUnauthorized: false,
        ciphers: 'ALL:@SECLEVEL=0',
      }
      const socket = openTls({ host: '127.0.0.1', port, ...options }, () => {
        resolve(String(socket.getProtocol()))
        socket.destroy()
      })
      socket.on('error', () => resolve('refused'))
    })
  expect(await Promise.all((['TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const).map(spoken))).toEqual([
    'refused',
    'TLSv1.2',
    'TLSv1.3',
  ])
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow()
  await safe.close()
})
