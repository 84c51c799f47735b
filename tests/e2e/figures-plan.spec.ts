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
  // What nobody is asked for stands with its target too, and without a link.
  const element = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'Số trường đại học trên địa bàn' }) })
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

test('who reports what nobody does is named in two clicks, and taken back', async () => {
  await page.goto(programme)
  await page.getByRole('link', { name: 'Biểu số liệu', exact: true }).click()
  const give = page.getByRole('button', { name: /^Giao báo cáo/ })
  await give.first().waitFor()
  const before = await give.count()
  await give.first().click()
  await expectAccessible(page, 'who may report')
  await page.getByText('Ai báo cáo những số liệu này?').locator('..').getByRole('button').first().click()
  const undo = page.getByRole('button', { name: 'Hoàn tác' })
  await undo.waitFor()
  expect(await give.count()).toBeLessThan(before)
  await undo.click()
  await give.nth(before - 1).waitFor()
})

test('a way to split is added, crossed with another, and a part of it stays in each version of an indicator', async () => {
  const fill = async (label: string, words: string) => page.getByLabel(label, { exact: true }).fill(words)
  const save = () => page.getByRole('button', { name: 'Lưu' }).click()
  await page.goto('/figures/catalogue?of=dimensions')
  await page.getByRole('button', { name: 'Thêm cách chia' }).click()
  await fill('Tên', 'Loại thư viện')
  await fill('Mã', 'loai-thu-vien')
  for (const [index, [name = '', code = '']] of [
    ['Của xã', 'xa'],
    ['Của trường', 'truong'],
  ].entries()) {
    await fill(`Tên nhóm ${index + 1}`, name)
    await fill(`Mã nhóm ${index + 1}`, code)
  }
  await fill('Có hiệu lực từ ngày', '01/01/2026')
  await expectAccessible(page, 'a new way to split')
  await save()
  await page.getByRole('link', { name: 'Loại thư viện' }).waitFor()

  await page.goto('/figures/catalogue')
  await page.getByRole('button', { name: 'Thêm số liệu' }).click()
  await fill('Tên', 'Số người đọc ở thư viện')
  await fill('Mã', 'nguoi-doc')
  for (const split of ['Giới tính', 'Loại thư viện', 'Loại thư viện × giới tính'])
    await page.getByLabel(split, { exact: true }).check()
  await fill('Đơn vị tính', 'người')
  await fill('Có hiệu lực từ ngày', '01/01/2026')
  await save()
  await page.getByRole('button', { name: 'Thêm số liệu' }).waitFor()

  await page.goto('/figures/catalogue?of=indicators')
  await page.getByRole('button', { name: 'Thêm chỉ số' }).click()
  await fill('Tên', 'Số nữ đọc ở thư viện xã')
  await fill('Mã', 'nu-doc')
  await page.getByLabel('Loại', { exact: true }).selectOption('count')
  await page.getByLabel('Tử số: Tìm số liệu').fill('nguoi doc o thu vien')
  await page.getByRole('button', { name: /^Số người đọc ở thư viện/ }).click()
  await page.getByLabel('Phần: Số người đọc ở thư viện').selectOption({ label: 'Của xã, nữ' })
  await fill('Đơn vị tính', 'người')
  await fill('Có hiệu lực từ ngày', '01/01/2026')
  await expectAccessible(page, 'an indicator of a part')
  await save()
  await page.getByRole('searchbox', { name: 'Lọc' }).fill('so nu doc')
  await page.getByRole('link', { name: 'Số nữ đọc ở thư viện xã' }).click()
  await page.getByText('(Của xã, Nữ)').waitFor()
  await page.getByRole('button', { name: 'Đổi từ một ngày' }).click()
  await fill('Tên', 'Số nữ đọc ở thư viện của xã')
  await fill('Có hiệu lực từ ngày', '01/01/2027')
  await save()
  await page.getByRole('heading', { level: 1, name: 'Số nữ đọc ở thư viện của xã' }).waitFor()
  await page.getByText('(Của xã, Nữ)').waitFor()

  await page.goto('/figures/catalogue?of=rules')
  await page.getByRole('button', { name: 'Thêm quy tắc' }).click()
  await fill('Quy tắc', 'Số người đọc không đổi quá 30% so với kỳ trước.')
  await page.getByLabel('Loại quy tắc').selectOption('change')
  await page.getByLabel('Số liệu được theo dõi: Tìm số liệu').fill('nguoi doc o thu vien')
  await page.getByRole('button', { name: /^Số người đọc ở thư viện/ }).click()
  await page.getByLabel('Thay đổi quá bao nhiêu phần trăm thì báo').fill('30')
  await fill('Có hiệu lực từ ngày', '01/01/2026')
  await save()
  await page.getByRole('link', { name: /^Số người đọc không đổi/ }).click()
  await page.getByText('30%', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Kết thúc' }).click()
  await page.getByLabel('Kết thúc từ ngày').fill('01/01/2027')
  await page.getByRole('button', { name: 'Kết thúc' }).click()
  await page.getByText('01/01/2026, đến trước ngày 01/01/2027').waitFor()
})
