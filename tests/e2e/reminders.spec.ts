import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from '../../src/reading/index.ts'
import type { ProgrammeDuties } from '../../src/shared/duties.ts'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, httpClient } from '../support/http.ts'
import { movedClock } from '../support/moved-clock.ts'
import { appointOfficer } from '../support/officers.ts'
import { publishRealPlan } from '../support/page-load.ts'
import { useServer } from '../support/server.ts'
import { signIn } from '../support/walk.ts'

// A year after a real plan was opened nobody has answered, and a planner urges them.
const folder = mkdtempSync(join(tmpdir(), 'hieuhoc-clock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const clock = movedClock(folder)
const server = useServer(clock.env)
const browser = useBrowser()
const YEAR_MS = 380 * 86_400_000

/** Sooner a second press would be taken for a double click. */
const notTwice = (page: Page) => page.waitForTimeout(600)

const chooseLetter = (page: Page) => page.getByRole('radio', { name: 'Công văn đôn đốc (.docx)' }).check()

let page: Page
const officer = 'can-bo@mau.example'
let organisation: string
let programme: string
beforeAll(async () => {
  const cookie = await becomeFirstPlanner(server)
  const client = httpClient(server, cookie)
  programme = `/programmes/${(await publishRealPlan(server, cookie)).programmeId}`
  const { organisations } = (await client.get<ProgrammeDuties>(`${programme}/duties`)).body
  const [first] = organisations
  organisation = first?.organisationName ?? ''
  await appointOfficer(server, client, first?.organisationId ?? '', { email: officer })
  clock.moveTo(YEAR_MS)
  page = (await browser.open(server.url)).page
  await signIn(page, 'nguoi-thu@mau.example')
})

test('the letterhead is said once, and a wrong symbol is told with an example', async () => {
  await page.goto(`${programme}/follow-up`)
  await page.getByRole('link', { name: 'Mẫu đầu, cuối công văn' }).click()
  await page.getByLabel('Cơ quan ban hành').fill('Sở Giáo dục và Đào tạo')
  await page.getByLabel('Ký hiệu').fill('CV SGDĐT')
  await page.getByRole('button', { name: 'Lưu mẫu' }).click()
  await page.getByRole('alert').getByText('ví dụ: SGDĐT-GDTX').waitFor()
  await page.getByLabel('Ký hiệu').fill('SGDĐT-GDTX')
  await notTwice(page)
  await page.getByRole('button', { name: 'Lưu mẫu' }).click()
  await page.getByText('Đã lưu.').waitFor()
})

test('who is late with what stands first, and one step drafts the letter', async () => {
  await page.goto(`${programme}/follow-up`)
  await page.getByRole('heading', { name: 'Quá hạn: cơ quan nào, việc gì' }).waitFor()
  await expectAccessible(page, 'late')
  const open = page.getByRole('button', { name: /^Đôn đốc Sở/ }).first()
  await open.click()
  await chooseLetter(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Soạn công văn đôn đốc/ }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^Công văn đôn đốc .*\.docx$/)
  const { text } = await read(readFileSync(await file.path()))
  expect(text).toContain('SỞ GIÁO DỤC VÀ ĐÀO TẠO')
  expect(text).toContain('Quá hạn')
  await page
    .getByText(/^Đã soạn công văn đôn đốc ngày/)
    .first()
    .waitFor({ state: 'attached' })
})

test('a second time on the day is asked about, and the duty tells of both', async () => {
  await page
    .getByRole('button', { name: /^Đôn đốc Sở/ })
    .first()
    .click()
  await chooseLetter(page)
  await page.getByRole('button', { name: /^Soạn công văn đôn đốc/ }).click()
  await page.getByText('Hôm nay đã có người đôn đốc').waitFor()
  await notTwice(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Vẫn đôn đốc lần nữa trong hôm nay' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.docx$/)
  await page.getByRole('listitem').filter({ hasText: 'Đã soạn công văn' }).first().getByText('Xem từng việc').click()
  await page.getByRole('listitem').filter({ hasText: 'Đã soạn công văn' }).last().getByRole('link').first().click()
  await page.waitForURL('**/assignments/**')
  await page.getByRole('button', { name: 'Xem các lần đôn đốc' }).click()
  await page.getByRole('heading', { name: 'Đôn đốc', exact: true }).waitFor()
  expect(await page.getByText(/^Đã soạn công văn đôn đốc ngày/).count()).toBeGreaterThan(1)
  await expectAccessible(page, 'duty')
  await page.setViewportSize(phone)
  await expectAccessible(page, 'duty on a phone')
  await page.goto(`${programme}/follow-up`)
  await page.getByRole('heading', { name: 'Quá hạn: cơ quan nào, việc gì' }).waitFor()
  await expectAccessible(page, 'late on a phone')
  await page.setViewportSize(desktop)
})

test('a message tells whom it reached, arrives, and is seen', async () => {
  await page.goto(`${programme}/follow-up`)
  const its = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: organisation, exact: true }) })
  await its.getByRole('button', { name: `Đôn đốc ${organisation}` }).click()
  expect(await page.getByRole('radio', { name: 'Tin nhắn và thư điện tử' }).count()).toBe(0)
  await page.getByLabel('Nội dung thêm (không bắt buộc)').fill('Gửi trước cuộc họp thứ Hai.')
  await page.getByRole('button', { name: /^Gửi nhắc/ }).click()
  const sure = page.getByRole('button', { name: 'Vẫn đôn đốc lần nữa trong hôm nay' })
  const sent = page.getByRole('status').getByText(/tới 1 người/)
  await sure.or(sent).first().waitFor()
  if (await sure.isVisible()) {
    await notTwice(page)
    await sure.click()
  }
  await sent.waitFor()
  await expectAccessible(page, 'sent')
  await page.getByRole('button', { name: 'Đóng', exact: true }).click()
  await its.getByText('Xem từng việc').click()
  await its.getByText('Chưa ai trong 1 người xem.').first().waitFor()

  const other = (await browser.open(server.url)).page
  await signIn(other, officer)
  await other.goto('/notices')
  await other.getByText(`${organisation}: anh/chị được nhắc`).waitFor()
  await other.getByText('Gửi trước cuộc họp thứ Hai.').waitFor()
  await expectAccessible(other, 'the message')
  await page.reload()
  await its.getByText('Xem từng việc').click()
  await its.getByText('1/1 người đã xem').first().waitFor()
})
