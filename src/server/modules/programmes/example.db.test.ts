import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { papersIn } from '../../../../tests/support/annotated-plans.ts'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import { scoreReadings } from '../../../../tests/support/score-reading.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'
import { read, toPlan } from '../../../reading/index.ts'
import type { Edit, FactOf } from '../../../shared/facts.ts'
import type { Action } from '../../../shared/people.ts'
import type { Version } from '../../../shared/programmes.ts'
import type { NewServiceToken } from '../../../shared/service-tokens.ts'

const context = useApp()

let unitId: string
let planner: Client
beforeAll(async () => {
  unitId = (await context.setUp('33')).unitId
  planner = await context.signIn({ role: 'planner', unitId })
})

async function draftOf(bytes: Uint8Array, name: string): Promise<Version> {
  const uploaded = await upload(planner, bytes, { name })
  const { id } = uploaded.json().document
  await whenRead(planner, id)
  return (await planner.post('/api/drafts', { documentId: id, relation: 'starts' })).json()
}

async function edit({ id }: Version, ...edits: Edit[]): Promise<void> {
  const response = await planner.post(`/api/versions/${id}/edits`, { batchId: crypto.randomUUID(), edits })
  expect(response.statusCode, response.body).toBe(200)
}

/** The folder that somebody has who unpacks the answer. */
async function unpack(response: LightMyRequestResponse): Promise<{ folder: string; files: string[] }> {
  expect(response.statusCode, response.body).toBe(200)
  const folder = await mkdtemp(join(tmpdir(), 'example-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const zip = await fromBufferPromise(response.rawPayload)
  const files: string[] = []
  for await (const entry of zip.eachEntry()) {
    files.push(entry.fileName)
    await writeFile(join(folder, entry.fileName), await buffer(await zip.openReadStreamPromise(entry)))
  }
  return { folder, files }
}

const misses = async (folder: string) => {
  const papers = await papersIn(folder)
  const { rows } = scoreReadings(
    await Promise.all(papers.map(async ({ text, gold, bytes }) => ({ text, gold, read: toPlan(await read(bytes)) }))),
  )
  return Object.entries(rows).flatMap(([kind, { wrong }]) => wrong.map((miss) => `${kind} ${miss}`))
}

for (const file of ['ke-hoach-song-lam.docx', 'ke-hoach-xa-khe-nua.txt']) {
  test(`of ${file} what was put right is what the reader missed, and nothing else`, async () => {
    const bytes = readFileSync(new URL(`../../../../examples/${file}`, import.meta.url))
    const version = await draftOf(bytes, file)
    const asRead = await unpack(await planner.get(`/api/versions/${version.id}/example.zip`))
    expect(asRead.files.sort()).toEqual([file, file.replace(/\.\w+$/, '.gold.json')].sort())
    expect(readFileSync(join(asRead.folder, file)).equals(bytes)).toBe(true)
    expect(await misses(asRead.folder)).toEqual([])

    const target = version.facts.find(
      (fact): fact is FactOf<'target'> => fact.kind === 'target' && fact.body.value !== null,
    )
    const duty = version.facts.find((fact): fact is FactOf<'duty'> => fact.kind === 'duty')
    const recipient = version.facts.find((fact): fact is FactOf<'recipient'> => fact.kind === 'recipient')
    if (!target || !duty || !recipient) throw new Error('The sample says less than it did')
    await edit(
      version,
      { action: 'change', factId: target.id, revision: 1, body: { ...target.body, value: 12.5 } },
      { action: 'delete', factId: duty.id, revision: 1 },
      { action: 'confirm', factId: recipient.id, revision: 1 },
    )
    const corrected = await unpack(await planner.get(`/api/versions/${version.id}/example.zip`))
    const wrong = await misses(corrected.folder)
    expect(wrong.map((miss) => miss.slice(0, miss.indexOf(':')))).toEqual(['targets value', 'duties invented'])
    const gold = JSON.parse(readFileSync(join(corrected.folder, file.replace(/\.\w+$/, '.gold.json')), 'utf8'))
    const held = version.facts.filter(({ kind }) => kind !== 'objective' && kind !== 'funding').length
    expect(gold.looked).toEqual({ facts: held - 1, confirmed: 2, changed: 1 })
  })
}

test('a part of a target names its whole by its place among the targets', async () => {
  const bytes = Buffer.from(
    'KẾ HOẠCH\nXây dựng xã hội học tập\nI. MỤC TIÊU\n- 90% lao động được đào tạo nghề, trong đó 30% có bằng, chứng chỉ.\n- 98% người từ 15 tuổi biết chữ.\n',
  )
  const version = await draftOf(bytes, '..C:ke<hoach>.txt')
  const { folder, files } = await unpack(await planner.get(`/api/versions/${version.id}/example.zip`))
  expect(files).toEqual(['..C_ke_hoach_.txt', '..C_ke_hoach_.gold.json'])
  const gold = JSON.parse(readFileSync(join(folder, files[1] ?? ''), 'utf8'))
  expect(gold.targets.map(({ partOf }: { partOf: number | null }) => partOf)).toEqual([null, 0, null])
})

test('strangers find nothing, and a program that may read programmes but no documents is refused', async () => {
  const version = await draftOf(Buffer.from('KẾ HOẠCH\nHọc tập\nI. MỤC TIÊU\n- 97% người biết chữ.\n'), 'a.txt')
  const elsewhere = await context.setUp('38')
  const stranger = await context.signIn({ role: 'planner', unitId: elsewhere.unitId })
  expect((await stranger.get(`/api/versions/${version.id}/example.zip`)).statusCode).toBe(404)
  const issuer = await context.signIn({ role: 'unit-administrator', unitId })
  const viewer = { role: 'viewer', unitId }
  const added = await context.administrator.post(`/api/people/${issuer.personId}/appointments`, viewer)
  expect(added.statusCode, added.body).toBe(201)
  const asked = async (...actions: Action[]) => {
    const body: NewServiceToken = { name: `Đọc ${actions.length}`, role: 'viewer', unitId, actions }
    const made = await issuer.post('/api/service-tokens', body)
    expect(made.statusCode, made.body).toBe(201)
    const headers = { authorization: `Bearer ${made.json().token}` }
    return (await context.app.inject({ url: `/api/versions/${version.id}/example.zip`, headers })).statusCode
  }
  expect(await asked('programmes.read')).toBe(403)
  expect(await asked('programmes.read', 'documents.read')).toBe(200)
})
