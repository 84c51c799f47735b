import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { ProgrammeDuties } from '../../src/shared/duties.ts'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, httpClient } from '../support/http.ts'
import { appointOfficer } from '../support/officers.ts'
import { openZip } from '../support/open-zip.ts'
import { publishRealPlan } from '../support/page-load.ts'
import { useServer } from '../support/server.ts'
import { signIn } from '../support/walk.ts'

// The yearly report of the Thái Bình plan: drafted by a planner, completed by three organisations, downloaded, sent, accepted.
const server = useServer()
const browser = useBrowser()
const reporting = 'Sở Giáo dục và Đào tạo'

let planner: Page
let officers: { name: string; page: Page }[]

beforeAll(async () => {
  const cookie = await becomeFirstPlanner(server)
  const client = httpClient(server, cookie)
  const { programmeId } = await publishRealPlan(server, cookie)
  const duties = (await client.get<ProgrammeDuties>(`/programmes/${programmeId}/duties`)).body
  const writing = duties.organisations.filter(({ organisationName }) => organisationName !== reporting).slice(0, 3)
  officers = []
  for (const [index, { organisationId, organisationName }] of writing.entries()) {
    const email = `can-bo-${index}@mau.example`
    await appointOfficer(server, client, organisationId, { name: `Cán bộ ${index}`, email })
    const { page } = await browser.open(server.url, index === 2 ? phone : desktop)
    await signIn(page, email)
    officers.push({ name: organisationName, page })
  }
  planner = (await browser.open(server.url)).page
  await signIn(planner, 'nguoi-thu@mau.example')
})

const outlineLine = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Các mục của báo cáo' }).getByRole('link', { name })

test('a planner drafts the yearly report from the duty that asks for it', async () => {
  await planner.getByRole('link', { name: 'Báo cáo', exact: true }).first().click()
  await planner.getByRole('heading', { name: 'Chưa có báo cáo nào' }).waitFor()
  await expectAccessible(planner, 'no reports')
  await planner.getByRole('link', { name: 'Soạn báo cáo' }).click()
  await planner.getByLabel('Báo cáo cho').waitFor()
  await expectAccessible(planner, 'new report')
  const choice = planner.getByLabel('Báo cáo cho').locator('option', { hasText: reporting }).first()
  await planner.getByLabel('Báo cáo cho').selectOption((await choice.getAttribute('value')) ?? '')
  await planner.getByLabel('Đề cương').selectOption('yearly')
  await planner.getByRole('button', { name: 'Soạn', exact: true }).click()
  await planner.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  await outlineLine(planner, 'Kết quả thực hiện các chỉ tiêu').first().click()
  await planner
    .getByText(/phấn đấu đạt/)
    .first()
    .waitFor()
  await expectAccessible(planner, 'report')
})

test('three organisations are asked, write their parts each in their own page, and hand them in', async () => {
  await planner.getByRole('button', { name: /^Giao viết \d+ phần$/ }).click()
  await planner.getByText('Đã giao, chưa viết').first().waitFor()
  await Promise.all(
    officers.map(async ({ name, page }) => {
      await page.goto('/reports?view=to-write')
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByLabel('Nội dung viết thêm').fill(`Kết quả nổi bật của ${name}\n- Đã mở 5 lớp`)
      await page.getByRole('button', { name: 'Lưu', exact: true }).click()
      await page.getByText('Đã lưu', { exact: true }).waitFor()
      await expectAccessible(page, `part of ${name}`)
      await page.getByRole('button', { name: 'Nộp phần này' }).click()
      await page.getByText('Đã nộp, chờ nhận').first().waitFor()
    }),
  )
})

test('the consolidator takes a part, returns another with a reason, and edits what was taken', async () => {
  await planner.reload()
  const [first, second, third] = officers.map(({ name }) => name)
  for (const name of [first, third]) {
    await outlineLine(planner, name ?? '')
      .first()
      .click()
    await planner.getByRole('heading', { name: name ?? '', level: 2 }).waitFor()
    await planner.getByRole('button', { name: 'Nhận phần này' }).click()
    await planner.getByLabel('Nội dung viết thêm').waitFor()
  }
  await outlineLine(planner, second ?? '')
    .first()
    .click()
  await planner.getByRole('heading', { name: second ?? '', level: 2 }).waitFor()
  await planner.getByRole('button', { name: 'Trả lại', exact: true }).click()
  await planner.getByLabel('Lý do').fill('Bổ sung số lớp')
  await planner.getByRole('button', { name: 'Trả lại', exact: true }).last().click()
  await planner.getByText('Trả lại để sửa').first().waitFor()
  const officer = officers[1]?.page
  await officer?.goto('/notices')
  await officer?.getByText('Phần báo cáo được trả lại để sửa').waitFor()
  await officer?.getByText('Bổ sung số lớp').waitFor()
  await officer?.goto('/reports?view=to-write')
  await officer?.getByRole('table').getByRole('link').first().click()
  await officer?.getByRole('button', { name: 'Nộp phần này' }).click()
  await officer?.getByText('Đã nộp, chờ nhận').first().waitFor()
  await planner.reload()
  await planner.getByRole('button', { name: 'Nhận phần này' }).click()
  await planner.getByLabel('Nội dung viết thêm').fill('Rà soát lại')
  await planner.getByRole('button', { name: 'Lưu', exact: true }).click()
  await planner.getByText('Đã lưu', { exact: true }).waitFor()
})

test('two who write one section at once see both texts, and neither is lost', async () => {
  const other = (await browser.open(server.url)).page
  await signIn(other, 'nguoi-thu@mau.example')
  const address = planner.url().replace(/\?.*/, '?section=uu-diem')
  await Promise.all([planner.goto(address), other.goto(address)])
  for (const [page, words] of [
    [planner, 'Bản thứ nhất'],
    [other, 'Bản thứ hai'],
  ] as const) {
    await page.getByLabel('Nội dung viết thêm').fill(words)
  }
  await planner.getByRole('button', { name: 'Lưu', exact: true }).click()
  await planner.getByText('Đã lưu', { exact: true }).waitFor()
  await other.getByRole('button', { name: 'Lưu', exact: true }).click()
  await other.getByText('Có người vừa lưu phần này').waitFor()
  await other.getByText('Bản thứ nhất').first().waitFor()
  await expectAccessible(other, 'both texts')
  await other.getByRole('button', { name: 'Lưu bản đang viết' }).click()
  await other.getByText('Đã lưu', { exact: true }).waitFor()
  await other.getByText('Diễn biến').first().click()
  await other.getByText('Bản thứ nhất').first().waitFor()
})

test('the figures are compared, the whole text is read, and the .docx carries the ids of its values', async () => {
  await planner.reload()
  await planner.getByRole('button', { name: 'Cập nhật số liệu' }).click()
  await planner.getByText(/Số liệu không thay đổi|số liệu khác so với/).waitFor()
  await planner.getByRole('button', { name: 'Đóng' }).click()
  const download = planner.waitForEvent('download')
  await planner.getByRole('link', { name: 'Tải .docx' }).click()
  const bytes = await readFile(await (await download).path())
  const document = (await openZip(bytes)).get('word/document.xml')?.toString() ?? ''
  expect(document).toMatch(/<w:tag w:val="goal:[0-9a-f-]{36}"\/>/)
  await planner.getByRole('link', { name: 'Xem toàn văn' }).click()
  await planner.getByRole('heading', { name: 'Công tác lãnh đạo, chỉ đạo' }).waitFor()
  await expectAccessible(planner, 'preview')
  await planner.goBack()
})

test('it is sent with what is still blank told before, and accepted; the duty is answered with it', async () => {
  await planner.getByRole('button', { name: 'Gửi báo cáo' }).click()
  await planner.getByText(/Nhiệm vụ báo cáo được trả lời bằng bản \.docx/).waitFor()
  await planner.getByRole('button', { name: 'Gửi báo cáo' }).last().click()
  await planner.getByText('Đã gửi', { exact: true }).first().waitFor()
  await planner.getByRole('button', { name: 'Chấp nhận' }).click()
  await planner.getByText('Được chấp nhận').first().waitFor()
  await expectAccessible(planner, 'accepted report')
  await planner.getByRole('link', { name: 'Nhiệm vụ báo cáo' }).click()
  await planner.getByText('Báo cáo năm 2026.docx').first().waitFor()
})

test('an outline is made the province’s own, and ended', async () => {
  await planner.goto('/reports/outlines')
  await planner.getByRole('link', { name: 'Báo cáo sơ kết' }).click()
  await planner.getByRole('button', { name: 'Bỏ mục: Bài học kinh nghiệm' }).click()
  await expectAccessible(planner, 'outline')
  await planner.getByRole('button', { name: 'Lưu đề cương' }).click()
  await planner.getByText('Bản riêng của tỉnh.').waitFor()
  expect(await planner.getByRole('button', { name: 'Bỏ mục: Bài học kinh nghiệm' }).count()).toBe(0)
  await planner.getByRole('button', { name: 'Thôi dùng bản riêng' }).click()
  await planner.getByRole('button', { name: 'Thôi dùng bản riêng' }).last().click()
  await planner.getByText('Đề cương có sẵn').waitFor()
})
