import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Document } from '../../src/shared/documents.ts'
import type { EditResult, FactOf } from '../../src/shared/facts.ts'
import type { PublishPreview, Version } from '../../src/shared/programmes.ts'
import { becomeFirstPlanner, type HttpClient, httpClient } from '../support/http.ts'
import { copyPreparedTo } from '../support/prepared-folder.ts'
import { type RunningServer, startServerProcess, stopServerProcess } from '../support/server.ts'

// The server is killed in the middle of reading, reviewing and publishing, over and over on one data folder.
const cycles = 15
const plan = join(import.meta.dirname, '../fixtures/plans/thai-binh.txt')

let dataDir: string
let server: RunningServer
let client: HttpClient
let cookie: string
beforeAll(async () => {
  dataDir = await copyPreparedTo(await mkdtemp(join(tmpdir(), 'hieuhoc-crash-')))
  server = await startServerProcess(dataDir)
  cookie = await becomeFirstPlanner(server)
  client = httpClient(server, cookie)
})
afterAll(async () => {
  await stopServerProcess(server)
  await rm(dataDir, { recursive: true, force: true })
})

async function killAndStartAgain() {
  server.process.child.kill('SIGKILL')
  await server.process.ended
  server = await startServerProcess(dataDir)
  client = httpClient(server, cookie)
}

async function readDocument(id: string): Promise<Document> {
  for (let tries = 0; tries < 300; tries++) {
    const { body } = await client.get<Document>(`/documents/${id}`)
    if (body.reading?.state === 'done') return body
    // What two kills hit waits for somebody to ask.
    if (body.reading?.problem?.code === 'reader-died') await client.post(`/documents/${id}/readings`)
    else if (body.reading?.state === 'failed') throw new Error(JSON.stringify(body.reading))
    await sleep(100)
  }
  throw new Error(`document ${id} is never read`)
}

const version = async (id: string) => (await client.get<Version>(`/versions/${id}`)).body
const duties = ({ facts }: Version) => facts.filter((fact): fact is FactOf<'duty'> => fact.kind === 'duty')

test(`over ${cycles} kills nothing answered is lost and nothing half-done stays`, { timeout: 600_000 }, async () => {
  const text = await readFile(plan, 'utf8')
  const uploads: { id: string; name: string }[] = []
  /** What each duty's product was last answered to be, and what was sent after that without an answer. */
  const answered = new Map<string, string | null>()
  const sent = new Map<string, Set<string | null>>()

  const first = await client.upload<{ document: Document }>(new TextEncoder().encode(text), 'ke-hoach.txt')
  await readDocument(first.body.document.id)
  let draft = (await client.post<Version>('/drafts', { documentId: first.body.document.id, relation: 'starts' })).body
  const counts = draft.facts.length
  for (const { id, body } of duties(draft)) answered.set(id, body.product)

  for (let cycle = 0; cycle < cycles; cycle++) {
    const wait = sleep((cycle * 37) % 290)
    if (cycle % 3 === 0) {
      const name = `ke-hoach-${cycle}.txt`
      const copy = new TextEncoder().encode(`${text}\n\nBản số ${cycle}.\n`)
      const upload = client.upload<{ document: Document }>(copy, name).catch(() => undefined)
      if (cycle % 2 === 0) await upload
      await wait
      await killAndStartAgain()
      const result = await upload
      if (result?.status === 201) uploads.push({ id: result.body.document.id, name })
    } else if (cycle % 3 === 1) {
      let stopped = false
      let saved = 0
      const editing = (async () => {
        const facts = duties(draft)
        // Elsewhere each time, so that a slow machine too tries many of them.
        for (let n = cycle; !stopped; n++) {
          const fact = facts[n % facts.length] as FactOf<'duty'>
          const product = `Sản phẩm ${cycle}.${n}`
          sent.set(fact.id, (sent.get(fact.id) ?? new Set()).add(product))
          const edit = { action: 'change', factId: fact.id, revision: fact.revision, body: { ...fact.body, product } }
          const result = await client.post<EditResult>(`/versions/${draft.id}/edits`, {
            batchId: randomUUID(),
            edits: [edit],
          })
          if (result.status !== 200) throw new Error(JSON.stringify(result.body))
          const after = result.body.facts.find(({ id }) => id === fact.id) as FactOf<'duty'>
          facts[n % facts.length] = after
          saved += 1
          answered.set(fact.id, product)
          sent.set(fact.id, new Set())
        }
      })().catch((error: unknown) => {
        if (!stopped) throw error
      })
      while (saved < 2) await sleep(5)
      await wait
      stopped = true
      await killAndStartAgain()
      await editing
    } else {
      const { cursor } = (await client.get<PublishPreview>(`/versions/${draft.id}/publish-preview`)).body
      const publishing = client.post(`/versions/${draft.id}/publish`, { cursor }).catch(() => undefined)
      await sleep((cycle * 7) % 60)
      await killAndStartAgain()
      const result = await publishing
      const after = await version(draft.id)
      if (result?.status === 200) expect(after.state).toBe('published')
      expect(after.facts).toHaveLength(counts)
      expect(after.publishedAt === null).toBe(after.state === 'draft')
      const programme = await client.get<{ state: string; facts: unknown[] }>(`/programmes/${draft.programmeId}`)
      if (after.state === 'published') {
        expect(programme.body.facts).toHaveLength(counts)
        const next = await client.post<Version>(`/programmes/${draft.programmeId}/versions`, {
          documentId: draft.documentId,
        })
        expect(next.status).toBe(201)
        draft = next.body
      }
    }
    draft = await version(draft.id)
    expect(draft.facts).toHaveLength(counts)
    for (const fact of duties(draft)) {
      const possible = new Set([answered.get(fact.id), ...(sent.get(fact.id) ?? [])])
      expect(possible, `cycle ${cycle}`).toContain(fact.body.product)
    }
    for (const { id, name } of uploads) expect((await readDocument(id)).fileName).toBe(name)
  }
  expect(uploads.length).toBeGreaterThan(2)
  expect([...answered.values()].filter((product) => product?.startsWith('Sản phẩm')).length).toBeGreaterThan(5)
  const { body } = await client.get<{ documents: Document[] }>('/documents')
  for (const { id } of body.documents) expect((await readDocument(id)).reading?.found?.duty).toBeGreaterThan(50)
})
