import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Version } from '../../src/shared/programmes.ts'
import { annotatedPlans } from './annotated-plans.ts'
import { desktop } from './browser.ts'
import { httpClient, orThrow } from './http.ts'
import { publishDocument, untilRead } from './publish-plan.ts'
import type { RunningServer } from './server.ts'

/** A line and a machine, emulated by Chromium. */
export type Slow = { bitsPerSecond: number; latencyMs: number; cpu: number }

export type PageLoad = {
  /** From the address, or from the click or the key, until h1 is seen and the main control can be used. */
  usableMs: number
  /** All that was received, heads too, compressed as it came, until nothing more comes. */
  bytes: number
  /** The same, with gzip in place of brotli. */
  gzipBytes: number
  /** Paths of the calls to the API. */
  calls: string[]
  files: { path: string; bytes: number }[]
}

/** A page to be loaded, and a selector of its main control, which no other of these pages has. */
export type Route = { name: string; path: string; control: string }

const quietMs = 1000
const withinMs = 60_000

// The thread must be free for a frame, the h1 and the control in sight, enabled, and covered by nothing.
const watching = (control: string) => `(() => {
  const seen = (element) => {
    const box = element?.getBoundingClientRect()
    return box !== undefined && box.width > 0 && box.height > 0 && element.checkVisibility()
  }
  const usable = (element) => {
    if (!seen(element) || element.matches(':disabled, [aria-disabled="true"], [inert] *')) return false
    const { left, top, width, height } = element.getBoundingClientRect()
    const above = document.elementFromPoint(left + Math.min(width / 2, 8), top + Math.min(height / 2, 8))
    return above !== null && (element.contains(above) || above.contains(element))
  }
  const look = () => {
    if (seen(document.querySelector('h1')) && usable(document.querySelector(${JSON.stringify(control)})))
      window.usableAt ??= performance.now()
    else requestAnimationFrame(look)
  }
  window.begunAt = undefined
  window.usableAt = undefined
  for (const type of ['click', 'keydown'])
    addEventListener(type, () => { window.begunAt ??= performance.now() }, { capture: true, once: true })
  requestAnimationFrame(look)
})()`

/** Somebody with an empty cache, signed in by the cookie of a session or not at all. */
export async function newVisitor(browser: Browser, { url }: RunningServer, cookie: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport: desktop, locale: 'vi-VN' })
  const pairs = cookie.split('; ').filter((pair) => pair !== '')
  await context.addCookies(
    pairs.map((pair) => ({ url, name: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) })),
  )
  return context
}

/** Opens a page by its address with an empty cache: the context must be new. */
export async function loadByAddress(
  context: BrowserContext,
  { path, control }: Pick<Route, 'path' | 'control'>,
  slow?: Slow,
): Promise<PageLoad & { page: Page }> {
  const page = await context.newPage()
  const watch = await watchTransfers(page, slow)
  await page.addInitScript({ content: watching(control) })
  await page.goto(path, { waitUntil: 'commit', timeout: withinMs })
  return { ...(await watch.end()), page }
}

/** What a step within the open page brings: `act` clicks or strikes a key. */
export async function loadByStep(
  page: Page,
  { control }: Pick<Route, 'control'>,
  act: () => Promise<unknown>,
  slow?: Slow,
): Promise<PageLoad> {
  const watch = await watchTransfers(page, slow)
  await page.evaluate(watching(control))
  await act()
  return watch.end()
}

export const clickLinkTo = (page: Page, path: string) =>
  page.locator(`a[href="${path}"]`).filter({ visible: true }).first().click({ timeout: withinMs })

/** What weighs most in a load, for whoever must make it lighter. */
export const heaviestOf = ({ files }: PageLoad, count: number): string =>
  files
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, count)
    .map(({ path, bytes }) => `${nameOf(path)} ${(bytes / 1000).toFixed(1)} kB`)
    .join(', ')

/** Without what another build or another run would name otherwise. */
const nameOf = (path: string) =>
  path
    .replace(/^\/assets\//, '')
    .replace(/-[\w-]{8}(?=\.\w+$)/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')

type Transfer = { path: string; head: number; bytes: number; brotli: boolean }

async function watchTransfers(page: Page, slow: Slow | undefined) {
  const session = await page.context().newCDPSession(page)
  const transfers = new Map<string, Transfer>()
  const calls: string[] = []
  const underWay = new Set<string>()
  let lastHeard = performance.now()

  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const { pathname, protocol } = new URL(request.url)
    if (!protocol.startsWith('http')) return
    lastHeard = performance.now()
    underWay.add(requestId)
    transfers.set(requestId, { path: pathname, head: 0, bytes: 0, brotli: false })
    if (pathname.startsWith('/api/')) calls.push(pathname)
  })
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const transfer = transfers.get(requestId)
    if (!transfer) return
    transfer.head = response.encodedDataLength
    transfer.brotli = Object.entries(response.headers).some(
      ([name, value]) => name.toLowerCase() === 'content-encoding' && value === 'br',
    )
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId)
    if (transfer) transfer.bytes = encodedDataLength
    underWay.delete(requestId)
    lastHeard = performance.now()
  })
  session.on('Network.loadingFailed', ({ requestId }) => {
    underWay.delete(requestId)
    lastHeard = performance.now()
  })
  await session.send('Network.enable')
  if (slow) await slowDown(session, slow)

  async function end(): Promise<PageLoad> {
    const deadline = performance.now() + withinMs
    let usableMs: number | null = null
    while (usableMs === null) {
      if (performance.now() > deadline) throw new Error(`${page.url()} is never usable`)
      await sleep(100)
      usableMs = await page.evaluate<number | null>('window.usableAt ? window.usableAt - (window.begunAt ?? 0) : null')
    }
    if (usableMs < 0) throw new Error('The control stood there before the step')
    while (underWay.size > 0 || performance.now() - lastHeard < quietMs) await sleep(50)
    // What came out of the cache is no transfer.
    const files = [...transfers.values()].filter((file) => file.bytes > 0)
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    let gzipBytes = bytes
    for (const [requestId, { head, bytes, brotli }] of transfers) {
      if (!brotli) continue
      const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId })
      gzipBytes += head + gzipSync(Buffer.from(body, base64Encoded ? 'base64' : 'utf8'), { level: 9 }).length - bytes
    }
    await session.detach()
    return { usableMs, bytes, gzipBytes, calls, files: files.map(({ path, bytes }) => ({ path, bytes })) }
  }
  return { end }
}

async function slowDown(session: CDPSession, { bitsPerSecond, latencyMs, cpu }: Slow): Promise<void> {
  const throughput = bitsPerSecond / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
}

export type RunningPlan = { documentId: string; programmeId: string; draftId: string }

/** The real plan of Thái Bình, read and published, with an open draft that amends it. */
export async function publishRealPlan(server: RunningServer, cookie: string): Promise<RunningPlan> {
  const client = orThrow(httpClient(server, cookie))
  const plan = annotatedPlans().find(({ name }) => name === 'thai-binh')
  if (!plan) throw new Error('The plan of Thái Bình is gone')
  const { document } = await client.upload<{ document: { id: string } }>(plan.bytes, 'ke-hoach.txt')
  await untilRead(client, document.id)
  const { programmeId } = await publishDocument(client, document.id, '2026-01-05')
  const next = await client.post<Version>(`/programmes/${programmeId}/versions`, { documentId: document.id })
  return { documentId: document.id, programmeId, draftId: next.id }
}

/** Ways into the system, with what people come to each for. */
export function routesOf({ programmeId, draftId }: RunningPlan) {
  const row = (place: string) => `main tbody a[href^="/${place}/"]`
  return {
    signIn: { name: 'sign-in', path: '/', control: 'input[type="password"]' },
    programmes: { name: 'programmes', path: '/', control: row('programmes') },
    programme: {
      name: 'programme',
      path: `/programmes/${programmeId}`,
      control: 'nav[aria-label="Các phần của kế hoạch"] a',
    },
    review: { name: 'review', path: `/versions/${draftId}`, control: 'main article' },
    documents: { name: 'documents', path: '/documents', control: row('documents') },
    units: { name: 'units', path: '/units', control: '#unit-words' },
  } satisfies Record<string, Route>
}
