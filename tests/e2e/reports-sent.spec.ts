import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnswersPage, AskedAnswerRow, ProgrammeDuties } from '../../src/shared/duties.ts'
import { expectAccessible, useBrowser } from '../support/browser.ts'
import { sayWhoTheDistrictsAre } from '../support/districts.ts'
import { becomeFirstPlanner, type HttpClient, httpClient, openSession, password } from '../support/http.ts'
import { movedClock } from '../support/moved-clock.ts'
import { appointOfficer } from '../support/officers.ts'
import { publishRealPlan } from '../support/page-load.ts'
import { copyPreparedTo } from '../support/prepared-folder.ts'
import { type RunningServer, startServerWith, stopServerProcess } from '../support/server.ts'
import { signIn } from '../support/walk.ts'

// A planner, an officer of the department to which the communes report and one of a commune, each in a browser of their own.
const plannerMail = 'nguoi-thu@mau.example'
const agencyMail = 'can-bo-so@mau.example'
const communeMail = 'can-bo-xa@mau.example'
const education = 'Sở Giáo dục và Đào tạo'

const browser = useBrowser()
let folder: string
let clock: ReturnType<typeof movedClock>
let server: RunningServer
let client: HttpClient
let programmeId: string
let communeName: string
let planner: Page
let agency: Page
let commune: Page

/** Until so much later a session lasts no more, so everybody signs in again. */
async function moveTo(day: string): Promise<void> {
  clock.moveTo(Date.parse(`${day}T09:00:00+07:00`) - Date.now())
  client = httpClient(server, await openSession(server, '/session', { email: plannerMail, password }))
  for (const [page, person] of [
    [planner, plannerMail],
    [agency, agencyMail],
    [commune, communeMail],
  ] as const) {
    await page.context().clearCookies()
    await signIn(page, person)
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hieuhoc-reports-'))
  clock = movedClock(folder)
  clock.moveTo(Date.parse('2026-10-12T09:00:00+07:00') - Date.now())
  server = await startServerWith(clock.env, await copyPreparedTo(await mkdtemp(join(tmpdir(), 'hieuhoc-e2e-'))))
  const cookie = await becomeFirstPlanner(server)
  client = httpClient(server, cookie)
  programmeId = (await publishRealPlan(server, cookie)).programmeId
  const communes = await sayWhoTheDistrictsAre(client, programmeId)
  const { organisations } = (await client.get<ProgrammeDuties>(`/programmes/${programmeId}/duties`)).body
  const department = organisations.find(({ organisationName }) => organisationName === education)
  const reporter = organisations.find(({ organisationId }) => communes.includes(organisationId))
  communeName = reporter?.organisationName ?? ''
  await appointOfficer(server, client, department?.organisationId ?? '', { name: 'Cán bộ sở', email: agencyMail })
  await appointOfficer(server, client, reporter?.organisationId ?? '', { name: 'Cán bộ xã', email: communeMail })
  for (const open of [() => browser.open(server.url), () => browser.open(server.url), () => browser.open(server.url)]) {
    const { page } = await open()
    if (!planner) planner = page
    else if (!agency) agency = page
    else commune = page
  }
  await signIn(planner, plannerMail)
  await signIn(agency, agencyMail)
  await signIn(commune, communeMail)
})
afterAll(async () => {
  if (server) await stopServerProcess(server)
  for (const made of [folder, server?.dataDir]) if (made) await rm(made, { recursive: true, force: true })
})

async function answersOf(more: string): Promise<AskedAnswerRow[]> {
  return (await client.get<AnswersPage>(`/programmes/${programmeId}/answers?limit=500${more}`)).body.answers
}
let report: AskedAnswerRow
const buttonAt = (page: Page, verb: string) => page.getByRole('button', { name: new RegExp(`^${verb} .*2026`) }).first()

test('a planner keeps the standing agency that the plan names, with its clause before their eyes, and takes that back', async () => {
  await planner.goto(`/programmes/${programmeId}/follow-up`)
  await planner.getByRole('link', { name: 'Cơ quan thường trực' }).click()
  await planner.getByText('Là cơ quan thường trực Ban Chỉ đạo Xây dựng xã hội học tập tỉnh').waitFor()
  await expectAccessible(planner, 'the standing agency')
  await planner.getByRole('button', { name: `Đúng ${education}` }).click()
  await planner.getByText(`Hiện nay: ${education}.`).waitFor()
  await planner.getByRole('button', { name: 'Rút lại lần xác định gần nhất' }).click()
  await planner.getByText('Chưa xác định. Khó khăn').waitFor()
  await planner.getByRole('button', { name: `Đúng ${education}` }).click()
  await planner.getByText(`Hiện nay: ${education}.`).waitFor()
})

test('a commune raises a difficulty, which goes to that agency and is answered there', async () => {
  report = (await answersOf('&kind=report&period=2026')).find(
    ({ organisationName, quote }) => organisationName === communeName && quote.includes('01 tháng 12'),
  ) as AskedAnswerRow
  await commune.goto(`/assignments/${report.assignmentId}`)
  await commune.getByRole('link', { name: /^Nêu/ }).first().click()
  await commune.getByText(`Sẽ gửi đến ${education}`).waitFor()
  await commune.getByLabel('Nội dung tóm tắt').fill('Thiếu mẫu báo cáo')
  await commune.getByLabel('Nội dung cụ thể').fill('Xã chưa có mẫu báo cáo năm.')
  await commune.getByRole('button', { name: 'Gửi', exact: true }).click()
  await commune.waitForURL(/\/proposals\/[0-9a-f-]{36}/)
  await agency.goto('/proposals?view=waiting')
  await agency.getByRole('link', { name: 'Thiếu mẫu báo cáo' }).click()
  await agency
    .getByRole('button', { name: /^Trả lời/ })
    .first()
    .click()
  await agency.getByLabel('Nội dung trả lời').fill('Dùng mẫu kèm Kế hoạch.')
  await agency
    .getByRole('button', { name: /^Trả lời/ })
    .last()
    .click()
  await commune.reload()
  await commune.getByText('Dùng mẫu kèm Kế hoạch.').first().waitFor()
})

test('a report comes to whoever it is sent to, who is told, returns it, and accepts what comes again', async () => {
  await commune.goto(`/assignments/${report.assignmentId}`)
  await buttonAt(commune, 'Gửi kết quả').click()
  await commune.getByLabel('Kết quả đã thực hiện').fill('Báo cáo năm 2026 của xã')
  await commune.getByRole('button', { name: 'Gửi kết quả', exact: true }).last().click()
  await commune.getByText('Chờ chấp nhận').first().waitFor()
  await agency.goto('/notices')
  await agency.getByText(`${communeName} đã gửi báo cáo đến cơ quan anh/chị`).waitFor()
  await agency.goto('/my-work')
  await agency.getByRole('heading', { name: 'Báo cáo gửi đến cơ quan tôi' }).waitFor()
  await agency.getByText(/^1 báo cáo chờ tiếp nhận/).waitFor()
  await expectAccessible(agency, 'work with reports that are sent to one')
  await agency.getByRole('link', { name: /^Bảng cơ quan – kỳ báo cáo/ }).click()
  await agency.waitForURL(/view=reports/)
  await agency.getByRole('rowheader', { name: communeName }).first().waitFor()
  await agency.goto(`/assignments/${report.assignmentId}`)
  expect(await agency.getByText('Phối hợp').count()).toBe(0)
  await buttonAt(agency, 'Trả lại').click()
  await agency.getByLabel('Lý do').fill('Thiếu số liệu của hai thôn')
  await agency.getByRole('button', { name: 'Trả lại', exact: true }).last().click()
  await agency.getByText('Bị trả lại').first().waitFor()
  await commune.reload()
  await commune.getByText('Thiếu số liệu của hai thôn').first().waitFor()
  await buttonAt(commune, 'Gửi kết quả').click()
  await commune.getByLabel('Kết quả đã thực hiện').fill('Đã đủ số liệu')
  await commune.getByRole('button', { name: 'Gửi kết quả', exact: true }).last().click()
  await commune.getByText('Chờ chấp nhận').first().waitFor()
  await agency.reload()
  await buttonAt(agency, 'Chấp nhận').click()
  await agency.getByRole('button', { name: 'Chấp nhận', exact: true }).last().click()
  await agency.getByText('Hoàn thành', { exact: true }).first().waitFor()
})

test('a part that was given and said anew stands in the history of its duty; a planner does not hand in for others by accident', async () => {
  const [duty] = (await answersOf('&kind=standing')).filter(({ organisationName }) => organisationName === education)
  await agency.goto(`/assignments/${duty?.assignmentId}`)
  await agency.getByRole('button', { name: 'Giao phần việc' }).click()
  await agency.getByLabel('Giao cho cơ quan').fill(communeName)
  await agency
    .getByRole('option', { name: new RegExp(communeName) })
    .first()
    .click()
  await agency.getByLabel('Nội dung phần việc').fill('Lập danh sách học viên')
  await agency.getByLabel('Hoàn thành chậm nhất ngày').fill('31/12/2099')
  await agency.getByRole('button', { name: 'Giao', exact: true }).click()
  await agency.getByText('không được sau ngày cuối của nhiệm vụ').first().waitFor()
  await agency.getByLabel('Hoàn thành chậm nhất ngày').fill('15/11/2026')
  await agency.getByRole('button', { name: 'Giao', exact: true }).click()
  await agency.getByText(`Giao phần việc 1 cho ${communeName}`).waitFor()
  await agency.getByRole('button', { name: 'Sửa phần việc Lập danh sách học viên' }).click()
  await agency.getByLabel('Hoàn thành chậm nhất ngày').fill('20/11/2026')
  await agency.getByRole('button', { name: 'Lưu', exact: true }).click()
  await agency.getByText(`Sửa phần việc 1 của ${communeName}`).waitFor()
  await expectAccessible(agency, 'a duty with parts')
  await commune.goto('/notices')
  await commune.getByText(/sửa nội dung hoặc hạn phần việc.*20\/11\/2026/).waitFor()
  await planner.goto(`/assignments/${duty?.assignmentId}`)
  await planner.getByText(`Làm thay ${education}`).first().waitFor()
  expect(await planner.getByRole('button', { name: /^Gửi kết quả/ }).count()).toBe(0)
})

test('when reports are late, one click reminds all of them, and their row says whether that was seen', async () => {
  await moveTo('2027-12-03')
  await agency.goto(`/programmes/${programmeId}/follow-up`)
  const all = agency.getByRole('button', { name: /^Nhắc \d+ cơ quan đang quá hạn/ })
  await all.click()
  await agency.getByText(/Tin đã gửi không thu hồi được/).waitFor()
  await expectAccessible(agency, 'all that is late')
  await agency.getByRole('button', { name: /^Gửi nhắc/ }).click()
  await agency
    .getByRole('status')
    .getByText(/^Đã nhắc/)
    .waitFor()
  await agency.getByRole('button', { name: 'Đóng' }).first().click()
  const its = agency
    .getByRole('listitem')
    .filter({ has: agency.getByRole('heading', { name: communeName, exact: true }) })
  await its.getByText('Đã nhắc 03/12/2027, chưa xem').waitFor()
  await commune.goto('/notices')
  await commune.getByText(/nhắc/i).first().waitFor()
  await agency.reload()
  await its.getByText('Đã nhắc 03/12/2027, đã xem').waitFor()
})
