import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { UploadedDocument } from '../../src/shared/documents.ts'
import type { PublishPreview, Version } from '../../src/shared/programmes.ts'
import { expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, type HttpClient, httpClient, orThrow } from '../support/http.ts'
import { newVisitor } from '../support/page-load.ts'
import { untilRead } from '../support/publish-plan.ts'
import { useServer } from '../support/server.ts'

// A plan, the decision that amends it and the plan that replaces it, as an officer looks at what changed.
const server = useServer()
const browser = useBrowser()

let page: Page
let plan: Version
let paper: Version
let next: Version

const fixture = (name: string) => readFileSync(new URL(`../fixtures/amendments/${name}.txt`, import.meta.url))

async function draftOf(client: HttpClient, name: string, relation: string, programmeId?: string): Promise<Version> {
  const { id } = (await client.upload<UploadedDocument>(fixture(name), `${name}.txt`)).body.document
  await untilRead(orThrow(client), id)
  const into = programmeId === undefined ? {} : { programmeId }
  const draft = await client.post<Version>('/drafts', { documentId: id, relation, ...into })
  expect(draft.status, JSON.stringify(draft.body)).toBe(201)
  return draft.body
}

beforeAll(async () => {
  const cookie = await becomeFirstPlanner(server)
  const client = httpClient(server, cookie)
  plan = await draftOf(client, 'ke-hoach-may-mua', 'starts')
  const { cursor } = (await client.get<PublishPreview>(`/versions/${plan.id}/publish-preview`)).body
  expect((await client.post(`/versions/${plan.id}/publish`, { cursor })).status).toBe(200)
  paper = await draftOf(client, 'quyet-dinh-sua-doi', 'amends', plan.programmeId)
  next = await draftOf(client, 'ke-hoach-thay-the', 'replaces', plan.programmeId)
  page = await (await newVisitor(browser.browser, server, cookie)).newPage()
  page.setDefaultTimeout(30_000)
})

const rows = () => page.locator('[data-change]')

test('from the review of an amending paper one comes to what it adds, changes and removes', async () => {
  await page.goto(`/versions/${paper.id}`)
  await page.getByRole('link', { name: 'So với văn bản được sửa đổi', exact: true }).click()
  await page.waitForURL('**/amendment')
  await page.getByText('Thêm 3, sửa 8, bỏ 1, giữ nguyên', { exact: false }).waitFor()
  const raised = rows().filter({ hasText: '70%' })
  await raised.getByText('II.1.b').first().waitFor()
  expect(await raised.locator('ins').allInnerTexts()).toContain('70')
  await page.getByRole('heading', { name: 'Chưa áp dụng được: 1 nội dung sửa đổi' }).waitFor()
  await page.getByText('Văn bản cũ không có chỗ này.').first().waitFor()
  await raised.getByRole('link', { name: 'theo mục 1.1', exact: true }).waitFor()
  await page.getByText('Tất cả nội dung sửa đổi của văn bản', { exact: false }).click()
  expect(await page.locator('main details[open] li').count()).toBe(10)
  await expectAccessible(page, 'amendment')
})

test('what is shown is chosen by sort and by kind, stands in the address, and is walked by keys', async () => {
  await page.goto(`/versions/${paper.id}/amendment`)
  await rows().first().waitFor()
  const all = await rows().count()
  await page.getByRole('link', { name: 'Thêm 3', exact: true }).click()
  await expect.poll(() => rows().count()).toBe(3)
  expect(page.url()).toContain('sort=added')
  await page.getByRole('link', { name: 'Tất cả', exact: true }).click()
  await page.getByRole('link', { name: 'Chỉ tiêu 2', exact: true }).click()
  await expect.poll(() => rows().count()).toBe(2)
  await page.getByRole('link', { name: 'Mọi loại', exact: true }).click()
  await expect.poll(() => rows().count()).toBe(all)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.locator('[data-change][aria-current="true"]').waitFor()
  await page.keyboard.press('s')
  await expect.poll(() => rows().count()).toBe(3)
  await page.keyboard.press('j')
  await page.locator('[data-change][aria-current="true"]').waitFor()
  await page.keyboard.press('o')
  await page.waitForURL('**/clauses/*')
})

test('from the documents of the plan one comes to a replacing plan, and chooses what it is compared with', async () => {
  await page.goto(`/programmes/${plan.programmeId}?tab=documents`)
  await page.locator(`main a[href="/versions/${next.id}/amendment"]`).click()
  await page.getByText('So sánh toàn văn hai văn bản.').waitFor()
  await page.getByRole('combobox', { name: 'So với' }).selectOption(paper.documentId)
  await expect.poll(() => page.url()).toContain(`against=${paper.documentId}`)
  await page.getByRole('link', { name: 'Quyết định 310/QĐ-UBND' }).waitFor()
})

test('a document of another plan is said not to be in this one, and another can be chosen', async () => {
  await page.goto(`/versions/${next.id}/amendment?against=${crypto.randomUUID()}`)
  await page.getByText('không có trong kế hoạch này', { exact: false }).waitFor()
  await page.getByRole('combobox', { name: 'So với' }).selectOption(paper.documentId)
  await page.getByRole('link', { name: 'Quyết định 310/QĐ-UBND' }).waitFor()
  expect(await page.getByText('không có trong kế hoạch này', { exact: false }).count()).toBe(0)
})

test('a plan of its own says that there is nothing to compare with, and what to do', async () => {
  await page.goto(`/versions/${plan.id}/amendment`)
  await page.getByRole('heading', { name: 'Văn bản này chưa có văn bản nào để so' }).waitFor()
  await page.getByRole('link', { name: 'Mở kế hoạch' }).waitFor()
  await expectAccessible(page, 'amendment of nothing')
  await page.goto(`/versions/${plan.id}`)
  await page.getByRole('link', { name: 'Ma trận', exact: true }).waitFor()
  expect(await page.getByRole('link', { name: 'So với văn bản được sửa đổi' }).count()).toBe(0)
})

test('it is a list on a phone, and a file', async () => {
  await page.setViewportSize(phone)
  await page.goto(`/versions/${paper.id}/amendment`)
  await rows().first().waitFor()
  await expectAccessible(page, 'amendment on a phone')
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect(wide).toBeLessThanOrEqual(0)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải .csv', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('so-sanh-van-ban.csv')
})
