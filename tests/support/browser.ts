import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'

export const desktop = { width: 1366, height: 768 }
export const phone = { width: 360, height: 740 }

const executablePath =
  process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? ''

/** The machine's own Chromium, silent towards the outside. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export type TestBrowser = {
  browser: Browser
  /** A browser of somebody's own, with cookies of its own; a page that reports an error of a script fails the test. */
  open(origin: string, viewport?: { width: number; height: number }): Promise<{ context: BrowserContext; page: Page }>
}

export function useBrowser(): TestBrowser {
  const own = {} as TestBrowser
  const failures: string[] = []
  beforeAll(async () => {
    own.browser = await launchBrowser()
  })
  afterAll(async () => {
    await own.browser?.close()
    expect(failures).toEqual([])
  })
  own.open = async (origin, viewport = desktop) => {
    const context = await own.browser.newContext({
      baseURL: origin,
      viewport,
      locale: 'vi-VN',
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => failures.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (4\d\d|503)|ERR_INTERNET_DISCONNECTED/.test(message.text()))
        failures.push(`${page.url()}: ${message.text()}`)
    })
    return { context, page }
  }
  return own
}

/** axe finds nothing on the page as it stands, no two elements have one id, and nothing is wider than the screen. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
      // What is in order need not be listed, which on a long table takes most of the time.
      resultTypes: ['violations'],
    })
    // Else a second page is opened for what frames of other origins say; we have none.
    .setLegacyMode(true)
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  expect({ where, found }).toEqual({ where, found: [] })
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
  expect({ where, twice: ids.filter((id, index) => ids.indexOf(id) !== index) }).toEqual({ where, twice: [] })
  const wider = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect({ where, wider }).toEqual({ where, wider: 0 })
}
