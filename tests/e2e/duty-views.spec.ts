import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { DutyCalendar } from '../../src/shared/duty-views.ts'
import { expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, type HttpClient, httpClient } from '../support/http.ts'
import { publishRealPlan } from '../support/page-load.ts'
import { useServer } from '../support/server.ts'
import { signIn } from '../support/walk.ts'

// A planner looks at the duties of a real plan in every way that there is.
const server = useServer()
const browser = useBrowser()
let page: Page
let client: HttpClient
let followUp: string
let programmeId: string

beforeAll(async () => {
  const cookie = await becomeFirstPlanner(server)
  client = httpClient(server, cookie)
  programmeId = (await publishRealPlan(server, cookie)).programmeId
  followUp = `/programmes/${programmeId}/follow-up`
  page = (await browser.open(server.url)).page
  await signIn(page, 'nguoi-thu@mau.example')
})

const seen = (name: string) =>
  page.getByRole('navigation', { name: 'Cách xem' }).getByRole('link', { name, exact: true })
const column = (name: string) => page.getByRole('region', { name, exact: true })

test('organisations and duties meet in a matrix, which arrows walk and whose marks lead to the duty', async () => {
  await page.goto(followUp)
  await seen('Cơ quan – nhiệm vụ').click()
  await page.waitForURL(/view=duties/)
  const matrix = page.getByRole('table', { name: 'Cơ quan – nhiệm vụ' })
  await matrix.waitFor()
  await expectAccessible(page, 'the matrix of duties')
  const cells = matrix.locator('td a')
  expect(await cells.count()).toBeGreaterThan(20)
  // One stop of the Tab key, and arrows from there.
  expect(await matrix.locator('a[tabindex="0"]').count()).toBe(1)
  await matrix.locator('a[tabindex="0"]').focus()
  await page.keyboard.press('ArrowRight')
  const first = page.locator(':focus')
  expect(await first.getAttribute('aria-label')).toMatch(/, .*: /)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/assignments/**')
  await page.goBack()
  await page.waitForURL(/view=duties/)
  await page.getByLabel('Tình trạng').selectOption({ label: 'Quá hạn' })
  await page.getByText('Không có nhiệm vụ nào như vậy.').waitFor()
  await page.goBack()
  await matrix.waitFor()
})

test('who reports for which period is told, and a mark of several leads to their table', async () => {
  await seen('Cơ quan – kỳ báo cáo').click()
  await page.waitForURL(/view=reports/)
  await page.getByRole('table', { name: 'Cơ quan – kỳ báo cáo' }).waitFor()
  await expectAccessible(page, 'the matrix of reports')
})

test('a card is carried on by its buttons, by dragging it, and back again', async () => {
  await seen('Bảng thẻ').click()
  await page.waitForURL(/view=board/)
  const card = column('Chưa bắt đầu').getByRole('listitem').first()
  const words = (await card.getByRole('link').textContent()) ?? ''
  await expectAccessible(page, 'the board')
  const inColumn = (name: string) => column(name).getByRole('listitem').filter({ hasText: words }).first()
  await card.getByRole('button', { name: /^Bắt đầu/ }).click()
  await inColumn('Đang thực hiện').waitFor()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await inColumn('Chưa bắt đầu').waitFor()
  // What needs words asks for them before it is done.
  // To its head: what is far away would move the page meanwhile.
  const targetPosition = { x: 60, y: 16 }
  await inColumn('Chưa bắt đầu').dragTo(column('Đã gửi'), { targetPosition })
  await page.getByLabel('Kết quả đã thực hiện').fill('Đã tổ chức')
  await page.getByRole('button', { name: 'Gửi kết quả', exact: true }).last().click()
  await inColumn('Đã gửi').dragTo(column('Hoàn thành'), { targetPosition })
  await inColumn('Hoàn thành').waitFor()
  // Nothing leads from there to what waits.
  await inColumn('Hoàn thành').dragTo(column('Đã gửi'), { targetPosition })
  expect(await inColumn('Hoàn thành').count()).toBe(1)
})

test('a month shows how much is due on each day, and the day its list', async () => {
  await seen('Lịch').click()
  await page.waitForURL(/view=calendar/)
  const { days } = (await client.get<DutyCalendar>(`/programmes/${programmeId}/duty-calendar?month=2026-12`)).body
  await page.goto(`${followUp}?view=calendar&month=2026-11`)
  await page.getByRole('link', { name: 'Tháng sau' }).click()
  await page.waitForURL(/month=2026-12/)
  await page.getByRole('heading', { name: 'Việc đến hạn trong tháng 12/2026' }).waitFor()
  const [day] = days
  const many = Object.values(day?.standings ?? {}).reduce((sum, each) => sum + each, 0)
  const number = Number(day?.on.slice(8))
  await page.getByRole('link', { name: new RegExp(`^${number}: `) }).click()
  const listed = page.getByRole('table', { name: new RegExp(`${number}/12/2026$`) }).locator('tbody tr')
  await expect.poll(() => listed.count(), { timeout: 20_000 }).toBe(Math.min(many, 100))
  await expectAccessible(page, 'the calendar')
})

test('a year has a line for each organisation or duty', async () => {
  await seen('Dòng thời gian').click()
  await page.waitForURL(/view=timeline/)
  const lines = page.getByRole('table', { name: 'Việc đến hạn trong năm 2026' }).locator('tbody tr')
  await expect.poll(() => lines.count(), { timeout: 20_000 }).toBeGreaterThan(5)
  await page.getByRole('link', { name: 'Theo nhiệm vụ' }).click()
  await page.waitForURL(/by=duty/)
  await expect.poll(() => lines.count(), { timeout: 20_000 }).toBeGreaterThan(5)
  await expectAccessible(page, 'the timeline')
})

test('a view with its filters is kept under a name, taken up again, renamed and removed', async () => {
  await page.goto(`${followUp}?view=board&kind=report`)
  await page.getByRole('button', { name: 'Bộ lọc đã lưu' }).click()
  await page.getByLabel('Tên cho bộ lọc đang xem').fill('Báo cáo phải gửi')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Báo cáo phải gửi' }).waitFor()
  await seen('Bảng').click()
  await page.getByRole('button', { name: 'Bỏ lọc' }).click()
  await page.waitForURL(/follow-up(#.*)?$/)
  await page.getByRole('link', { name: 'Báo cáo phải gửi' }).click()
  await page.waitForURL(/view=board/)
  expect(page.url()).toContain('kind=report')
  await page.getByRole('button', { name: /^Đổi tên/ }).click()
  await page.getByLabel('Tên mới').fill('Báo cáo')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Báo cáo', exact: true }).waitFor()
  await expectAccessible(page, 'saved filters')
  await page.getByRole('button', { name: 'Xóa', exact: true }).click()
  await page.getByRole('button', { name: 'Xóa', exact: true }).first().click()
  await page.getByText('Chưa có bộ lọc nào.').waitFor()
})

test('on a phone every view is read without moving sideways', async () => {
  await page.setViewportSize(phone)
  for (const view of ['board', 'calendar&month=2026-12', 'timeline', 'duties', 'reports']) {
    await page.goto(`${followUp}?view=${view}`)
    await page.locator('main section h2').waitFor()
    await page.locator('main section a:visible').first().waitFor()
    await expectAccessible(page, `${view} on a phone`)
  }
})
