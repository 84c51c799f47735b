import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { insertReadDocument, smallPlan } from '../../../../tests/support/read-document.ts'
import type { Version } from '../../../shared/programmes.ts'

const context = useApp()
let province: { homeId: number; unitId: string }
let planner: Client
let colleague: Client
beforeAll(async () => {
  province = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId: province.unitId })
  colleague = await context.signIn({ role: 'planner', unitId: province.unitId })
})

const someDocument = async () => (await insertReadDocument(context.owner, province, smallPlan())).documentId
const draft = (documentId: string, who = planner) => who.post('/api/drafts', { documentId, relation: 'starts' })
async function openDraft(): Promise<Version> {
  const response = await draft(await someDocument())
  expect(response.statusCode, response.body).toBe(201)
  return response.json()
}
const publish = (who: Client, { id, cursor }: Version) => who.post(`/api/versions/${id}/publish`, { cursor })
const confirm = (who: Client, { id, facts }: Version) =>
  who.post(`/api/versions/${id}/edits`, {
    batchId: randomUUID(),
    edits: [{ action: 'confirm', factId: facts[1]?.id, revision: 1 }],
  })
const codes = (responses: LightMyRequestResponse[]) => responses.map(({ statusCode }) => statusCode)
const rounds = Array.from({ length: 5 })

/** Both requests are under way before the first may open its draft. */
async function whileDraftingWaits(documentId: string, ...requests: (() => Promise<LightMyRequestResponse>)[]) {
  const answers = await context.owner.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${documentId}`}, 0))`.execute(db)
    const sent: Promise<LightMyRequestResponse>[] = []
    for (const request of requests) {
      sent.push(request())
      await sleep(300)
    }
    // In an object: the transaction itself must not wait for them.
    return { sent }
  })
  return Promise.all(answers.sent)
}

test('a document of which a draft is being made is not removed under it', async () => {
  const documentId = await someDocument()
  const [made, removed] = await whileDraftingWaits(
    documentId,
    () => draft(documentId),
    () => colleague.delete(`/api/documents/${documentId}`),
  )
  expect([made?.statusCode, removed?.statusCode], made?.body).toEqual([201, 409])
  expect(removed?.json().type).toBe('/problems/document-in-use')
})

test('of two who publish at once one does, and the other is told', async () => {
  for (const _ of rounds) {
    const version = await openDraft()
    const answers = await Promise.all([publish(planner, version), publish(colleague, version)])
    expect(codes(answers).sort()).toEqual([200, 409])
  }
})

test('an edit that meets publishing is in what was published, or refused', async () => {
  for (const _ of rounds) {
    const version = await openDraft()
    const [edited, published] = await Promise.all([confirm(planner, version), publish(colleague, version)])
    expect([
      [200, 409],
      [409, 200],
    ]).toContainEqual(codes([edited, published]))
  }
})

test('a draft that is thrown away while another edits it leaves no half of either', async () => {
  for (const _ of rounds) {
    const version = await openDraft()
    const [edited, discarded] = await Promise.all([
      confirm(planner, version),
      colleague.delete(`/api/versions/${version.id}`),
    ])
    expect([200, 404]).toContain(edited.statusCode)
    expect(discarded.statusCode).toBe(204)
    const { rows } = await sql`select from facts where version_id = ${version.id}`.execute(context.owner)
    expect(rows).toHaveLength(0)
  }
})

test('a programme that is thrown away while it is published is one or the other', async () => {
  for (const _ of rounds) {
    const version = await openDraft()
    const answers = await Promise.all([
      publish(planner, version),
      colleague.delete(`/api/programmes/${version.programmeId}`),
    ])
    expect([
      [200, 409],
      [404, 204],
    ]).toContainEqual(codes(answers))
  }
})

test('of two who amend at once one opens the draft', async () => {
  for (const _ of rounds) {
    const version = await openDraft()
    await publish(planner, version)
    const url = `/api/programmes/${version.programmeId}/versions`
    const body = { documentId: version.documentId }
    expect(codes(await Promise.all([planner.post(url, body), colleague.post(url, body)])).sort()).toEqual([201, 409])
  }
})

test('whoever plans for a commune and reads its province drafts at the commune what names the province', async () => {
  const unitId = await context.unitId('commune', '12826')
  const both = await context.signIn({ role: 'planner', unitId })
  const role = { role: 'viewer', unitId: province.unitId }
  await context.administrator.post(`/api/people/${both.personId}/appointments`, role)
  const scope = { level: 'province' as const, name: 'Hưng Yên' }
  const { documentId } = await insertReadDocument(context.owner, { ...province, unitId }, smallPlan({ scope }))
  const response = await draft(documentId, both)
  expect([response.statusCode, response.json().unitId], response.body).toEqual([201, unitId])
})
