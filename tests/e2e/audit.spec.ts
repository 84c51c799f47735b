import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()

const rows = (page: Page) => page.locator('tbody tr')

test("an administrator finds in the trail who did what, takes a person's data, and erases them", {
  timeout: 180_000,
}, async () => {
  const { page, context } = await browser.open(server.url, desktop)
  await becomeAdministrator(page, server)
  for (const name of ['Nguyễn Thị Ra Đi', 'Trần Văn Ở Lại']) {
    const added = await page.request.post('/api/people', {
      data: { name, email: `${name.length}@mau.example`, role: 'viewer', unitId: '1' },
      headers: { origin: server.url },
    })
    expect(added.status(), await added.text()).toBe(201)
  }

  await page.goto('/administration')
  await page.getByRole('link', { name: 'Nhật ký' }).click()
  await page.getByLabel('Tên người').fill('ra di')
  await page.getByLabel('Việc').selectOption({ label: 'Giao quyền' })
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.waitForURL('**who=**')
  await rows(page).nth(0).waitFor()
  await page.getByText('1 dòng').waitFor()
  expect(await rows(page).innerText()).toMatch(/Người thử[\s\S]*Giao quyền[\s\S]*Nguyễn Thị Ra Đi/)
  await expectAccessible(page, 'the trail')
  await page.getByLabel('Từ ngày').fill('hôm qua')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.getByText('cần một ngày có thật').first().waitFor()
  await page.getByRole('button', { name: 'Lấy mã đối chiếu' }).click()
  expect(await page.locator('code').first().innerText()).toMatch(/^[0-9a-f]{64}$/)

  await page.getByRole('link', { name: /Nguyễn Thị Ra Đi/ }).click()
  await page.getByRole('link', { name: /^Dữ liệu cá nhân/ }).click()
  await page.getByText('Người này đang giữ 1 quyền').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải bản sao' }).click()
  const copy = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(copy).toMatchObject({ person: { name: 'Nguyễn Thị Ra Đi' }, roles: [{ role: 'viewer' }] })

  await page.goBack()
  await page.getByRole('button', { name: 'Gỡ quyền' }).click()
  await page.getByRole('button', { name: 'Gỡ quyền' }).click()
  await page.getByRole('button', { name: 'Gỡ quyền' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: /^Dữ liệu cá nhân/ }).click()
  await page.getByRole('button', { name: 'Xóa vĩnh viễn' }).click()
  await page.getByText('Không thể hoàn tác.').last().waitFor()
  await expectAccessible(page, 'before erasing')
  await page.getByRole('button', { name: 'Xóa vĩnh viễn' }).click()
  await page.waitForURL('**/people')
  await page.getByText('Trần Văn Ở Lại').waitFor()
  expect(await page.getByText('Nguyễn Thị Ra Đi').count()).toBe(0)

  await page.goto('/audit?action=people.erase')
  await rows(page).nth(0).waitFor()
  expect(await rows(page).innerText()).toMatch(/Xóa dữ liệu cá nhân[\s\S]*Người: Người đã xóa/)
  await context.close()
})

test('everybody sees on their own page who looked at what is kept about them', { timeout: 120_000 }, async () => {
  const { page, context } = await browser.open(server.url, phone)
  await page.goto('/')
  await page.getByLabel('Thư điện tử').fill('nguoi-thu@mau.example')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('một mật khẩu để thử')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Các mục' }).first().waitFor()
  await page.goto('/me')
  await page.getByRole('heading', { name: 'Ai đã xem hoặc sửa dữ liệu của tôi' }).waitFor()
  await page.getByRole('cell', { name: 'Thành quản trị viên đầu tiên' }).waitFor()
  await expectAccessible(page, 'me')
  await page.getByRole('link', { name: 'Xem tất cả những gì lưu về tôi' }).click()
  await page.getByRole('heading', { name: 'Dữ liệu của tôi', exact: true }).waitFor()
  await expectAccessible(page, 'my data')
  await context.close()
})
