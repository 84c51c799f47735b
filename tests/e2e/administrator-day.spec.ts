import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addDays, dayInVietnam } from '../../src/rules/days.ts'
import { expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { password } from '../support/http.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator, setUpProvince } from '../support/walk.ts'

// An administrator's day: people are invited and given roles, one hands over, a program gets in, and somebody leaves.
const server = useServer({ HIEUHOC_SMTP_URL: 'keep:' })
const browser = useBrowser()

const written = (day: string) => day.split('-').reverse().join('/')
const today = dayInVietnam(new Date())
const lastDay = addDays(today, 6)

let admin: Page
const pages: Record<string, Page> = {}
beforeAll(async () => {
  admin = (await browser.open(server.url)).page
  await becomeAdministrator(admin, server)
  await setUpProvince(admin, 'hung yen', 'Tỉnh Hưng Yên')
})

async function invite(name: string, email: string, role: string): Promise<void> {
  await admin.goto('/people/new')
  await admin.getByLabel('Họ và tên').fill(name)
  await admin.getByLabel('Thư điện tử').fill(email)
  await admin.getByRole('radio', { name: role, exact: true }).check()
  await expectAccessible(admin, 'add a person')
  await admin.getByRole('button', { name: 'Thêm và gửi thư' }).click()
  await admin.getByText(`Thư mời đang được gửi đến ${email}.`).waitFor()
}

/** Reads the letter where letters are kept, and does as it says. */
async function follow(email: string): Promise<Page> {
  await admin.goto('/mails')
  await admin
    .getByRole('row', { name: new RegExp(email) })
    .getByRole('button', { name: 'Đọc thư' })
    .click()
  const letter = admin.locator('pre')
  await letter.waitFor()
  await expectAccessible(admin, 'letters')
  const [link = ''] = /\S+\/link#\S+/.exec(await letter.innerText()) ?? []
  const { page } = await browser.open(server.url)
  await page.goto(link)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào hệ thống' }).click()
  await page.getByRole('navigation', { name: 'Các mục' }).first().waitFor()
  return page
}

test('people are invited by mail, and whoever invites sees what became of the letter', async () => {
  await invite('Bà Mẫu Lập', 'ba-lap@mau.example', 'Người lập kế hoạch')
  await invite('Ông Mẫu Xem', 'ong-xem@mau.example', 'Người xem')
  pages.planner = await follow('ba-lap@mau.example')
  pages.viewer = await follow('ong-xem@mau.example')
  await admin.goto('/people')
  await admin.getByRole('link', { name: 'Bà Mẫu Lập' }).click()
  await admin.getByText(/^Thư đã gửi lúc/).waitFor()
  await expectAccessible(admin, 'a person')
})

test('a role is given for some days, and says until when', async () => {
  await admin.goto('/people')
  await admin.getByRole('link', { name: 'Ông Mẫu Xem' }).click()
  await admin.getByRole('button', { name: 'Giao thêm quyền' }).click()
  await admin.getByRole('radio', { name: 'Người soát', exact: true }).check()
  await admin.getByLabel('Đến hết ngày').fill('40/40/2026')
  await admin.getByRole('button', { name: 'Giao quyền', exact: true }).click()
  await admin.getByText('chưa đúng ngày/tháng/năm').first().waitFor()
  await admin.getByLabel('Đến hết ngày').fill(written(lastDay))
  await expectAccessible(admin, 'a role with days')
  await admin.getByRole('button', { name: 'Giao quyền', exact: true }).click()
  await admin.getByText(`đến hết ${written(lastDay)}`).waitFor()
})

test('whoever is away hands over, and the other sees for whom they act', async () => {
  const { planner, viewer } = pages as { planner: Page; viewer: Page }
  await planner.goto('/me')
  await planner.getByRole('button', { name: 'Bàn giao', exact: true }).click()
  await planner.getByLabel('Người nhận').fill('mau xem')
  await planner.getByRole('button', { name: /^Ông Mẫu Xem/ }).click()
  await planner.getByLabel('Từ ngày').fill(written(today))
  await planner.getByLabel('Đến hết ngày').fill(written(lastDay))
  await expectAccessible(planner, 'the form of a hand-over')
  await planner.getByRole('button', { name: 'Bàn giao', exact: true }).click()
  await planner.getByText('Ông Mẫu Xem thay mặt anh/chị').waitFor()
  await viewer.goto('/programmes')
  await viewer.getByText('Anh/chị đang thay mặt Bà Mẫu Lập').waitFor()
  await expectAccessible(viewer, 'a page of who stands in')
  await viewer.setViewportSize(phone)
  await expectAccessible(viewer, 'the same on a phone')
  await viewer.goto('/me')
  await viewer.getByText('Anh/chị thay mặt Bà Mẫu Lập').waitFor()
  await expectAccessible(viewer, 'me on a phone')
})

test('a program gets a token that is shown once, and loses it at once', async () => {
  await admin.goto('/people')
  await admin.getByRole('link', { name: 'Mã truy cập dịch vụ' }).click()
  await admin.getByText('Chưa cấp mã nào').waitFor()
  await expectAccessible(admin, 'no tokens')
  await admin.getByRole('button', { name: 'Cấp mã' }).click()
  await admin.getByLabel('Tên chương trình').fill('Trang tin của tỉnh')
  await expectAccessible(admin, 'the form of a token')
  await admin.getByRole('button', { name: 'Cấp mã' }).click()
  const token = await admin.getByLabel('Mã', { exact: true }).inputValue()
  const call = async () =>
    (await fetch(`${server.url}/api/programmes`, { headers: { authorization: `Bearer ${token}` } })).status
  expect(await call()).toBe(200)
  await expectAccessible(admin, 'a token')
  await admin.getByRole('button', { name: 'Thu hồi' }).click()
  await admin.getByRole('button', { name: 'Thu hồi' }).click()
  await admin.getByText('Đã thu hồi').waitFor()
  expect(await call()).toBe(401)
})

test('whoever leaves is out at once, and nobody acts for them any more', async () => {
  const { planner, viewer } = pages as { planner: Page; viewer: Page }
  await admin.goto('/people')
  await admin.getByRole('link', { name: 'Bà Mẫu Lập' }).click()
  await admin.getByRole('button', { name: 'Kết thúc' }).click()
  await admin.getByText(/^Kết thúc 1 quyền của Bà Mẫu Lập/).waitFor()
  await expectAccessible(admin, 'before somebody leaves')
  await admin.getByRole('button', { name: 'Kết thúc' }).click()
  await admin.getByText('Đã kết thúc 1 quyền của Bà Mẫu Lập').waitFor()
  await planner.goto('/programmes')
  await planner.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
  await viewer.goto('/programmes')
  await viewer.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => viewer.getByText('Anh/chị đang thay mặt').count()).toBe(0)
})

test('whoever has left is shown so, and what cannot be done with them is not offered', async () => {
  await admin.reload()
  await admin.getByText(`Đã thôi từ ${written(today)}`).waitFor()
  for (const name of [
    'Tạo liên kết mới',
    'Gửi lại thư',
    'Gỡ xác thực hai bước',
    'Bàn giao thay người vắng mặt',
    'Kết thúc',
  ])
    expect(await admin.getByRole('button', { name }).count(), name).toBe(0)
  await admin.getByText('Quyền đã hết (1)').click()
  await admin.getByText('Người lập kế hoạch, tỉnh Hưng Yên').waitFor()
  await expectAccessible(admin, 'somebody who left')
  await admin.goto('/people')
  await admin
    .getByRole('row', { name: /Bà Mẫu Lập/ })
    .getByText('Đã thôi')
    .waitFor()
  await expectAccessible(admin, 'people, one of whom left')
})

test('whoever has left is invited as anybody else, and comes back with the password they had', async () => {
  await invite('Bà Mẫu Lập', 'ba-lap@mau.example', 'Người lập kế hoạch')
  await admin.goto('/mails')
  await admin
    .getByRole('row', { name: /ba-lap@mau/ })
    .getByRole('button', { name: 'Đọc thư' })
    .click()
  const letter = admin.locator('pre')
  await letter.waitFor()
  expect(await letter.innerText()).toMatch(/được giao thêm quyền/)
  expect(await letter.innerText()).not.toMatch(/\/link#/)
  const { page } = await browser.open(server.url)
  await page.goto('/sign-in')
  await page.getByLabel('Thư điện tử').fill('ba-lap@mau.example')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByRole('navigation', { name: 'Các mục' }).first().waitFor()

  await admin.goto('/people/new')
  await admin.getByLabel('Họ và tên').fill('Bà Mẫu Lập')
  await admin.getByLabel('Thư điện tử').fill('ba-lap@mau.example')
  await admin.getByRole('radio', { name: 'Người lập kế hoạch', exact: true }).check()
  await admin.getByRole('button', { name: 'Thêm và gửi thư' }).click()
  await admin.getByText('Người này đã có quyền này ở đây', { exact: false }).waitFor()

  await admin.goto('/people/new')
  await admin.getByLabel('Họ và tên').fill('Bà Mẫu Lập')
  await admin.getByLabel('Thư điện tử').fill('ba-lap@mau.example')
  await admin.getByRole('radio', { name: 'Người xem', exact: true }).check()
  await admin.getByRole('radio', { name: 'Tự chuyển liên kết' }).check()
  await admin.getByRole('button', { name: 'Thêm và lấy liên kết' }).click()
  const link = await admin.getByLabel('Liên kết', { exact: true }).inputValue()
  await expectAccessible(admin, 'a link to hand on')
  const { page: guest } = await browser.open(server.url, phone)
  await guest.goto(link)
  await guest.getByRole('heading', { name: 'Anh/chị được giao thêm quyền' }).waitFor()
  await expectAccessible(guest, 'a link for who has an account, on a phone')
  await guest.getByRole('button', { name: 'Đăng nhập' }).click()
  await guest.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
})
