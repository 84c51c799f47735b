import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../tests/support/app.ts'
import { upload } from '../../../tests/support/uploads.ts'
import { answersKeptDays } from './once.ts'

const context = useApp()

let unitId: string
let planner: Client
beforeAll(async () => {
  unitId = (await context.setUp('33')).unitId
  planner = await context.signIn({ role: 'planner', unitId })
})

type Method = 'POST' | 'DELETE'
const send = (client: Client, method: Method, url: string, key: string, payload?: object) =>
  client.send({ method, url, headers: { 'idempotency-key': key }, ...(payload === undefined ? {} : { payload }) })

const organisations = (name: string) =>
  context.owner.selectFrom('organisations').select('id').where('name', '=', name).execute()
const keys = () => context.owner.selectFrom('idempotencyKeys').selectAll().execute()

test('the same request sent again is answered as it was, and done once', async () => {
  const key = randomUUID()
  const body = { unitId, name: 'Sở Một Lần' }
  const first = await send(planner, 'POST', '/api/organisations', key, body)
  const again = await send(planner, 'POST', '/api/organisations', key.toUpperCase(), body)
  expect([first.statusCode, again.statusCode]).toEqual([201, 201])
  expect(again.json()).toEqual(first.json())
  const { id } = first.json()
  const entries = await context.owner
    .selectFrom('auditEntries')
    .select('id')
    .where('subject', '=', `organisation:${id}`)
    .execute()
  expect(entries).toHaveLength(1)

  const removing = randomUUID()
  for (const _ of [1, 2]) {
    expect((await send(planner, 'DELETE', `/api/organisations/${id}`, removing)).statusCode).toBe(204)
  }
  expect((await send(planner, 'DELETE', `/api/organisations/${id}`, randomUUID())).statusCode).toBe(404)
})

test('of ten at once under one key one is done, and all hear its answer', async () => {
  const key = randomUUID()
  const body = { unitId, name: 'Sở Cùng Lúc' }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => send(planner, 'POST', '/api/organisations', key, body)),
  )
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]))
  expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1)
  expect(await organisations(body.name)).toHaveLength(1)
})

test('another request under a key is refused; the key of somebody else is theirs', async () => {
  const key = randomUUID()
  const first = await send(planner, 'POST', '/api/organisations', key, { unitId, name: 'Sở Thứ Nhất' })
  const other = await send(planner, 'POST', '/api/organisations', key, { unitId, name: 'Sở Thứ Hai' })
  expect([first.statusCode, other.statusCode]).toEqual([201, 422])
  expect(other.json().type).toBe('/problems/idempotency-key-reused')
  expect(await organisations('Sở Thứ Hai')).toEqual([])
  const theirs = await send(context.administrator, 'POST', '/api/organisations', key, { unitId, name: 'Sở Thứ Hai' })
  expect(theirs.statusCode).toBe(201)
})

test('what was refused or broke off is not kept: it may succeed the next time', async () => {
  const key = randomUUID()
  const body = { unitId, name: 'Sở Trùng Tên' }
  const standing = await planner.post('/api/organisations', body)
  expect((await send(planner, 'POST', '/api/organisations', key, body)).statusCode).toBe(409)
  await planner.delete(`/api/organisations/${standing.json().id}`)
  expect((await send(planner, 'POST', '/api/organisations', key, body)).statusCode).toBe(201)

  const broken = { unitId, name: 'Sở Đứt Mạng' }
  const under = randomUUID()
  const asked = await context.owner.transaction().execute(async (db) => {
    await sql`lock table audit_entries in access exclusive mode`.execute(db)
    const asked = send(planner, 'POST', '/api/organisations', under, broken)
    await sleep(300)
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'hieuhoc' and usename = 'hieuhoc_app' and datname = current_database()`.execute(
      context.owner,
    )
    return { asked }
  })
  expect((await asked.asked).statusCode).toBe(503)
  expect(await organisations(broken.name)).toEqual([])
  await expect.poll(async () => (await send(planner, 'POST', '/api/organisations', under, broken)).statusCode).toBe(201)
  expect(await organisations(broken.name)).toHaveLength(1)
})

test('a link is answered again, and whoever reads the table finds neither it nor whose it is', async () => {
  const key = randomUUID()
  const body = { name: 'Người Có Khóa', email: 'co-khoa@mau.example', role: 'viewer', unitId }
  const first = await send(context.administrator, 'POST', '/api/people', key, body)
  const again = await send(context.administrator, 'POST', '/api/people', key, body)
  expect([first.statusCode, again.statusCode]).toEqual([201, 201])
  expect(again.json()).toEqual(first.json())

  const personId = first.json().person.id
  const renewing = randomUUID()
  const links = []
  for (const _ of [1, 2]) {
    links.push((await send(context.administrator, 'POST', `/api/people/${personId}/link`, renewing)).json())
  }
  expect(links[1]).toEqual(links[0])
  const token = links[0].link.slice(-32)
  const kept = JSON.stringify(await keys(), (_key, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  )
  for (const secret of [token, key, renewing, context.administrator.personId, personId, 'co-khoa']) {
    expect(kept).not.toContain(secret)
  }
})

test('a key is a UUID; without one a change is done each time it comes', async () => {
  const wrong = await send(planner, 'POST', '/api/organisations', 'again', { unitId, name: 'Sở Sai Khóa' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.json().errors).toMatchObject([{ pointer: 'headers/idempotency-key', code: 'format' }])
  const body = { unitId, name: 'Sở Không Khóa' }
  expect((await planner.post('/api/organisations', body)).statusCode).toBe(201)
  expect((await planner.post('/api/organisations', body)).statusCode).toBe(409)
})

test('what only looks keeps no key, and two files under one key are two documents', async () => {
  const before = (await keys()).length
  const key = randomUUID()
  await planner.send({ method: 'GET', url: '/api/organisations', headers: { 'idempotency-key': key } })
  const withKey: Client = {
    ...planner,
    send: (options) => planner.send({ ...options, headers: { ...options.headers, 'idempotency-key': key } }),
  }
  const ids = []
  for (const text of ['Kế hoạch một', 'Kế hoạch hai']) {
    const sent = await upload(withKey, new TextEncoder().encode(`KẾ HOẠCH\n\n${text} về xã hội học tập`))
    ids.push(sent.json().document.id)
  }
  expect(new Set(ids).size).toBe(2)
  expect((await keys()).length).toBe(before)
})

test('a key is forgotten after its time', async () => {
  const key = randomUUID()
  const body = { unitId, name: 'Sở Ngày Xưa' }
  expect((await send(planner, 'POST', '/api/organisations', key, body)).statusCode).toBe(201)
  const kept = (await keys()).length
  expect(kept).toBeGreaterThan(1)
  // As if all of them had been kept a month earlier.
  await sql`update idempotency_keys set kept_at = kept_at - interval '1 day' * ${answersKeptDays + 1}`.execute(
    context.owner,
  )
  expect((await send(planner, 'POST', '/api/organisations', key, body)).statusCode).toBe(201)
  const another = { unitId, name: 'Sở Ngày Nay' }
  expect((await send(planner, 'POST', '/api/organisations', randomUUID(), another)).statusCode).toBe(201)
  expect((await keys()).length).toBeLessThan(kept)
  expect((await send(planner, 'POST', '/api/organisations', key, body)).statusCode).toBe(409)
})
