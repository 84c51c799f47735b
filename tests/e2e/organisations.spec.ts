import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator, setUpProvince, signIn } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()

beforeAll(async () => {
  const { page, context } = await browser.open(server.url)
  await becomeAdministrator(page, server)
  await setUpProvince(page, 'hung yen', 'Tỉnh Hưng Yên')
  await context.close()
}, 120_000)

async function openList(address = '/organisations'): Promise<{ page: Page; close: () => Promise<void> }> {
  const { page, context } = await browser.open(server.url)
  await signIn(page, 'nguoi-thu@mau.example')
  await page.goto(address)
  await page.getByRole('heading', { level: 1, name: 'Cơ quan' }).waitFor()
  return { page, close: () => context.close() }
}

test('a department that ended is found by its abbreviation, and says who took which task over', async () => {
  const { page, close } = await openList()
  await page.getByRole('link', { name: 'Sở Nội vụ' }).waitFor()
  await page.getByRole('searchbox', { name: 'Lọc trong danh sách' }).fill('so ldtbxh')
  await page.getByText('Không có cơ quan nào khớp').waitFor()
  await page.getByLabel('Tình trạng').selectOption('ended')
  await page.getByRole('button', { name: 'Lọc', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: 'Tỉnh Thái Bình' })
  await row.getByText('Kết thúc từ 01/03/2025').waitFor()
  const address = new URL(page.url())
  expect([address.searchParams.get('q'), address.searchParams.get('state')]).toEqual(['so ldtbxh', 'ended'])

  await row.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Sở Lao động - Thương binh và Xã hội' }).waitFor()
  const heir = page.getByRole('row').filter({ hasText: 'giáo dục nghề nghiệp' })
  expect(await heir.innerText()).toContain('Nghị định 45/2025/NĐ-CP')
  await heir.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Sở Giáo dục và Đào tạo' }).waitFor()
  await page.getByRole('row').filter({ hasText: 'Tỉnh Hưng Yên' }).waitFor()
  await page.goBack()
  await page.goBack()
  await row.waitFor()
  await close()
})

test('the list and a page are seen as of a day that is chosen there', async () => {
  const { page, close } = await openList()
  await page.getByRole('button', { name: '30/06/2025' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Tỉnh Thái Bình' }).filter({ hasText: 'Sở Nội vụ' })
  await row.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Sở Nội vụ' }).waitFor()
  expect(new URL(page.url()).searchParams.get('on')).toBe('2025-06-30')
  expect(await page.getByText('Cơ quan này kết thúc').count()).toBe(0)
  await expectAccessible(page, 'an organisation on a day')
  await page.getByRole('button', { name: 'Hôm nay' }).click()
  await page.getByText('Cơ quan này kết thúc từ ngày 01/07/2025.').waitFor()
  await close()
})

test('the bodies of all communes are counted, made at once, and taken back at once', async () => {
  const { page, close } = await openList()
  await page.getByRole('button', { name: 'Tạo các cơ quan thường có' }).click()
  await page.getByLabel('Cả các xã, phường, đặc khu của tỉnh').check()
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText('Sẽ tạo 1.768 cơ quan ở 104 đơn vị').waitFor()
  await expectAccessible(page, 'the preview of usual bodies')
  await page.getByRole('button', { name: 'Tạo 1.768 cơ quan ở 104 đơn vị' }).click()
  await page.getByText('Đã tạo 1.768 cơ quan ở 104 đơn vị.').waitFor()
  await page.getByRole('button', { name: 'Xem thêm' }).click()
  await page.getByText('600 dòng').waitFor()

  await page.goto('/organisations?q=hoi+khuyen+hoc+tinh')
  await page.getByRole('link', { name: 'Hội Khuyến học tỉnh Hưng Yên' }).click()
  await page.getByText('104 cơ quan cấp dưới').click()
  await page.getByRole('link', { name: 'Hội Khuyến học xã Châu Ninh' }).waitFor()
  await expectAccessible(page, 'an organisation')
  await page.setViewportSize(phone)
  await expectAccessible(page, 'an organisation on a phone')

  await page.goto('/organisations')
  await page.getByText('Thay đổi gần đây').click()
  const step = page.getByRole('row').filter({ hasText: '(1.768)' })
  await step.getByRole('button', { name: 'Hoàn tác' }).click()
  await step.getByText('đã hoàn tác').waitFor()
  await close()
})

test('an organisation is added, renamed, taken back, ended, and removed, with the keys too', async () => {
  const { page, close } = await openList()
  await page.getByRole('button', { name: 'Thêm cơ quan', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Hội Mẫu Một')
  await page.getByLabel('Loại').first().selectOption('association')
  await page.getByLabel('Tên cơ quan').press('Enter')
  await page.getByRole('link', { name: 'Hội Mẫu Một' }).click()

  await page.getByRole('button', { name: 'Đổi tên từ một ngày' }).click()
  await page.getByLabel('Tên mới').fill('Hội Mẫu Hai')
  await page.getByRole('button', { name: 'Đổi tên', exact: true }).click()
  await page.getByText('Từ ngày: chưa nhập').waitFor()
  await expectAccessible(page, 'a form with a fault')
  await page.getByLabel('Từ ngày').fill('01/11/2026')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Hội Mẫu Hai' }).waitFor()
  await page.getByText('đến trước 01/11/2026').waitFor()
  await page.getByRole('row').filter({ hasText: 'Đổi tên' }).getByRole('button', { name: 'Hoàn tác' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hội Mẫu Một' }).waitFor()

  await page.getByRole('button', { name: 'Kết thúc hoạt động' }).click()
  await page.getByLabel('Kết thúc từ ngày').fill('15/11/2026')
  await page.getByLabel('Cơ quan nhận nhiệm vụ').fill('so noi vu')
  await page.getByRole('button', { name: /^Sở Nội vụ Tỉnh Hưng Yên$/ }).click()
  await page.getByRole('button', { name: 'Kết thúc hoạt động' }).click()
  await page.getByText('Cơ quan này kết thúc từ ngày 15/11/2026.').waitFor()
  await page.getByRole('row').filter({ hasText: 'Các nhiệm vụ không kể riêng' }).waitFor()

  await page.getByRole('button', { name: 'Xóa' }).click()
  await page.getByRole('button', { name: 'Xóa' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cơ quan' }).waitFor()
  await page.getByText('Thay đổi gần đây').click()
  await page.getByRole('row').filter({ hasText: 'Xóa cơ quan' }).getByRole('button', { name: 'Hoàn tác' }).click()
  await page.goto('/organisations?state=ended&q=hoi+mau')
  await page.getByRole('link', { name: 'Hội Mẫu Một' }).waitFor()
  await close()
})
