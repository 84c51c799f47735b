import { beforeAll, expect, test } from 'vitest'
import type { AnswersPage } from '../../src/shared/duties.ts'
import type { Programme } from '../../src/shared/programmes.ts'
import { useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, httpClient } from '../support/http.ts'
import {
  clickLinkTo,
  heaviestOf,
  loadByAddress,
  loadByStep,
  newVisitor,
  type PageLoad,
  publishRealPlan,
  type RunningPlan,
  routesOf,
} from '../support/page-load.ts'
import { useServer } from '../support/server.ts'

// The promise of docs/architecture.md on what a page may cost a slow line, with a real plan in the system.
const firstBytes = 160_000
const moreBytes = 60_000
const mostCalls = 5

const server = useServer()
const browser = useBrowser()

let link: PageLoad
let cookie: string
let plan: RunningPlan
beforeAll(async () => {
  const path = server.firstLink.slice(server.url.length)
  link = await load({ path, control: 'input[type="password"]' }, '')
  cookie = await becomeFirstPlanner(server)
  plan = await publishRealPlan(server, cookie)
})

async function load(route: { path: string; control: string }, as: string): Promise<PageLoad> {
  const visitor = await newVisitor(browser.browser, server, as)
  const { page: _, ...loaded } = await loadByAddress(visitor, route)
  await visitor.close()
  return loaded
}

function expectWithin(loaded: PageLoad, bytes: number): void {
  expect(loaded.bytes, heaviestOf(loaded, 6)).toBeLessThanOrEqual(bytes)
  expect(loaded.calls.length, loaded.calls.join(', ')).toBeLessThanOrEqual(mostCalls)
}

test('the link of the first administrator opens within 160 kB of everything', () => {
  expectWithin(link, firstBytes)
})

test('sign-in opens within 160 kB of everything', async () => {
  expectWithin(await load(routesOf(plan).signIn, ''), firstBytes)
})

test('somebody who is signed in arrives within 160 kB of everything', async () => {
  expectWithin(await load(routesOf(plan).programmes, cookie), firstBytes)
})

test('who answers for an organisation arrives at their own work within 160 kB of everything', async () => {
  expectWithin(await load({ path: '/my-work', control: 'main h2' }, cookie), firstBytes)
})

const laterPages = {
  programme: () => routesOf(plan).programme,
  review: () => routesOf(plan).review,
  matrix: () => ({
    path: `/versions/${plan.draftId}/matrix`,
    control: 'main [data-target] a',
    from: `/versions/${plan.draftId}`,
  }),
  'follow-up': () => ({
    path: `/programmes/${plan.programmeId}/follow-up`,
    control: 'main table a[href*="/follow-up?"]',
    from: `/programmes/${plan.programmeId}`,
  }),
  documents: () => routesOf(plan).documents,
  upload: () => ({ path: '/documents/new', control: 'main button.main' }),
  units: () => routesOf(plan).units,
  people: () => ({ path: '/people', control: 'main a[href="/people/new"]', from: '/administration' }),
  organisations: () => ({ path: '/organisations', control: 'main button.main', from: '/units' }),
  administration: () => ({ path: '/administration', control: 'main a[href="/setup"]' }),
  setup: () => ({ path: '/setup', control: 'main input[type="checkbox"]', from: '/administration' }),
  overview: () => ({ path: '/overview', control: 'main select' }),
  figures: () => ({ path: '/figures', control: 'main nav a[href="/figures"]' }),
  audit: () => ({ path: '/audit', control: 'main input', from: '/administration' }),
}

for (const [name, route] of Object.entries(laterPages)) {
  test(`the page ${name} adds 60 kB at most, whether by a step or by its address`, async () => {
    const visitor = await newVisitor(browser.browser, server, cookie)
    const { page } = await loadByAddress(visitor, routesOf(plan).programmes)
    const { from, ...later }: { path: string; control: string; from?: string } = route()
    if (from !== undefined) {
      await clickLinkTo(page, from)
      await page.locator(`main a[href="${later.path}"]`).waitFor()
    }
    expectWithin(await loadByStep(page, later, () => clickLinkTo(page, later.path)), moreBytes)
    await visitor.close()
    expectWithin(await load(route(), cookie), firstBytes + moreBytes)
  })
}

test('the pages of a duty and of a target add 60 kB at most', async () => {
  const client = httpClient(server, cookie)
  const { answers } = (await client.get<AnswersPage>(`/programmes/${plan.programmeId}/answers?limit=1`)).body
  const { facts } = (await client.get<Programme>(`/programmes/${plan.programmeId}`)).body
  const target = facts.find(({ kind }) => kind === 'target')
  const pages = [`/assignments/${answers[0]?.assignmentId}`, `/programmes/${plan.programmeId}/targets/${target?.id}`]
  for (const path of pages) expectWithin(await load({ path, control: 'main h2' }, cookie), firstBytes + moreBytes)
})

test('the page of a document adds 60 kB at most', async () => {
  const visitor = await newVisitor(browser.browser, server, cookie)
  const { page } = await loadByAddress(visitor, routesOf(plan).documents)
  const path = `/documents/${plan.documentId}`
  expectWithin(await loadByStep(page, { control: 'main a[download]' }, () => clickLinkTo(page, path)), moreBytes)
  await visitor.close()
  expectWithin(await load({ path, control: 'main a[download]' }, cookie), firstBytes + moreBytes)
})
