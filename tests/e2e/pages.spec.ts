import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Document } from '../../src/shared/documents.ts'
import type { AnswersPage } from '../../src/shared/duties.ts'
import type { Version } from '../../src/shared/programmes.ts'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { httpClient, openSession, password } from '../support/http.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator, signIn } from '../support/walk.ts'

// Every page, on a small screen and a phone, in both languages, with the sample in the system.
const server = useServer()
const browser = useBrowser()

let paths: string[]
beforeAll(async () => {
  const { page, context } = await browser.open(server.url)
  await becomeAdministrator(page, server)
  await expectAccessible(page, 'an empty system')
  await page.getByRole('button', { name: 'Xem thử với dữ liệu mẫu' }).click()
  await page.waitForURL('**/programmes', { timeout: 60_000 })
  await page.getByRole('button', { name: 'Gỡ dữ liệu mẫu' }).waitFor()
  await context.close()

  const client = httpClient(server, await openSession(server, '/session', { email: 'nguoi-thu@mau.example', password }))
  const { documents } = (await client.get<{ documents: Document[] }>('/documents')).body
  const versions = documents.flatMap((document) => document.programmes)
  const published = versions.find(({ state }) => state === 'published')
  const draft = versions.find(({ state }) => state === 'draft')
  const { people } = (await client.get<{ people: { id: string }[] }>('/people')).body
  const version = (await client.get<Version>(`/versions/${published?.versionId}`)).body
  const programme = `/programmes/${published?.id}`
  const { answers } = (await client.get<AnswersPage>(`${programme}/answers`)).body
  paths = [
    '/programmes',
    ...[
      '',
      '?tab=duties',
      '?tab=calendar',
      '?tab=reviews',
      '?tab=aims',
      '?tab=documents',
      '?tab=citations',
      '?tab=corrections',
    ].map((tab) => programme + tab),
    '/my-work',
    '/overview',
    '/figures',
    '/figures/review',
    `${programme}/follow-up`,
    `${programme}/letterhead`,
    `${programme}/figures`,
    '/figures/catalogue',
    '/figures/catalogue?of=indicators',
    '/figures/catalogue?of=rules',
    '/figures/catalogue?of=dimensions',
    '/figures/catalogue/elements/301',
    '/figures/catalogue/indicators/5001',
    '/figures/catalogue/rules/00000000-0000-7000-8000-000000000001',
    '/figures/catalogue/dimensions/sex',
    `/assignments/${answers[0]?.assignmentId}`,
    `${programme}/targets/${version.facts.find(({ kind }) => kind === 'target')?.id}`,
    `${programme}/parties`,
    `${programme}/parties?show=all`,
    `/versions/${published?.versionId}`,
    `/versions/${draft?.versionId}`,
    `/versions/${published?.versionId}/matrix`,
    `/clauses/${version.facts[10]?.clauseId}`,
    '/documents',
    '/documents/new',
    '/layout-check',
    `/documents/${documents[0]?.id}/layout`,
    `/documents/${documents[0]?.id}`,
    '/figures/rollup',
    '/figures/series',
    '/figures/targets',
    '/units',
    '/units?q=thai%20binh',
    '/units/1',
    '/units/1/reminders',
    '/organisations',
    '/people',
    `/people/${people[0]?.id}`,
    '/people/new',
    `/people/${people[0]?.id}/personal-data`,
    '/me/personal-data',
    '/me/security',
    '/audit',
    '/backups',
    '/boundaries',
    '/jobs',
    '/me',
    '/setup',
    '/holidays?year=2026',
    '/no-such-page',
  ]
}, 240_000)

async function visitAll(page: Page) {
  for (const path of paths) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page, path)
    expect(await page.title(), path).toMatch(/Hiếu Học/)
  }
}

for (const [name, viewport] of [
  ['1366×768', desktop],
  ['360×740', phone],
] as const) {
  test(`axe finds no fault and nothing is wider than the screen at ${name}`, { timeout: 300_000 }, async () => {
    const { page, context } = await browser.open(server.url, viewport)
    await page.goto('/')
    await page.getByLabel('Thư điện tử').waitFor()
    await expectAccessible(page, 'sign-in')
    await signIn(page, 'nguoi-thu@mau.example')
    await visitAll(page)
    await context.close()
  })
}

test('in English no page shows a key of a text, or Vietnamese words of ours', { timeout: 300_000 }, async () => {
  const { page, context } = await browser.open(server.url)
  await signIn(page, 'nguoi-thu@mau.example')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('navigation', { name: 'Places' }).first().waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  for (const path of paths) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const words = await page.locator('nav, h1, button').allInnerTexts()
    for (const text of words) expect(text, path).not.toMatch(/^(app|ui|review|programmes|facts|documents)\.[a-z]/)
  }
  await context.close()
})
