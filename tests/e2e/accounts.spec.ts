import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { password } from '../support/http.ts'
import { startProvider, type TestProvider } from '../support/oidc-provider.ts'
import { codeAt } from '../support/one-time-codes.ts'
import { copyPreparedTo } from '../support/prepared-folder.ts'
import { type RunningServer, startServerWith, stopServerProcess } from '../support/server.ts'
import { becomeAdministrator } from '../support/walk.ts'

// How somebody signs in: with an app, a passkey, another password and a provider, in a real Chromium.
const browser = useBrowser()
const email = 'nguoi-thu@mau.example'
const callback = '/api/sign-in/oidc/callback'

let server: RunningServer
let provider: TestProvider
let page: Page
let current = password
let backupCodes: string[]

beforeAll(async () => {
  const port = await freePort()
  // A name: browsers know passkeys on no address that is a number.
  provider = await startProvider(`http://localhost:${port}${callback}`)
  const settings = {
    HOST: 'localhost',
    PORT: String(port),
    HIEUHOC_OIDC_ISSUER: provider.issuer,
    HIEUHOC_OIDC_CLIENT_ID: provider.clientId,
    HIEUHOC_OIDC_CLIENT_SECRET: provider.clientSecret,
    HIEUHOC_OIDC_NAME: 'Cổng đăng nhập tỉnh',
  }
  server = await startServerWith(settings, await copyPreparedTo(await mkdtemp(join(tmpdir(), 'hieuhoc-e2e-'))))
  page = (await browser.open(server.url)).page
  await becomeAdministrator(page, server)
})
afterAll(async () => {
  if (server) {
    await stopServerProcess(server)
    await rm(server.dataDir, { recursive: true, force: true })
  }
  await provider?.stop()
})

const button = (of: Page, name: string) => of.getByRole('button', { name, exact: true })
const inside = (of: Page) => of.getByRole('navigation', { name: 'Các mục' }).first().waitFor()

async function openSecurity(of = page) {
  await of.goto('/me/security')
  await of.getByRole('heading', { name: 'Đăng nhập và bảo mật' }).waitFor()
}

async function leave(of = page) {
  await of.goto('/me')
  await button(of, 'Đăng xuất').click()
  await of.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
}

/** A form takes a second press within half a second for a double click. */
const afterDoubleClick = () => page.waitForTimeout(600)

async function givePassword(of = page) {
  await of.getByLabel('Thư điện tử').fill(email)
  await of.getByLabel('Mật khẩu', { exact: true }).fill(current)
  await button(of, 'Đăng nhập').click()
}

test('a password that is easily guessed is told while it is typed, and refused with the reason', async () => {
  await openSecurity()
  await button(page, 'Đổi mật khẩu').click()
  await page.getByLabel('Mật khẩu mới').fill('anhyeuem2026')
  await page.getByText(/Mật khẩu này có trong danh sách hay bị đoán/).waitFor()
  await page.getByLabel('Mật khẩu hiện tại').fill(current)
  await button(page, 'Đổi mật khẩu').click()
  await page.getByText(/Mật khẩu mới: có trong danh sách hay bị đoán/).waitFor()
  await expectAccessible(page, 'a refused password')
  current = 'ghế xanh bay qua cầu'
  await page.getByLabel('Mật khẩu mới').fill(current)
  await page.getByText('Mật khẩu này mạnh.').waitFor()
  await button(page, 'Đổi mật khẩu').click()
  await page.getByText(/^Đã đổi mật khẩu/).waitFor()
})

test('an app is turned on by its key, and its backup codes are shown once', async () => {
  await openSecurity()
  await button(page, 'Bật ứng dụng tạo mã').click()
  await page.getByLabel('Mật khẩu hiện tại').fill(current)
  await button(page, 'Tiếp tục').click()
  await page.getByRole('img', { name: 'Mã QR cho ứng dụng tạo mã' }).waitFor()
  await expectAccessible(page, 'the key of an app')
  const key = await page.getByLabel('Hoặc nhập khóa này vào ứng dụng').inputValue()
  await page.getByLabel('Mã', { exact: true }).fill('000000')
  await button(page, 'Bật ứng dụng tạo mã').click()
  await page.getByText(/Mã: mã không đúng/).waitFor()
  await afterDoubleClick()
  await page.getByLabel('Mã', { exact: true }).fill(codeAt(key, new Date()))
  await button(page, 'Bật ứng dụng tạo mã').click()
  await page.getByText('Mã dự phòng chỉ hiện một lần này.', { exact: false }).waitFor()
  backupCodes = await page.locator('ol > li').allInnerTexts()
  expect(backupCodes).toHaveLength(10)
  await expectAccessible(page, 'backup codes')
  await page.reload()
  await page.getByText('Đang bật').waitFor()
  expect(await page.getByText(backupCodes[0] ?? '').count()).toBe(0)
})

test('then signing in asks for a code after the password', async () => {
  await leave()
  await givePassword()
  await page.getByRole('heading', { name: 'Nhập mã' }).waitFor()
  await expectAccessible(page, 'the second step')
  await page.getByLabel('Mã', { exact: true }).fill('123456')
  await button(page, 'Đăng nhập').click()
  await page.getByText(/Mã: mã không đúng/).waitFor()
  await afterDoubleClick()
  await page.getByLabel('Mã', { exact: true }).fill(backupCodes[0] ?? '')
  await button(page, 'Đăng nhập').click()
  await inside(page)
})

test('a provider is not believed beyond the app: it leads to the code, and a stranger is told that nobody invited them', async () => {
  await leave()
  provider.people.set('la', { sub: 'la', email: 'nguoi-la@mau.example', email_verified: true })
  provider.expect('la')
  await button(page, 'Đăng nhập bằng Cổng đăng nhập tỉnh').click()
  await page.getByText('Tài khoản này chưa được mời vào hệ thống.', { exact: false }).waitFor()
  await expectAccessible(page, 'not invited')

  provider.people.set('toi', { sub: 'toi', email, email_verified: true })
  const { page: fresh, context } = await browser.open(server.url)
  await fresh.goto('/sign-in')
  provider.expect('toi')
  await button(fresh, 'Đăng nhập bằng Cổng đăng nhập tỉnh').click()
  await fresh.getByRole('heading', { name: 'Nhập mã' }).waitFor()
  await fresh.getByLabel('Mã', { exact: true }).fill(backupCodes[1] ?? '')
  await button(fresh, 'Đăng nhập').click()
  await inside(fresh)
  await openSecurity(fresh)
  await fresh.getByText('Đã liên kết').waitFor()
  await context.close()
})

test('an app is turned off with password and code', async () => {
  await givePassword()
  await page.getByLabel('Mã', { exact: true }).fill(backupCodes[2] ?? '')
  await button(page, 'Đăng nhập').click()
  await inside(page)
  await openSecurity()
  await button(page, 'Tắt ứng dụng tạo mã').click()
  await page.getByLabel('Mã', { exact: true }).fill(backupCodes[3] ?? '')
  await page.getByLabel('Mật khẩu hiện tại').fill(current)
  await button(page, 'Tắt ứng dụng tạo mã').last().click()
  await button(page, 'Bật ứng dụng tạo mã').waitFor()
})

test('a passkey is added, signs in by itself, and is removed', async () => {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await openSecurity()
  await button(page, 'Thêm khóa truy cập').click()
  await page.getByLabel('Tên của khóa').fill('Máy ở cơ quan')
  await page.getByLabel('Mật khẩu hiện tại').fill(current)
  await button(page, 'Thêm khóa truy cập').click()
  await page.getByText('Máy ở cơ quan', { exact: true }).waitFor()
  await expectAccessible(page, 'a passkey')
  await leave()
  await button(page, 'Đăng nhập bằng khóa truy cập').click()
  await inside(page)
  await openSecurity()
  await button(page, 'Xóa khóa').click()
  await expectAccessible(page, 'before a passkey is removed')
  await button(page, 'Xóa khóa').click()
  await page.getByText('Mật khẩu hiện tại: chưa nhập mật khẩu').waitFor()
  await page.getByLabel('Mật khẩu hiện tại').fill(current)
  await button(page, 'Xóa khóa').click()
  await page.getByText('Máy ở cơ quan', { exact: true }).waitFor({ state: 'detached' })
  await leave()
  await button(page, 'Đăng nhập bằng khóa truy cập').click()
  await page.getByText('Khóa truy cập này không được chấp nhận.', { exact: false }).waitFor()
  await givePassword()
  await inside(page)
})

test('one sees where one is signed in, and ends the others', async () => {
  const { page: other } = await browser.open(server.url, phone)
  await other.goto('/sign-in')
  await givePassword(other)
  await inside(other)
  await openSecurity(other)
  await expectAccessible(other, 'security on a phone')
  await openSecurity()
  expect(await page.getByText('Chrome trên Linux').count()).toBeGreaterThan(1)
  await button(page, 'Kết thúc mọi phiên khác').click()
  await button(page, 'Kết thúc mọi phiên khác').click()
  await page.getByText('Chrome trên Linux').nth(1).waitFor({ state: 'detached' })
  expect(await page.getByText('Chrome trên Linux').count()).toBe(1)
  await other.goto('/me')
  await other.getByRole('heading', { name: 'Đăng nhập' }).waitFor()
})
