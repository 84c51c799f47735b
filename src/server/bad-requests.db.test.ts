import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../tests/support/app.ts'
import { insertReadDocument, smallPlan, someDuty } from '../../tests/support/read-document.ts'
import type { Version } from '../shared/programmes.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let planner: Client
let version: Version
beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  const { documentId } = await insertReadDocument(context.owner, province, smallPlan())
  version = (await planner.post('/api/drafts', { documentId, relation: 'starts' })).json()
})

const problemOf = (response: LightMyRequestResponse) => {
  expect(response.headers['content-type']).toBe('application/problem+json')
  const { type, errors } = response.json()
  return { type, errors, status: response.statusCode }
}
const refused = (pointer: string, code: string) => ({
  type: '/problems/invalid-request',
  status: 400,
  errors: [{ pointer, code }],
})
const person = (name: string) => ({
  name,
  email: `${randomUUID()}@mau.example`,
  role: 'viewer',
  unitId: province.unitId,
})
const edit = (edits: unknown[]) => planner.post(`/api/versions/${version.id}/edits`, { batchId: randomUUID(), edits })
const json = (url: string, payload: string) =>
  planner.send({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })

test('a name is kept in Unicode NFC, however it was typed', async () => {
  const added = await context.administrator.post('/api/people', person('Nguyễn Thị Hòa'.normalize('NFD')))
  expect(added.json().person.name).toBe('Nguyễn Thị Hòa'.normalize('NFC'))
})

test('what the database cannot keep is refused at its field: NUL, and half of a letter', async () => {
  for (const name of ['a\0b', 'a\ud800']) {
    const response = await context.administrator.post('/api/people', person(name))
    expect(problemOf(response)).toEqual(refused('#/name', 'letters'))
    const organisation = await context.administrator.post('/api/organisations', { name, unitId: province.unitId })
    expect(problemOf(organisation)).toEqual(refused('#/name', 'letters'))
  }
  expect(problemOf(await planner.get('/api/units?query=a%00'))).toEqual(refused('querystring/query', 'letters'))
})

test('an organisation has a name with letters in it', async () => {
  for (const name of ['   ', '().', '- -']) {
    const response = await context.administrator.post('/api/organisations', { name, unitId: province.unitId })
    expect(problemOf(response)).toEqual(refused('#/name', 'pattern'))
  }
})

test('what a fact says is not blank', async () => {
  const body = someDuty({ responsible: ['Sở Y tế', ' '], product: '\t' })
  const added = { action: 'add', factId: randomUUID(), kind: 'duty', place: { start: 0, end: 5 }, body }
  expect(problemOf(await edit([added])).errors).toEqual([
    { pointer: '#/edits/0/body/responsible/1', code: 'pattern' },
    { pointer: '#/edits/0/body/product', code: 'pattern' },
  ])
})

test('an id has one spelling; another would be a second key for one row', async () => {
  for (const id of [`urn:uuid:${version.documentId}`, version.documentId.toUpperCase()]) {
    expect(problemOf(await planner.get(`/api/documents/${id}`))).toMatchObject({
      status: 400,
      errors: [{ pointer: 'params/id', code: 'format' }],
    })
    const added = { action: 'add', factId: id, kind: 'duty', place: { start: 0, end: 5 }, body: someDuty() }
    expect(problemOf(await edit([added]))).toMatchObject({ errors: [{ pointer: '#/edits/0/factId', code: 'format' }] })
  }
})

test('a body that is nested without end is refused, and nobody waits for it', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const change = `{"action":"change","factId":"${randomUUID()}","revision":1,"body":${deep}}`
  const response = await json(`/api/versions/${version.id}/edits`, `{"batchId":"${randomUUID()}","edits":[${change}]}`)
  expect(problemOf(response)).toMatchObject({ status: 400, errors: [{ code: 'depth' }] })
})

test('a body with a million faults is answered with a few', async () => {
  const items = '0,'.repeat(1_000_000)
  const startedAt = performance.now()
  for (const edits of [`[${items}0]`, `[{"action":"split","parts":[${items}0]}]`]) {
    const response = await json(`/api/versions/${version.id}/edits`, `{"batchId":"${randomUUID()}","edits":${edits}}`)
    expect(problemOf(response).errors.length).toBeLessThan(20)
  }
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  const keys = Array.from({ length: 5000 }, (_, n) => `"k${n}":1`).join()
  const response = await json('/api/session', `{${keys}}`)
  expect([response.statusCode, problemOf(await json('/api/session', `{"k":"${'x'.repeat(70_000)}"}`)).status]).toEqual([
    400, 413,
  ])
})

test('keys that would reach a prototype are refused', async () => {
  for (const body of ['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}']) {
    expect(problemOf(await json('/api/drafts', body)).status).toBe(400)
  }
  expect(({} as { a?: unknown }).a).toBeUndefined()
})
