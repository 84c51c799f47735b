import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { ProgrammeDuties } from '../../src/shared/duties.ts'
import type { TargetPage } from '../../src/shared/serving.ts'
import { expectAccessible, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, type HttpClient, httpClient } from '../support/http.ts'
import { appointOfficer } from '../support/officers.ts'
import { publishRealPlan } from '../support/page-load.ts'
import { useServer } from '../support/server.ts'
import { signIn } from '../support/walk.ts'

// A planner and an officer of a department, each in a browser of their own, with a real plan.
const server = useServer()
const browser = useBrowser()
const officerMail = 'can-bo@mau.example'
const education = 'Sở Giáo dục và Đào tạo'

let planner: Page
let officer: Page
let client: HttpClient
let programmeId: string
const duties = async () => (await client.get<ProgrammeDuties>(`/programmes/${programmeId}/duties`)).body

beforeAll(async () => {
  const cookie = await becomeFirstPlanner(server)
  client = httpClient(server, cookie)
  programmeId = (await publishRealPlan(server, cookie)).programmeId
  const found = (await duties()).organisations.find(({ organisationName }) => organisationName === education)
  await appointOfficer(server, client, found?.organisationId ?? '', { email: officerMail })
  planner = (await browser.open(server.url)).page
  await signIn(planner, 'nguoi-thu@mau.example')
  officer = (await browser.open(server.url)).page
  await signIn(officer, officerMail)
})

const row = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words }).first()
const quote = 'Là cơ quan thường trực'

test('an officer arrives at the duties of their department, and nothing is red', async () => {
  await officer.waitForURL('**/my-work')
  await officer.getByRole('heading', { name: 'Việc phải làm' }).waitFor()
  expect(await officer.getByText(/^Quá hạn/).count()).toBe(0)
  expect(await officer.getByRole('row').count()).toBeGreaterThan(5)
})

test('a planner sees who has what, and no organisation with an empty list', async () => {
  await planner.goto(`/programmes/${programmeId}`)
  await planner.getByRole('link', { name: 'Theo dõi nhiệm vụ' }).first().click()
  await planner.waitForURL('**/follow-up')
  await planner.getByRole('heading', { name: 'Theo cơ quan' }).waitFor()
  const { organisations } = await duties()
  expect(organisations.length).toBeGreaterThan(10)
  for (const { organisationName, standings } of organisations)
    expect([organisationName, Object.values(standings).reduce((sum, many) => sum + many, 0) > 0]).toEqual([
      organisationName,
      true,
    ])
  expect(organisations.filter(({ standings }) => standings.late)).toEqual([])
})

test('the list is narrowed by words and days, which stand in the address, and going back undoes it', async () => {
  const listed = planner.getByRole('table', { name: 'Từng việc theo hạn' }).getByRole('row')
  await planner.getByLabel('Lọc trong danh sách').fill('co quan thuong truc')
  await planner.waitForURL(/q=co/)
  await expect.poll(() => listed.count()).toBeLessThan(20)
  expect(await listed.filter({ hasText: quote }).count()).toBeGreaterThan(0)
  await planner.getByLabel('Hạn đến ngày').fill('31/2/2026')
  await planner.keyboard.press('Enter')
  await planner.getByText('Hãy viết ngày như').waitFor()
  await planner.getByLabel('Hạn đến ngày').fill('1/1/2020')
  await planner.keyboard.press('Enter')
  await planner.waitForURL(/to=2020-01-01/)
  await planner.getByText('Không có việc nào như vậy.').waitFor()
  await planner.goBack()
  await listed.filter({ hasText: quote }).first().waitFor()
  await planner.getByRole('button', { name: 'Bỏ lọc' }).click()
  await planner.waitForURL(/follow-up$/)
})

test('a duty without an owner is given to one', async () => {
  const before = (await duties()).unowned.length
  expect(before).toBeGreaterThan(0)
  await planner
    .getByRole('button', { name: /^Chọn cơ quan/ })
    .first()
    .click()
  await planner.getByLabel('Tìm cơ quan').fill('hoi khuyen hoc')
  await planner
    .getByRole('button', { name: /Hội Khuyến học/ })
    .first()
    .click()
  await planner.getByRole('button', { name: 'Giao cho 1 cơ quan' }).click()
  await expect.poll(async () => (await duties()).unowned.length, { timeout: 20_000 }).toBe(before - 1)
})

test('what the officer hands in waits for the planner, comes back with a reason, and is accepted', async () => {
  await officer.goto('/my-work')
  await officer
    .getByRole('link', { name: new RegExp(quote) })
    .first()
    .click()
  await officer.waitForURL('**/assignments/**')
  const first = officer
    .getByRole('listitem')
    .filter({ has: officer.getByRole('button', { name: /^Gửi kết quả/ }) })
    .first()
  await first.getByRole('button', { name: /^Gửi kết quả/ }).click()
  await officer.getByLabel('Kết quả đã thực hiện').fill('Đã tham mưu, tổ chức triển khai')
  await officer.getByRole('button', { name: 'Gửi kết quả', exact: true }).last().click()
  await officer.getByText('Chờ chấp nhận').first().waitFor()

  await planner.goto('/my-work')
  await row(planner, quote)
    .getByRole('link', { name: /^Trả lại/ })
    .click()
  await planner.getByLabel('Lý do').fill('Chưa có số liệu')
  await planner.getByRole('button', { name: 'Trả lại', exact: true }).last().click()
  await planner.getByText('Bị trả lại').first().waitFor()

  await officer.reload()
  await officer.getByText('Chưa có số liệu').first().waitFor()
  await officer
    .getByRole('button', { name: /^Gửi kết quả/ })
    .first()
    .click()
  await officer.getByLabel('Kết quả đã thực hiện').fill('Đã bổ sung số liệu')
  await officer.keyboard.press('Tab')
  await officer.keyboard.press('Enter')
  await officer.getByText('Chờ chấp nhận').first().waitFor()

  await planner.goto('/my-work')
  await row(planner, quote)
    .getByRole('button', { name: /^Chấp nhận/ })
    .click()
  await row(planner, quote).waitFor({ state: 'detached' })
  await officer.reload()
  await officer.getByText('Hoàn thành', { exact: true }).first().waitFor()
})

test('a planner adds a day to a duty, which is asked by it from then on, and takes it back', async () => {
  await planner.goto(`/programmes/${programmeId}/follow-up?kind=standing`)
  await planner.getByRole('table', { name: 'Từng việc theo hạn' }).getByRole('link').first().click()
  await planner.waitForURL('**/assignments/**')
  await planner.getByRole('button', { name: 'Bổ sung thời hạn' }).click()
  await planner.getByLabel('Hoàn thành chậm nhất ngày').fill('1/1/2020')
  await planner.keyboard.press('Enter')
  await planner.getByText('ngày này đã qua').first().waitFor()
  await planner.getByLabel('Hoàn thành chậm nhất ngày').fill('30/6/2099')
  await planner.keyboard.press('Enter')
  await planner.getByText('do người lập kế hoạch bổ sung').waitFor()
  await planner.getByText('Bổ sung thời hạn: 30/06/2099').waitFor()
  await planner.getByRole('button', { name: 'Bỏ thời hạn' }).click()
  await planner.getByRole('button', { name: 'Bỏ thời hạn' }).last().click()
  await planner.getByText('Bỏ thời hạn đã bổ sung').waitFor()
  expect(await planner.getByText('do người lập kế hoạch bổ sung').count()).toBe(0)
})

test('an officer gives a part of a duty to another department, and it stands below the duty', async () => {
  await officer.goto('/my-work')
  await officer.getByRole('row').getByRole('link').first().click()
  await officer.waitForURL('**/assignments/**')
  await officer.getByRole('button', { name: 'Giao phần việc' }).click()
  await officer.keyboard.type('so noi vu')
  await officer.getByText('Sở Nội vụ', { exact: true }).first().click()
  await expectAccessible(officer, 'a part of a duty being given')
  await officer.getByLabel('Nội dung phần việc').fill('Rà soát đội ngũ của các trung tâm')
  await officer.getByLabel('Hoàn thành chậm nhất ngày').fill('31/12/2099')
  await officer.getByRole('button', { name: 'Giao', exact: true }).click()
  await officer.getByText('không được sau ngày cuối của nhiệm vụ').first().waitFor()
  const until =
    (await officer
      .getByText(/^Chậm nhất/)
      .first()
      .textContent()) ?? ''
  await officer.getByLabel('Hoàn thành chậm nhất ngày').fill(/[\d/]{8,}/.exec(until)?.[0] ?? '')
  await officer.getByRole('button', { name: 'Giao', exact: true }).click()
  await officer.getByText('Còn 1 phần việc chưa xong.').waitFor()
  await officer.getByRole('link', { name: 'Rà soát đội ngũ của các trung tâm' }).click()
  await officer.getByText('Cơ quan giao', { exact: true }).waitFor()
  await officer.getByText(education).first().waitFor()
  await expectAccessible(officer, 'a part of a duty')
})

test('the schemes that a plan orders stand with who leads them, and no plan of theirs yet', async () => {
  await planner.goto(`/programmes/${programmeId}/follow-up`)
  await planner.getByRole('link', { name: 'Đề án thành phần' }).click()
  await planner.getByText('Chưa có kế hoạch nào ở đây là đề án này').first().waitFor()
  await planner.getByText('Chủ trì:').first().waitFor()
  await planner
    .getByRole('button', { name: /^Gắn với kế hoạch/ })
    .first()
    .click()
  await planner.keyboard.type('khong co ke hoach nay')
  await planner.getByText('Tìm thấy 0').first().waitFor()
  await expectAccessible(planner, 'the sub-schemes of a plan')
})

test('a target leads to the duties that serve it, and a duty to its targets', async () => {
  await planner.goto(`/programmes/${programmeId}`)
  await planner.getByRole('row').getByRole('link').first().click()
  await planner.getByRole('link', { name: 'Xem nhiệm vụ phục vụ chỉ tiêu này' }).first().click()
  await planner.waitForURL('**/targets/**')
  await planner.getByRole('heading', { name: /^Nhiệm vụ phục vụ chỉ tiêu này/ }).waitFor()
  const { facts } = (await client.get<{ facts: { id: string; kind: string }[] }>(`/programmes/${programmeId}`)).body
  for (const { id } of facts.filter(({ kind }) => kind === 'target')) {
    const { duties, target } = (await client.get<TargetPage>(`/programmes/${programmeId}/targets/${id}`)).body
    if (!duties.some(({ owners }) => owners.length > 0)) continue
    await planner.goto(`/programmes/${programmeId}/targets/${id}`)
    await planner.getByRole('main').locator('a[href^="/assignments/"]').last().click()
    await planner.getByRole('heading', { name: 'Chỉ tiêu mà nhiệm vụ này phục vụ' }).waitFor()
    await planner.getByRole('link', { name: target.quote }).first().click()
    await planner.waitForURL(`**/targets/**`)
    return
  }
  throw new Error('No target is served by anybody')
})

test('the officer takes a duty on, which my work marks, leaves out what colleagues have, and gives it back', async () => {
  await officer.goto('/my-work')
  await row(officer, 'Năm 2026').getByRole('link').first().click()
  await officer.waitForURL('**/assignments/**')
  await officer.getByRole('button', { name: 'Nhận việc này' }).click()
  await officer.getByText('Giao cho Cán bộ thử').waitFor()
  await expectAccessible(officer, 'a duty that somebody has by name')
  await officer.goto('/my-work')
  await officer.getByRole('cell', { name: 'Tôi', exact: true }).waitFor()
  await officer.getByLabel('Chỉ việc của tôi và việc chưa ai phụ trách').check()
  await officer.waitForURL('**/my-work?whose=to-me')
  await row(officer, 'Tôi').getByRole('checkbox').check()
  await officer.getByRole('button', { name: 'Giao cho đồng nghiệp (1)' }).click()
  await officer.getByLabel('Giao cho', { exact: true }).selectOption('Cả cơ quan, không riêng ai')
  await officer.getByRole('button', { name: 'Giao', exact: true }).click()
  await officer.getByText('Đã giao 1 nhiệm vụ.').waitFor()
  await officer.getByRole('cell', { name: 'Tôi', exact: true }).waitFor({ state: 'detached' })
  await expectAccessible(officer, 'my work with what was given')
})

test('the officer attaches files to an answer and mentions the planner, who finds the comment', async () => {
  await officer.goto('/my-work')
  await row(officer, 'Năm 2026').getByRole('link').first().click()
  await officer.waitForURL('**/assignments/**')
  const chooser = officer.waitForEvent('filechooser')
  await officer.getByRole('button', { name: 'Đính kèm tệp' }).first().click()
  await (await chooser).setFiles([
    { name: 'Báo cáo lớp học.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') },
    { name: 'trang.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<!DOCTYPE html>') },
  ])
  await officer.getByRole('link', { name: 'Báo cáo lớp học.pdf' }).waitFor()
  await officer.getByText('trang.pdf chưa được lưu.').waitFor()
  await officer.getByRole('button', { name: 'Bỏ qua' }).click()
  const download = officer.waitForEvent('download')
  await officer.getByRole('link', { name: 'Báo cáo lớp học.pdf' }).click()
  expect((await download).suggestedFilename()).toBe('Báo cáo lớp học.pdf')

  const field = officer.getByLabel('Ý kiến', { exact: true })
  await field.fill('Xem https://example.org/a nhé ')
  await field.press('End')
  await field.pressSequentially('@ng')
  await officer.getByRole('button', { name: /^Người thử/ }).click()
  await field.pressSequentially('xem giúp')
  // The name was found; what follows is no name that nobody has.
  expect(await officer.getByText('Không có ai tên như vậy').count()).toBe(0)
  await officer.getByRole('button', { name: 'Gửi ý kiến' }).click()
  await officer.getByText('@Người thử').waitFor()
  expect(await officer.getByRole('link', { name: 'https://example.org/a' }).getAttribute('rel')).toContain('noopener')
  await expectAccessible(officer, 'a duty with files and comments')

  await planner.goto('/notices')
  const told = planner.getByRole('listitem').filter({ hasText: 'nhắc đến anh/chị' })
  await told.getByRole('link').click()
  await planner.waitForURL('**/assignments/**comment=**')
  await planner.getByText('@Người thử').waitFor()
})
