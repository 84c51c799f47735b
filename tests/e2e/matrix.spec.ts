import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Links } from '../../src/shared/links.ts'
import { expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, httpClient } from '../support/http.ts'
import { newVisitor, publishRealPlan } from '../support/page-load.ts'
import { useServer } from '../support/server.ts'

// The matrix of a real plan, published, as its officer works on it.
const server = useServer()
const browser = useBrowser()

let page: Page
let matrix: string
/** As the server has it. */
let now: () => Promise<Links>

beforeAll(async () => {
  const cookie = await becomeFirstPlanner(server)
  const plan = await publishRealPlan(server, cookie)
  const client = httpClient(server, cookie)
  page = await (await newVisitor(browser.browser, server, cookie)).newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`/programmes/${plan.programmeId}`)
  await page.getByRole('link', { name: 'Ma trận', exact: true }).click()
  await page.waitForURL('**/matrix')
  matrix = new URL(page.url()).pathname
  const versionId = matrix.split('/')[2]
  now = async () => (await client.get<Links>(`/versions/${versionId}/links`)).body
})

const stateOf = (relation: string, factId: string, toId: string) =>
  expect.poll(
    async () =>
      (await now()).links.find((link) => link.relation === relation && link.factId === factId && link.toId === toId)
        ?.state,
    { timeout: 20_000 },
  )

test('targets stand with the duties that serve them and their data, and what is missing is counted', async () => {
  await page.getByRole('heading', { level: 1, name: 'Ma trận chỉ tiêu, nhiệm vụ, số liệu' }).waitFor()
  await page.getByText(/Chỗ trống: \d+ chỉ tiêu chưa có nhiệm vụ/).waitFor()
  await page.getByRole('row').filter({ hasText: 'năng lực thông tin và kỹ năng sống' }).first().waitFor()
  await page.getByText('số công dân đạt danh hiệu “Công dân học tập”').first().waitFor()
  await expectAccessible(page, 'matrix')
})

test('a mark opens what it says, its button refuses the link and a key takes that back', async () => {
  const { links } = await now()
  const link = links.find(({ relation, state }) => relation === 'serves' && state === 'proposed')
  if (!link) throw new Error('nothing is proposed')
  const refused = async () => (await now()).links.filter(({ state }) => state === 'refused').length
  const row = page.locator(`[data-target="${link.toId}"]`)
  await row.getByRole('listitem').getByRole('link').first().click()
  await page.locator('#target-title').waitFor()
  expect(page.url()).toContain(`target=${link.toId}`)
  expect(await refused()).toBe(0)
  await row
    .getByRole('button', { name: /^Bỏ .*, gắn với: / })
    .first()
    .click()
  await row.getByRole('button', { name: /^Xác nhận lại / }).waitFor()
  await expect.poll(refused, { timeout: 20_000 }).toBe(1)
  await page.keyboard.press('u')
  await expect.poll(refused, { timeout: 20_000 }).toBe(0)
})

test('by keys alone a target is opened, given a duty, and only what is missing is shown', async () => {
  await page.goto(matrix)
  await page.getByRole('table').waitFor()
  const before = await now()
  const target = before.targets[0]
  const served = new Set(before.links.filter(({ toId }) => toId === target?.id).map(({ factId }) => factId))
  const duty = before.duties.find(({ id }) => !served.has(id))
  await page.keyboard.press('j')
  await page.locator('#target-title').waitFor()
  expect(page.url()).toContain(`target=${target?.id}`)
  await expectAccessible(page, 'matrix with a target open')
  await page.keyboard.press('a')
  const add = page.locator('aside [data-add]')
  await page.locator('aside [data-add]:focus').waitFor()
  await add.selectOption(duty?.id ?? '')
  await stateOf('serves', duty?.id ?? '', target?.id ?? '').toBe('kept')
  await page.keyboard.press('Escape')
  await page.locator('aside').waitFor({ state: 'detached' })
  const rows = page.locator('[data-target]')
  const all = await rows.count()
  await page.keyboard.press('h')
  await expect.poll(() => rows.count()).toBeLessThan(all)
  expect(page.url()).toContain('show=holes')
})

test('it is a list on a phone, and a file', async () => {
  await page.setViewportSize(phone)
  await page.goto(matrix)
  await page.getByRole('table').waitFor()
  await expectAccessible(page, 'matrix on a phone')
  const { links, duties } = await now()
  const link = links.find(({ relation }) => relation === 'serves')
  const duty = duties.find(({ id }) => id === link?.factId)
  const mark = page
    .locator(`[data-target="${link?.toId}"]`)
    .getByRole('listitem')
    .filter({ hasText: duty?.quote ?? '' })
  await mark.getByText((duty?.quote ?? '').slice(0, 60)).waitFor()
  const touched = [await mark.getByRole('link').boundingBox(), await mark.getByRole('button').boundingBox()]
  expect(touched.every((box) => box !== null && Math.min(box.width, box.height) >= 40)).toBe(true)
  await mark.getByRole('link').click()
  await page.locator('#target-title').waitFor()
  expect((await now()).links.filter(({ state }) => state === 'refused')).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải .csv', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('ma-tran.csv')
})
