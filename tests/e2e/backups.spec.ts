import { expect, test } from 'vitest'
import { expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()

test('an administrator sees that there is no backup, takes one, and sees how old it is', async () => {
  const { page } = await browser.open(server.url)
  await becomeAdministrator(page, server)
  await page.goto('/administration')
  await page.getByText('Chưa có bản sao lưu tốt nào').waitFor()
  await expectAccessible(page, 'the places of an administrator, without a backup')
  await page.getByRole('main').getByRole('link', { name: 'Sao lưu' }).click()
  await page.getByText('Chưa có bản sao lưu tốt nào').waitFor()
  await page.getByText('Chưa có lịch').waitFor()
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await page.getByText(/Bản tốt gần nhất: 0 phút trước/).waitFor({ timeout: 60_000 })
  const row = page.getByRole('row').filter({ hasText: 'Người quản trị' })
  await row.getByText('Tốt').waitFor()
  await expectAccessible(page, 'a good backup')
  await page.setViewportSize(phone)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width)
  await expectAccessible(page, 'on a phone')
  await page.goto('/administration')
  await page.getByText(/^Bản tốt gần nhất: \d+ phút trước$/).waitFor()
})
