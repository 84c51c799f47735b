import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../tests/support/browser.ts'
import { tokenOf } from '../tests/support/links.ts'
import { type RunningServer, startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { type Figure, median, rounded } from './figure.ts'

const runs = 5
const keysStruck = 20
const factCount = 5000
const withinMs = 120_000
const password = 'Một mật khẩu chỉ để đo'

/** A draft of 5,000 facts: from the address to the first key answered, then keys among all of them. */
export async function* run(): AsyncGenerator<Figure> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  const server = await startServerProcess(dataDir)
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1366, height: 768 } })
    const { path, facts } = await makeDraft(context, server)
    for (const slowDown of [1, 4]) {
      const usable: number[] = []
      for (let i = 0; i < runs; i += 1) usable.push(await timeUsable(context, path, slowDown))
      const suffix = slowDown === 1 ? '' : `:cpu-${slowDown}x-slower`
      const note = `${facts} facts, address to first key answered`
      yield { bench: 'review-page', metric: `median${suffix}`, value: rounded(median(usable)), unit: 'ms', note }
    }
    const page = await openPage(context, path, 4)
    const figure = (metric: string, values: number[], note: string): Figure => ({
      bench: 'review-page',
      metric,
      value: rounded(median(values)),
      unit: 'ms',
      note: `${note}, ${facts} facts, CPU 4 times slower`,
    })
    yield figure('median:next', await timeKeys(page, 'j'), 'j to the next fact shown')
    yield figure('median:confirm', await timeKeys(page, 'c'), 'c to the fact confirmed and the next one shown')
  } finally {
    await browser.close()
    await stopServerProcess(server)
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function makeDraft(context: BrowserContext, server: RunningServer): Promise<{ path: string; facts: number }> {
  const api = context.request
  const call = async <T>(path: string, data?: unknown): Promise<T> => {
    const response = data === undefined ? await api.get(path) : await api.post(path, { data })
    if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`)
    return (await response.json()) as T
  }
  const person = { name: 'Người đo', email: 'do@mau.example', password }
  await call('/api/links/use', { token: tokenOf(server.firstLink), ...person })
  const { hits } = await call<{ hits: { unit: { id: string } }[] }>('/api/units?query=hung+yen&level=province')
  await call('/api/homes', { unitId: hits[0]?.unit.id, alsoPlanner: true })
  const file = { name: 'ke-hoach.txt', mimeType: 'text/plain', buffer: Buffer.from(bigPlan()) }
  const uploaded = await api.post('/api/documents', { multipart: { file } })
  const { document } = (await uploaded.json()) as { document: { id: string } }
  const deadline = Date.now() + withinMs
  for (;;) {
    const { reading } = await call<{ reading: { state: string } | null }>(`/api/documents/${document.id}`)
    if (reading?.state === 'done') break
    if (reading?.state === 'failed' || Date.now() > deadline) throw new Error(`The reading is ${reading?.state}`)
    await sleep(100)
  }
  const draft = { documentId: document.id, relation: 'starts', on: '2026-01-05' }
  const version = await call<{ id: string; facts: unknown[] }>('/api/drafts', draft)
  if (version.facts.length < factCount) throw new Error(`The plan gave only ${version.facts.length} facts`)
  return { path: `/versions/${version.id}`, facts: version.facts.length }
}

/** A plan with as many lines as a province's, thirty times over. */
function bigPlan(): string {
  const targets = Array.from(
    { length: factCount / 5 },
    (_, index) => `+ ${(index % 60) + 40}% số người trong độ tuổi nhóm ${index + 1} được trang bị kỹ năng sống.`,
  )
  const duties = Array.from({ length: factCount / 100 }, (_, agency) => [
    `${agency + 1}. Sở Mẫu số ${agency + 1}`,
    ...Array.from(
      { length: 80 },
      (_, index) =>
        `- Chủ trì, phối hợp với Hội Khuyến học tỉnh và các sở, ngành tổ chức lớp học số ${index + 1} cho người dân; hoàn thành trước ngày 15/12 hằng năm.`,
    ),
  ]).flat()
  return [
    'KẾ HOẠCH',
    'Xây dựng xã hội học tập giai đoạn 2026 - 2030 trên địa bàn tỉnh Mẫu',
    'I. MỤC TIÊU',
    '1. Mục tiêu đến năm 2030',
    ...targets,
    'II. TỔ CHỨC THỰC HIỆN',
    ...duties,
  ].join('\n\n')
}

async function openPage(context: BrowserContext, path: string, slowDown: number): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  await page.goto(path, { waitUntil: 'commit' })
  await page.waitForSelector('article', { timeout: withinMs })
  return page
}

async function timeUsable(context: BrowserContext, path: string, slowDown: number): Promise<number> {
  const began = performance.now()
  const page = await openPage(context, path, slowDown)
  await page.keyboard.press('j')
  await page.waitForSelector('article[aria-current]', { timeout: withinMs })
  const took = performance.now() - began
  await page.close()
  return took
}

/** In the page itself, so that the way from here to there is not counted: until the frame after the change. */
async function timeKeys(page: Page, key: string): Promise<number[]> {
  const script = `new Promise((resolve) => {
    const before = document.querySelector('article[aria-current]')?.id
    const began = performance.now()
    const look = () => {
      if (document.querySelector('article[aria-current]')?.id !== before) resolve(performance.now() - began)
      else requestAnimationFrame(look)
    }
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', bubbles: true, cancelable: true }))
    requestAnimationFrame(look)
  })`
  const times: number[] = []
  for (let i = 0; i < keysStruck; i += 1) {
    times.push(await page.evaluate<number>(script))
    await sleep(100)
  }
  return times
}
