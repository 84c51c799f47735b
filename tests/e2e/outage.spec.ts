import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { password } from '../support/http.ts'
import { useServer } from '../support/server.ts'
import { until } from '../support/spawn.ts'
import { becomeAdministrator, setUpProvince } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()

let page: Page
beforeAll(async () => {
  page = (await browser.open(server.url)).page
  await becomeAdministrator(page, server)
  await setUpProvince(page, 'hung yen', 'Tỉnh Hưng Yên')
})

const cluster = () => join(server.dataDir, 'postgres')
const answers = async (status: number) => (await fetch(`${server.url}/health`)).status === status

/** The database is killed, and cannot be started until it is put back. */
async function takeDatabaseAway() {
  const postmaster = Number.parseInt(await readFile(join(cluster(), 'postmaster.pid'), 'utf8'), 10)
  await rename(cluster(), `${cluster()}.away`)
  process.kill(postmaster, 'SIGKILL')
  await until(() => answers(503), 'the outage to be noticed')
}
const putDatabaseBack = () => rename(`${cluster()}.away`, cluster())
afterAll(() => putDatabaseBack().catch(() => {}))

test('while the database is away a page says so, keeps what was typed, and comes by itself when it is back', async () => {
  const { page: signingIn } = await browser.open(server.url, phone)
  await signingIn.goto('/')
  await signingIn.getByLabel('Thư điện tử').fill('nguoi-thu@mau.example')
  await signingIn.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.goto('/programmes')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const documents = page.locator('nav a[href="/documents"]').first()

  await takeDatabaseAway()
  // What is sent waits for whoever sent it.
  await signingIn.keyboard.press('Enter')
  await signingIn.getByText('Máy chủ chưa mở được kho dữ liệu').waitFor()
  expect(await signingIn.getByLabel('Thư điện tử').inputValue()).toBe('nguoi-thu@mau.example')
  await expectAccessible(signingIn, 'sign-in while the database is away')
  // What is read is asked for again, in a page that stands and in one that is opened.
  const opened = await page.context().newPage()
  await opened.goto('/people')
  await documents.click()
  for (const each of [page, opened]) {
    await each.getByText('Máy chủ tạm thời chưa trả lời được').waitFor()
    await expectAccessible(each, 'a page while the database is away')
  }

  await putDatabaseBack()
  await until(() => answers(200), 'the database to be back')
  for (const each of [page, opened]) {
    await each.getByText('Máy chủ tạm thời chưa trả lời được').waitFor({ state: 'detached' })
    await each.getByRole('heading', { level: 1 }).waitFor()
  }
  await signingIn.keyboard.press('Enter')
  await signingIn.getByRole('navigation', { name: 'Các mục' }).first().waitFor()
})

test('without a connection a page whose code is not here yet says so and stays, and comes with it', async () => {
  // A browser of its own: that files did not come is no fault of a script here.
  const storageState = await page.context().storageState()
  const context = await browser.browser.newContext({ baseURL: server.url, storageState, locale: 'vi-VN' })
  const reading = await context.newPage()
  await reading.goto('/programmes')
  await reading.getByRole('heading', { level: 1 }).waitFor()
  await context.setOffline(true)
  await reading.locator('nav a[href="/units"]').first().click()
  await reading.getByText('Không kết nối được với máy chủ').first().waitFor()
  expect(await reading.getByRole('navigation', { name: 'Các mục' }).first().isVisible()).toBe(true)
  await context.setOffline(false)
  await reading.getByRole('button', { name: 'Thử lại' }).click()
  await reading.getByRole('heading', { level: 1, name: 'Đơn vị hành chính' }).waitFor()
  await context.close()
})
