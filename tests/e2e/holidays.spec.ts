import { beforeAll, expect, test } from 'vitest'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator, signIn } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()

beforeAll(async () => {
  const { page, context } = await browser.open(server.url)
  await becomeAdministrator(page, server)
  await context.close()
})

test('an administrator finds a year, adds a day off, strikes one, and undoes both', async () => {
  const { page, context } = await browser.open(server.url)
  await signIn(page, 'nguoi-thu@mau.example')
  await page.goto('/administration')
  await page.getByRole('link', { name: 'Ngày nghỉ, kỳ báo cáo' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ngày nghỉ và kỳ báo cáo năm' }).waitFor()
  await page.goto('/holidays?year=2026')
  const row = (day: string) => page.getByRole('row').filter({ hasText: day })
  expect(await row('27/04/2026').innerText()).toContain('Nghỉ bù ngày 26/04/2026')

  await page.getByRole('button', { name: 'Thêm hoặc bỏ ngày' }).click()
  await page.getByLabel('Ngày', { exact: true }).fill('31/11/2026')
  await page.getByRole('button', { name: 'Ghi nhận' }).click()
  await page.getByText('Ngày: cần một ngày có thật').waitFor()
  await expectAccessible(page, 'the form with faults')
  await page.getByLabel('Ngày', { exact: true }).fill('24/11/2026')
  await page.getByLabel('Dịp').fill('Ngày Văn hóa Việt Nam')
  await page.getByLabel('Căn cứ').fill('Thông báo mẫu số 1')
  await page.keyboard.press('Enter')
  await row('24/11/2026').getByText('Thêm tại đây').waitFor()
  expect(await row('24/11/2026').innerText()).toContain('Thứ Ba')

  await row('02/09/2026').getByRole('button', { name: 'Bỏ' }).click()
  expect(await page.getByLabel('Ngày', { exact: true }).inputValue()).toBe('02/09/2026')
  expect(await page.getByLabel('Bỏ ngày nghỉ').isChecked()).toBe(true)
  await page.getByLabel('Căn cứ').fill('Thông báo mẫu số 2')
  await page.getByRole('button', { name: 'Ghi nhận' }).click()
  const struck = page.getByRole('listitem').filter({ hasText: '02/09/2026: Quốc khánh' })
  await struck.waitFor()

  await struck.getByRole('button', { name: 'Hoàn tác' }).click()
  await struck.waitFor({ state: 'detached' })
  await row('02/09/2026').getByText('Theo luật').waitFor()
  await row('24/11/2026').getByRole('button', { name: 'Hoàn tác' }).click()
  await row('24/11/2026').waitFor({ state: 'detached' })
  await context.close()
})

test('a day that is so already is told as such, and one of another year leads there', async () => {
  const { page, context } = await browser.open(server.url)
  await signIn(page, 'nguoi-thu@mau.example')
  await page.goto('/holidays?year=2026')
  const record = async (day: string, name: string) => {
    await page.getByLabel('Ngày', { exact: true }).fill(day)
    await page.getByLabel('Dịp').fill(name)
    await page.getByLabel('Căn cứ').fill('Thông báo mẫu số 3')
    await page.getByRole('button', { name: 'Ghi nhận' }).click()
  }
  const open = () => page.getByRole('button', { name: 'Thêm hoặc bỏ ngày' }).click()
  await open()
  await record('30/4/2026', 'Ngày Chiến thắng')
  await page.getByText('Ngày này vốn đã như vậy').waitFor()
  await page.getByRole('button', { name: 'Đóng' }).click()
  await open()
  await record('9/2/2027', 'Tết Nguyên đán: mùng 4')
  await page.waitForURL('**/holidays?year=2027')
  await page.getByRole('heading', { level: 1, name: 'năm 2027' }).waitFor()
  // Two days of Tết fall on a weekend: what makes up for them moves behind the day that was added.
  await page.getByRole('row').filter({ hasText: '11/02/2027' }).getByText('Nghỉ bù ngày 07/02/2027').waitFor()
  await context.close()
})

for (const [name, viewport] of [
  ['1366×768', desktop],
  ['360×740', phone],
] as const) {
  test(`axe finds no fault in a known and an unknown year at ${name}`, async () => {
    const { page, context } = await browser.open(server.url, viewport)
    await signIn(page, 'nguoi-thu@mau.example')
    for (const year of [2026, 2025, 2035]) {
      await page.goto(`/holidays?year=${year}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(page, `/holidays?year=${year}`)
    }
    await page.getByText('Chưa có dữ liệu ngày nghỉ của năm 2035').waitFor()
    await page.getByRole('link', { name: '2034' }).click()
    await page.waitForURL('**/holidays?year=2034')
    await context.close()
  })
}
