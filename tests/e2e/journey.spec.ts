import { beforeAll, expect, test } from 'vitest'
import { annotatedPlans } from '../support/annotated-plans.ts'
import { expectAccessible, useBrowser } from '../support/browser.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator, confirmAllAndPublish, openReview, setUpProvince, uploadPlan } from '../support/walk.ts'

// From an empty system to a running programme, with each of the real plans, as its officer would.
const server = useServer()
const browser = useBrowser()

const provinces: Record<string, [typed: string, name: string]> = {
  'thai-binh': ['thai binh', 'Tỉnh Thái Bình'],
  'kon-tum': ['kon tum', 'Tỉnh Kon Tum'],
  'ninh-thuan': ['ninh thuan', 'Tỉnh Ninh Thuận'],
}

let page: Awaited<ReturnType<typeof browser.open>>['page']
beforeAll(async () => {
  page = (await browser.open(server.url)).page
  await becomeAdministrator(page, server)
})

for (const { name, gold } of annotatedPlans()) {
  test(`the plan ${name} becomes a running programme`, async () => {
    const [typed, province] = provinces[name] ?? ['', '']
    await setUpProvince(page, typed, province)
    await uploadPlan(page, `tests/fixtures/plans/${name}.txt`)
    await openReview(page)
    await expectAccessible(page, `review of ${name}`)
    await confirmAllAndPublish(page)

    const targets = gold.targets.length
    const tabs = page.getByRole('navigation', { name: 'Các phần của kế hoạch' })
    const tab = (words: string) => tabs.getByRole('link', { name: new RegExp(`^${words}`) })
    if (targets > 0) {
      const shown = Number((await tab('Chỉ tiêu').innerText()).match(/\d+/)?.[0])
      expect(Math.abs(shown - targets)).toBeLessThanOrEqual(3)
    }
    await expectAccessible(page, `programme of ${name}`)

    await tab('Nhiệm vụ').click()
    await page.getByText('Sở Giáo dục và Đào tạo').first().waitFor()
    await tab('Lịch báo cáo').click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page, `calendar of ${name}`)
  })
}

test('each line opens the clause it stands on, and the address leads back to it', async () => {
  await page.goto('/programmes')
  await page
    .getByRole('link', { name: /Thái Bình/ })
    .first()
    .click()
  const tabs = page.getByRole('navigation', { name: 'Các phần của kế hoạch' })
  await tabs.getByRole('link', { name: /^Lịch báo cáo/ }).click()
  await page.getByText('01/12/2026').first().waitFor()
  await page.getByText('20/12/2026').first().waitFor()
  await tabs.getByRole('link', { name: /^Nhiệm vụ/ }).click()
  await page.getByRole('link', { name: 'Theo mục' }).click()
  await page.getByLabel('Lọc trong danh sách').fill('kho hoc lieu mo phuc vu viec tu hoc')
  await page.getByRole('link', { name: /Chỉ đạo cơ quan truyền thông/ }).click()
  const clause = page.getByRole('complementary')
  await clause
    .getByText(/Xây dựng kho học liệu mở phục vụ việc tự học/)
    .first()
    .waitFor()
  await clause.getByText('Sở Thông tin và Truyền thông').first().waitFor()
  const address = page.url()
  await page.goto('/documents')
  await page.goto(address)
  await clause
    .getByText(/Xây dựng kho học liệu mở phục vụ việc tự học/)
    .first()
    .waitFor()
  await expectAccessible(page, 'clause beside the list')

  await clause.getByRole('link', { name: 'Mở trang riêng của đoạn này' }).click()
  await page.getByRole('link', { name: 'Xem trong toàn văn' }).waitFor()
  await page.goBack()
  await clause.getByRole('heading', { level: 2 }).waitFor()
  await page.keyboard.press('Escape')
  await clause.waitFor({ state: 'detached' })
  expect(await page.getByRole('table').getByRole('row').count()).toBeGreaterThan(1)
})

test('every list of a programme sorts, filters and is exported as it is shown', async () => {
  await page.goto('/programmes')
  await page
    .getByRole('link', { name: /Thái Bình/ })
    .first()
    .click()
  await page.waitForURL('**/programmes/*')
  const [programme = ''] = page.url().split('?')
  for (const list of [
    'view=matrix',
    'view=list',
    'tab=duties',
    'tab=duties&by=section',
    'tab=calendar',
    'tab=reviews',
  ]) {
    await page.goto(`${programme}?${list}`)
    const heads = page.getByRole('columnheader')
    await heads.first().getByRole('button').click()
    await page.locator('th[aria-sort="ascending"]').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải .csv', exact: true }).click(),
    ])
    expect(download.suggestedFilename(), list).toMatch(/\.csv$/)
    await page.getByLabel('Lọc trong danh sách').fill('không dòng nào như vậy')
    await page.getByText('Không có dòng nào khớp').waitFor()
  }
})

test('a planner says how a document stands in the plan, and brings a further one', async () => {
  await page.goto('/programmes')
  await page
    .getByRole('link', { name: /Thái Bình/ })
    .first()
    .click()
  await page.getByRole('link', { name: /^Văn bản 1$/ }).click()
  await page.getByRole('button', { name: /^Sửa quan hệ/ }).click()
  const from = page.getByLabel('Có hiệu lực từ ngày')
  await from.fill('31/02/2022')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByRole('alert').getByText('cần một ngày có thật').waitFor()
  await from.fill('15/03/2022')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByText('từ 15/03/2022').waitFor()
  await expectAccessible(page, 'documents of a plan')
  await page.getByRole('link', { name: 'Tải thêm văn bản vào kế hoạch này' }).click()
  await page.locator('input[type=file]').setInputFiles('tests/fixtures/plans/kon-tum.txt')
  await page.getByText('Tệp này đã có ở đây').waitFor()
})
