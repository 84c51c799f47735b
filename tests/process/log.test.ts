import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect, type Db } from '../../src/server/platform/database.ts'
import { startEmbeddedDatabase } from '../../src/server/platform/embedded-database.ts'
import { silentLog } from '../../src/server/platform/log.ts'
import { httpClient, openSession, password } from '../support/http.ts'
import { tokenOf } from '../support/links.ts'
import { useServer } from '../support/server.ts'

// Standard error is no terminal here, so the server is at its most talkative: every request has its lines.
const server = useServer()
let owner: Db

const me = { name: 'Lê Thị Riêng Tư', email: 'rieng-tu@mau.example' }
const other = { name: 'Đỗ Văn Kín Đáo', email: 'kin-dao@mau.example' }
const identityNumber = '034199012345'
const wrongPassword = 'Không phải mật khẩu 2026'
const authorization = 'eyJhbGciOiJub25lIn0.YWktZG8tZG8'
const plan = `KẾ HOẠCH\nBí danh trong văn bản ${identityNumber}\nI. MỤC TIÊU\n1. Đến năm 2030 có 90% người dân biết chữ.\n`

beforeAll(async () => {
  const { adminUrl } = await startEmbeddedDatabase({ dataDir: server.dataDir, log: silentLog })
  owner = connect(adminUrl, 1)
})
afterAll(() => owner?.destroy())

test('the log tells what was asked and how it went, and holds no secret and nobody', { timeout: 120_000 }, async () => {
  const secrets: string[] = [
    password,
    wrongPassword,
    identityNumber,
    authorization,
    me.name,
    me.email,
    other.name,
    other.email,
  ]
  const keep = (secret: string) => {
    expect(secret.length).toBeGreaterThan(10)
    secrets.push(secret)
  }
  const nobody = httpClient(server)

  // In by a link, out, in again with a wrong and with the right password.
  keep(tokenOf(server.firstLink))
  await nobody.post('/links/look', { token: tokenOf(server.firstLink) })
  const first = await openSession(server, '/links/use', { token: tokenOf(server.firstLink), password, ...me })
  for (const part of first.split(/; |=/)) if (part.length > 30) keep(part)
  expect((await nobody.post('/session', { email: me.email, password: wrongPassword })).status).toBe(401)
  const cookie = await openSession(server, '/session', { email: me.email, password })
  for (const part of cookie.split(/; |=/)) if (part.length > 30) keep(decodeURIComponent(part).split('.')[0] ?? '')
  const client = httpClient(server, cookie)

  // Numbers and tokens where they do not belong.
  const strayed = await fetch(`${server.url}/api/units/${identityNumber}?query=${identityNumber}`, {
    headers: {
      cookie,
      authorization: `Bearer ${authorization}`,
      'user-agent': identityNumber,
      referer: `${server.url}/${me.email}`,
    },
  })
  expect(strayed.status).toBeGreaterThanOrEqual(400)
  expect((await client.get(`/documents/${identityNumber}`)).status).toBeGreaterThanOrEqual(400)
  expect((await client.post('/people', { name: other.name, email: identityNumber })).status).toBe(400)

  // What one may not.
  expect((await client.upload(Buffer.from(plan), 'som.txt')).status).toBe(403)

  // A province, a planner, an upload.
  const found = await client.get<{ hits: { unit: { id: string } }[] }>('/units?query=hung%20yen&level=province')
  const unitId = found.body.hits[0]?.unit.id
  await client.post('/homes', { unitId, alsoPlanner: true })
  const uploaded = await client.upload(Buffer.from(plan), `${identityNumber} ${other.name}.txt`)
  expect(uploaded.status).toBe(201)

  // A program's token that works and one that is none, an app's key, a code that a provider would send.
  const program = { name: 'Phần mềm thử', role: 'viewer', unitId, actions: ['documents.read'] }
  const issued = await client.post<{ token: string }>('/service-tokens', program)
  expect(issued.status, JSON.stringify(issued.body)).toBe(201)
  keep(issued.body.token)
  for (const token of [issued.body.token, `hh_${identityNumber.repeat(3)}`]) {
    keep(token)
    await fetch(`${server.url}/api/documents`, { headers: { authorization: `Bearer ${token}` } })
  }
  const app = await client.post<{ key: string }>('/me/code-app', { password })
  expect(app.status).toBe(200)
  keep(app.body.key)
  const oidcCode = 'ma-cua-nha-cung-cap-0123456789'
  keep(oidcCode)
  await nobody.get(`/sign-in/oidc/callback?state=${oidcCode}&code=${oidcCode}`).catch(() => undefined)

  // What fails inside, with a row of somebody in the database's own words.
  await sql`alter table people add constraint nobody_else check (email <> ${sql.lit(other.email)}) not valid`.execute(
    owner,
  )
  const failed = await client.post('/people', { ...other, role: 'viewer', unitId })
  expect(failed.status).toBe(500)
  await sql`alter table people drop constraint nobody_else`.execute(owner)
  const added = await client.post<{ link: string }>('/people', { ...other, role: 'viewer', unitId })
  if (added.status === 201 && added.body.link) keep(tokenOf(added.body.link))
  const twice = await client.post('/people', { ...other, role: 'viewer', unitId })
  expect([409, 500]).toContain(twice.status)

  const log = server.process.err()
  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.some(({ req }) => req?.route === '/api/session')).toBe(true)
  expect(lines.some(({ err }) => err?.constraint === 'nobody_else')).toBe(true)
  // Who came in and who was refused, by an id that says nothing to others.
  const opaque = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
  expect(lines.filter(({ msg, person }) => msg === 'signed in' && opaque.test(person)).length).toBeGreaterThan(1)
  const refused = lines.filter(({ msg }) => msg === 'refused')
  expect(refused.find(({ refused }) => refused === '/problems/wrong-password')?.person).toBeUndefined()
  expect(refused.find(({ refused }) => refused === '/problems/not-allowed')?.person).toMatch(opaque)
  const database = await readFile(join(server.dataDir, 'postgres.log'), 'utf8').catch(() => '')
  for (const secret of secrets) {
    for (const written of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      expect(log.includes(written), `the log holds ${secret}`).toBe(false)
      expect(database.includes(written), `the database's log holds ${secret}`).toBe(false)
    }
  }
  // Twelve digits that are no part of an id or of a measured time would be the number of some citizen.
  expect(log.match(/(?<![\w.-])\d{12}(?![\w.-])/g)).toBeNull()
  expect(log).not.toMatch(/authorization|set-cookie|"cookie"|bearer /i)
})
