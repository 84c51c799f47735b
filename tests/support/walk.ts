import type { Page } from 'playwright-core'
import { password } from './http.ts'
import type { RunningServer } from './server.ts'

// The steps that people take in the pages, by what they read there.

/** Opens the link of the first administrator and becomes it. */
export async function becomeAdministrator(page: Page, server: RunningServer): Promise<void> {
  await page.goto(server.firstLink)
  await page.getByLabel('Họ và tên').fill('Người thử')
  await page.getByLabel('Thư điện tử').fill('nguoi-thu@mau.example')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào hệ thống' }).click()
  await page.getByRole('navigation', { name: 'Các mục' }).first().waitFor()
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Các mục' }).first().waitFor()
}

/** Sets a province up by a name typed without accents. */
export async function setUpProvince(page: Page, typed: string, name: string): Promise<void> {
  await page.goto('/setup')
  await page.getByLabel('Tỉnh, thành phố').fill(typed)
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  await page.getByRole('button', { name: 'Thiết lập', exact: true }).click()
  await page.waitForURL('**/programmes')
}

/** Uploads a file and waits until it has been read; answers the address of the document's page. */
export async function uploadPlan(page: Page, file: string): Promise<string> {
  await page.goto('/documents/new')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: 'Đã đọc được' }).waitFor()
  return page.url()
}

/** From a document that was read to the review of its draft. */
export async function openReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Soát lại' }).click()
  await page.waitForURL('**/versions/**')
  await page.getByRole('heading', { name: 'Soát lại kế hoạch' }).waitFor()
}

export async function confirmAllAndPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Xác nhận [\d.]+ mục đang hiện$/ }).click()
  await page
    .getByText(/^Đã lưu/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Công bố', exact: true }).first().click()
  await page.getByText('Mọi nội dung đã được xác nhận.').waitFor()
  await page.getByRole('button', { name: 'Công bố', exact: true }).last().click()
  await page.waitForURL('**/programmes/**')
}
