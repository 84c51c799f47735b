import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner } from '../support/http.ts'
import { newVisitor, publishRealPlan } from '../support/page-load.ts'
import { useServer } from '../support/server.ts'

// The forms of a real plan as they composed themselves, and what its planner makes of them.
const server = useServer()
const browser = useBrowser()

let page: Page
let programme: string
beforeAll(async () => {
  const cookie = await becomeFirstPlanner(server)
  const plan = await publishRealPlan(server, cookie)
  programme = `/programmes/${plan.programmeId}`
  page = await (await newVisitor(browser.browser, server, cookie)).newPage()
  page.setDefaultTimeout(20_000)
})

const target = (words: string) => page.getByRole('row').filter({ hasText: words }).first()

test('from the plan to its targets with their indicators, and how many nobody fills', async () => {
  await page.goto(programme)
  await page.getByRole('link', { name: 'Biểu số liệu', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Biểu số liệu' }).waitFor()
  await page.getByText(/\d+ chỉ tiêu chưa có ai báo cáo đủ số liệu/).waitFor()
  await page.getByText(/\d+ chỉ tiêu cần điều tra/).waitFor()
  await target('70% công dân đạt danh hiệu')
    .getByRole('link', { name: /^Tỷ lệ công dân đạt danh hiệu/ })
    .waitFor()
  for (const viewport of [desktop, phone]) {
    await page.setViewportSize(viewport)
    await expectAccessible(page, 'forms of a programme')
  }
  await page.setViewportSize(desktop)
})

test('another indicator is found without accents, chosen, and given back by undo', async () => {
  const item = target('70% công dân đạt danh hiệu')
  await item.getByRole('button', { name: /^Đổi chỉ số/ }).click()
  await page.getByLabel('Tìm chỉ số').fill('gia dinh hoc tap')
  await page.getByRole('button', { name: /^Tỷ lệ gia đình được công nhận/ }).click()
  await item.getByText('người lập kế hoạch chọn').waitFor()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await item.getByRole('link', { name: /^Tỷ lệ công dân đạt danh hiệu/ }).waitFor()
  expect(await item.getByText('người lập kế hoạch chọn').count()).toBe(0)
})

test('a baseline is a number of a year', async () => {
  const item = target('70% công dân đạt danh hiệu')
  await item.getByRole('button', { name: /^Ghi số liệu nền/ }).click()
  await page.getByLabel('Giá trị').fill('nhiều')
  await page.getByLabel('Năm', { exact: true }).fill('2020')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page
    .getByRole('alert')
    .getByText(/phải là số/)
    .waitFor()
  await page.getByLabel('Giá trị').fill('41,5')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await item.getByText(/41,5 \(2020\)/).waitFor()
})

test('an element is taken out of a form, and put back', async () => {
  const element = target('Số trường đại học trên địa bàn')
  await element.getByRole('button', { name: /^Bỏ khỏi biểu/ }).click()
  await element.getByText('Đã bỏ').waitFor()
  await element.getByRole('button', { name: /^Đưa lại vào biểu/ }).click()
  await element.getByRole('button', { name: /^Bỏ khỏi biểu/ }).waitFor()
})

test('the catalogue is searched, an element is added to it and found', async () => {
  await page.goto('/figures/catalogue')
  await page.getByRole('button', { name: 'Thêm số liệu' }).click()
  await page.getByLabel('Tên', { exact: true }).fill('Số thư viện cộng đồng')
  await page.getByLabel('Mã', { exact: true }).fill('thu-vien-cong-dong')
  await page.getByLabel('Đơn vị tính').fill('thư viện')
  await page.getByLabel('Có hiệu lực từ ngày').fill('01/01/2026')
  await expectAccessible(page, 'a new element')
  await page.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('searchbox', { name: 'Lọc' }).fill('thu vien cong')
  await page.getByRole('link', { name: 'Số thư viện cộng đồng' }).click()
  await page.getByRole('heading', { level: 1, name: 'Số thư viện cộng đồng' }).waitFor()
  await page.getByRole('button', { name: 'Đổi từ một ngày' }).waitFor()
  await expectAccessible(page, 'an element')
})
