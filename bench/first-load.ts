import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../tests/support/browser.ts'
import { becomeFirstPlanner, password } from '../tests/support/http.ts'
import {
  clickLinkTo,
  heaviestOf,
  loadByAddress,
  loadByStep,
  newVisitor,
  type PageLoad,
  publishRealPlan,
  type Route,
  routesOf,
  type Slow,
} from '../tests/support/page-load.ts'
import { startServerProcess, stopServerProcess } from '../tests/support/server.ts'
import { type Figure, median, rounded } from './figure.ts'

const slow: Slow = { bitsPerSecond: 400_000, latencyMs: 0, cpu: 4 }
const distant: Slow = { ...slow, latencyMs: 300 }
const runs = 5
const root = join(import.meta.dirname, '..')

/**
 * What each page costs over a line of 400 kbit/s on a machine four times slower, with an empty cache each time.
 * Usable: the h1 is seen, and the page's main control (a field, the first link of a list, the tabs, the first fact) is
 * in sight, enabled, covered by nothing, and the browser is free to draw a frame. Bytes count to the last that comes,
 * with the heads of the answers. `:step` is what a page costs when one comes to it from the programmes list.
 */
export async function* run(): AsyncGenerator<Figure> {
  buildWeb()
  const dataDir = await mkdtemp(join(tmpdir(), 'hieuhoc-bench-'))
  const browser = await launchBrowser()
  const server = await startServerProcess(dataDir)
  try {
    const cookie = await becomeFirstPlanner(server)
    const { signIn, programmes, ...later } = routesOf(await publishRealPlan(server, cookie))

    const byAddress = (route: Route, line: Slow) =>
      repeat(async () => {
        const visitor = await newVisitor(browser, server, route === signIn ? '' : cookie)
        const { page, ...load } = await loadByAddress(visitor, route, line)
        await visitor.close()
        return load
      })
    const byStep = (route: Route, from: Route, as: string, act: Act) =>
      repeat(async () => {
        const visitor = await newVisitor(browser, server, as)
        const { page } = await loadByAddress(visitor, from)
        const load = await loadByStep(page, route, await act(page), slow)
        await visitor.close()
        return load
      })

    for (const route of [signIn, programmes]) {
      const { bytes, gzip, time } = figuresOf(route.name, await byAddress(route, slow))
      yield* [bytes, gzip, time]
    }
    const entering: Act = async (page) => {
      await page.locator('input[type="email"]').fill('nguoi-thu@mau.example')
      await page.locator('input[type="password"]').fill(password)
      return () => page.keyboard.press('Enter')
    }
    const entered = figuresOf('programmes:after-sign-in', await byStep(programmes, signIn, '', entering))
    yield* [entered.bytes, entered.time]
    for (const route of Object.values(later)) {
      const { bytes, gzip, time } = figuresOf(route.name, await byAddress(route, slow))
      yield* [bytes, gzip, time]
      const clicking: Act = async (page) => () => clickLinkTo(page, route.path)
      const step = figuresOf(`${route.name}:step`, await byStep(route, programmes, cookie, clicking))
      yield* [step.bytes, step.time]
    }
    for (const route of [signIn, programmes]) {
      const { time } = figuresOf(`${route.name}:distant`, await byAddress(route, distant))
      yield { ...time, note: `${time.note}, each answer ${distant.latencyMs} ms later` }
    }
  } finally {
    await browser.close()
    await stopServerProcess(server)
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** In a process of its own, whose words go where no figures are. */
function buildWeb(): void {
  const script = pathToFileURL(join(root, 'scripts/launch/build-web.mjs')).href
  const code = `const { ensureWebBuilt } = await import(${JSON.stringify(script)}); await ensureWebBuilt(${JSON.stringify(root)})`
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 2, 2] })
}

/** Makes ready, and answers what is then timed. */
type Act = (page: Page) => Promise<() => Promise<unknown>>

async function repeat(load: () => Promise<PageLoad>): Promise<PageLoad[]> {
  const loads: PageLoad[] = []
  for (let i = 0; i < runs; i += 1) loads.push(await load())
  return loads
}

function figuresOf(name: string, loads: PageLoad[]) {
  const [first] = loads
  if (!first) throw new Error(`${name} was never loaded`)
  const times = loads.map(({ usableMs }) => usableMs)
  const [least = 0, most = 0] = [Math.min(...times), Math.max(...times)].map(rounded)
  const figure = (metric: string, values: number[], unit: string, note: string): Figure => ({
    bench: 'first-load',
    metric: `${metric}:${name}`,
    value: rounded(median(values)),
    unit,
    note,
  })
  const heaviest = `API calls: ${first.calls.length}, files: ${first.files.length}; ${heaviestOf(first, 3)}`
  const line = `400 kbit/s, CPU 4 times slower, ${times.length} runs, ${least} to ${most}`
  const bytes = loads.map((load) => load.bytes)
  const gzipBytes = loads.map((load) => load.gzipBytes)
  return {
    bytes: figure('bytes', bytes, 'B', heaviest),
    gzip: figure('bytes:gzip', gzipBytes, 'B', 'as gzip in place of brotli would make it'),
    time: figure('median', times, 'ms', line),
  }
}
