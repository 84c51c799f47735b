import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isWaiting, lastDayOf } from '../../src/rules/duties/index.ts'
import type { AnswersPage, AskedAnswerRow, MyWork, ProgrammeDuties } from '../../src/shared/duties.ts'
import type { PartOwners } from '../../src/shared/parts.ts'
import { expectAccessible, useBrowser } from '../support/browser.ts'
import { sayWhoTheDistrictsAre } from '../support/districts.ts'
import { freePort } from '../support/free-port.ts'
import { becomeFirstPlanner, type HttpClient, httpClient, openSession, password } from '../support/http.ts'
import { movedClock } from '../support/moved-clock.ts'
import { appointOfficer } from '../support/officers.ts'
import { publishRealPlan } from '../support/page-load.ts'
import { copyPreparedTo } from '../support/prepared-folder.ts'
import { type RunningServer, startServerWith, stopServerProcess } from '../support/server.ts'
import { bodyOf, startMailServer, type TestMailServer } from '../support/smtp.ts'
import { until } from '../support/spawn.ts'
import { signIn } from '../support/walk.ts'

// A planner, an officer of a department and one of a commune carry a real plan through a year, each in a browser of their own. The
// clock is moved between their days; what is to be sent is sent to a real mail server.
const plannerMail = 'nguoi-thu@mau.example'
const agencyMail = 'can-bo-so@mau.example'
const communeMail = 'can-bo-xa@mau.example'
const education = 'Sở Giáo dục và Đào tạo'

const browser = useBrowser()
const folders: string[] = []
let mail: TestMailServer
let clock: ReturnType<typeof movedClock>
let server: RunningServer
let port: number
let client: HttpClient
let programmeId: string
let communeName: string
const pages = new Map<string, Page>()
const pageOf = (person: string) => pages.get(person) as Page

async function folder(name: string): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), `hieuhoc-${name}-`))
  folders.push(made)
  return made
}

/** Servers are stopped at night: each day begins with a start, at this time of Vietnam. */
async function begin(time: string): Promise<void> {
  if (server) await stopServerProcess(server)
  clock.moveTo(Date.parse(`${time}:00+07:00`) - Date.now())
  const dataDir = server?.dataDir ?? (await copyPreparedTo(await folder('year')))
  const { server: smtp } = mail
  server = await startServerWith(
    {
      ...clock.env,
      PORT: String(port),
      HIEUHOC_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      HIEUHOC_MAIL_FROM: smtp.from.address,
    },
    dataDir,
  )
  for (const [person, page] of pages) {
    await page.context().clearCookies()
    await signIn(page, person)
  }
  if (pages.size > 0)
    client = httpClient(server, await openSession(server, '/session', { email: plannerMail, password }))
}

beforeAll(async () => {
  mail = await startMailServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] })
  clock = movedClock(await folder('clock'))
  port = await freePort()
  await begin('2026-01-12T09:00')
  const cookie = await becomeFirstPlanner(server)
  client = httpClient(server, cookie)
  programmeId = (await publishRealPlan(server, cookie)).programmeId
  const communes = await sayWhoTheDistrictsAre(client, programmeId)
  const { organisations } = await duties()
  const agency = organisations.find(({ organisationName }) => organisationName === education)
  const commune = organisations.find(({ organisationId }) => communes.includes(organisationId))
  communeName = commune?.organisationName ?? ''
  await appointOfficer(server, client, agency?.organisationId ?? '', { name: 'Cán bộ sở', email: agencyMail })
  await appointOfficer(server, client, commune?.organisationId ?? '', { name: 'Cán bộ xã', email: communeMail })
  for (const person of [plannerMail, agencyMail, communeMail]) {
    const { page } = await browser.open(server.url)
    pages.set(person, page)
    await signIn(page, person)
  }
})
afterAll(async () => {
  if (server) await stopServerProcess(server)
  await mail?.stop()
  for (const made of folders) await rm(made, { recursive: true, force: true })
})

const duties = async () => (await client.get<ProgrammeDuties>(`/programmes/${programmeId}/duties`)).body
async function answers(more = ''): Promise<AskedAnswerRow[]> {
  const found: AskedAnswerRow[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: AnswersPage = (
      await client.get<AnswersPage>(
        `/programmes/${programmeId}/answers?limit=500${more}${after && `&after=${encodeURIComponent(after)}`}`,
      )
    ).body
    found.push(...page.answers)
    after = page.after
  }
  return found
}
const workOf = async (email: string): Promise<MyWork> =>
  (await httpClient(server, await openSession(server, '/session', { email, password })).get<MyWork>('/my-work')).body
const lettersTo = (email: string) => mail.letters.filter(({ to }) => to.includes(email)).map(({ raw }) => bodyOf(raw))
/** Those of the clock: what became of something is written of on its own day. */
const remindersTo = (email: string) => lettersTo(email).filter((text) => /Sắp đến hạn|Quá hạn/.test(text))

/** On the page of a duty, at one of its answers; sooner than that a second press would be taken for a double click. */
async function act(
  page: Page,
  { assignmentId, period }: AskedAnswerRow,
  verb: string,
  fields: Record<string, string> = {},
) {
  await page.goto(`/assignments/${assignmentId}`)
  const buttons = page.getByRole('button', { name: new RegExp(`^${verb} `) })
  const wanted = period.slice(0, 4)
  const button = (await buttons.count()) > 1 ? buttons.filter({ hasText: wanted }).first() : buttons.first()
  await button.click()
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value)
  if (Object.keys(fields).length > 0) await page.getByRole('button', { name: verb, exact: true }).last().click()
}

/** What is red is red for a reason: its last day is over, and nobody handed it in. */
async function everyRedHasItsReason(): Promise<number> {
  const { organisations, today } = await duties()
  for (const { organisationName, standings } of organisations)
    expect([organisationName, Object.values(standings).some((many) => many > 0)]).toEqual([organisationName, true])
  const late = await answers('&standing=late')
  for (const answer of late) {
    const lastDay = lastDayOf(answer) ?? ''
    expect([answer.quote, lastDay < today, ['not-started', 'in-progress', 'returned'].includes(answer.state)]).toEqual([
      answer.quote,
      true,
      true,
    ])
  }
  // What is counted is what is listed.
  expect(late.length).toBe(organisations.reduce((sum, { standings }) => sum + (standings.late ?? 0), 0))
  return late.length
}

test('in January the plan is opened: everybody finds their own work, and nothing is red', async () => {
  expect(await everyRedHasItsReason()).toBe(0)
  for (const person of [agencyMail, communeMail]) {
    const page = pageOf(person)
    await page.goto('/my-work')
    await page.getByRole('heading', { name: 'Việc phải làm' }).waitFor()
    expect(await page.getByRole('row').count()).toBeGreaterThan(1)
    expect(await page.getByText(/^Quá hạn/).count()).toBe(0)
    const { mine } = await workOf(person)
    const name = person === agencyMail ? education : communeName
    expect([...new Set(mine.answers.map(({ organisationName }) => organisationName))]).toEqual([name])
  }
})

let extended: AskedAnswerRow
let done: AskedAnswerRow
test('in May a standing duty is answered, returned and done, and a commune asks for more time and gets it', async () => {
  await begin('2026-05-04T09:00')
  const agency = await workOf(agencyMail)
  done = agency.mine.answers.find(({ kind }) => kind === 'standing') as AskedAnswerRow
  await act(pageOf(agencyMail), done, 'Gửi kết quả', { 'Kết quả đã thực hiện': 'Đã mở 12 lớp cho 340 học viên' })
  await pageOf(agencyMail).getByText('Chờ chấp nhận').first().waitFor()
  await act(pageOf(plannerMail), done, 'Trả lại', { 'Lý do': 'Thiếu số lớp theo xã' })
  await pageOf(plannerMail).getByText('Bị trả lại').first().waitFor()
  await pageOf(agencyMail).goto('/my-work')
  await pageOf(agencyMail).getByText('Bị trả lại').first().waitFor()
  await pageOf(agencyMail).getByText('1 việc bị trả lại').waitFor()
  await act(pageOf(agencyMail), done, 'Gửi kết quả', { 'Kết quả đã thực hiện': 'Đã bổ sung số lớp theo xã' })
  await pageOf(agencyMail).getByText('Chờ chấp nhận').first().waitFor()
  await act(pageOf(plannerMail), done, 'Chấp nhận', { 'Ý kiến (không bắt buộc)': 'Tốt' })
  await pageOf(plannerMail).getByText('Hoàn thành', { exact: true }).first().waitFor()
  await pageOf(agencyMail).goto('/notices')
  await pageOf(agencyMail).getByText('Thiếu số lớp theo xã').first().waitFor()
  await pageOf(agencyMail).getByText('Chấp nhận').first().waitFor()

  const commune = await workOf(communeMail)
  extended = commune.mine.answers.find(({ dueOn }) => dueOn !== null) as AskedAnswerRow
  const asked = { 'Hạn mới': '15/1/2027', 'Lý do': 'Chờ số liệu của các thôn' }
  await act(pageOf(communeMail), extended, 'Xin gia hạn', asked)
  await pageOf(communeMail).getByText('xin gia hạn đến 15/01/2027').first().waitFor()
  await pageOf(plannerMail).goto('/my-work')
  await pageOf(plannerMail).getByText('Xin gia hạn, chờ anh/chị quyết định').first().waitFor()
  await act(pageOf(plannerMail), extended, 'Gia hạn', { 'Hạn mới': '15/1/2027', 'Ý kiến (không bắt buộc)': 'Đồng ý' })
  await pageOf(communeMail).reload()
  await pageOf(communeMail)
    .getByText(/gia hạn từ/)
    .first()
    .waitFor()
  expect(await everyRedHasItsReason()).toBe(0)
})

const partWords = 'Lập danh sách Ban Chỉ đạo cấp xã'
test('a commune is told of its part of a duty, with the day, and has it on the days after', async () => {
  const agency = httpClient(server, await openSession(server, '/session', { email: agencyMail, password }))
  const { bodies } = (
    await agency.get<PartOwners>(`/assignments/${done.assignmentId}/part-owners?q=${encodeURIComponent(communeName)}`)
  ).body
  const part = { organisationId: bodies[0]?.id, words: partWords, dueOn: '2026-12-18' }
  expect((await agency.post(`/assignments/${done.assignmentId}/parts`, part)).status).toBe(200)
  await pageOf(communeMail).goto('/notices')
  await pageOf(communeMail).getByText('một phần nhiệm vụ, hạn 18/12/2026').waitFor()
  await begin('2026-05-05T09:00')
  await until(
    async () => (await client.get<ProgrammeDuties>(`/programmes/${programmeId}/duties`)).body.today === '2026-05-05',
    'the day',
  )
  await pageOf(communeMail).goto('/my-work')
  await pageOf(communeMail).getByRole('link', { name: partWords }).waitFor()
})

test('in December letters come before the last day, and when it is over', async () => {
  const due = (await workOf(agencyMail)).mine.answers.map((answer) => lastDayOf(answer) ?? '9')
  const first = due.sort()[0] as string
  expect(first.startsWith('2026-12')).toBe(true)
  await begin('2026-12-14T09:00')
  await until(async () => remindersTo(agencyMail).length > 0 && remindersTo(communeMail).length > 0, 'the reminders')
  expect(remindersTo(agencyMail)[0]).toContain('Sắp đến hạn')
  expect(remindersTo(agencyMail)[0]).not.toContain('Quá hạn')
  await begin('2026-12-21T09:00')
  await until(
    async () => remindersTo(agencyMail).length > 1 && remindersTo(communeMail).length > 1,
    'the letters of what is late',
  )
  expect(remindersTo(communeMail)[1]).toContain('Quá hạn')
  expect(remindersTo(communeMail)[1]).toContain(communeName)
  expect(remindersTo(communeMail).join()).toContain(partWords)
  // What was given more time is late for nobody.
  const late = await answers('&standing=late')
  expect(
    late.some(({ assignmentId, period }) => assignmentId === extended.assignmentId && period === extended.period),
  ).toBe(false)
  expect(await everyRedHasItsReason()).toBeGreaterThan(0)
  await pageOf(communeMail).goto('/my-work')
  await pageOf(communeMail)
    .getByText(/^Quá hạn/)
    .first()
    .waitFor()
  await expectAccessible(pageOf(communeMail), 'work that is late')
})

test('who is late is reminded by mail, hands in late, and it stays said that it was late', async () => {
  const planner = pageOf(plannerMail)
  await planner.goto(`/programmes/${programmeId}/follow-up`)
  const its = planner
    .getByRole('listitem')
    .filter({ has: planner.getByRole('heading', { name: communeName, exact: true }) })
  await its.getByRole('button', { name: `Đôn đốc ${communeName}` }).click()
  await planner.getByRole('radio', { name: 'Tin nhắn và thư điện tử' }).check()
  await planner.getByLabel('Nội dung thêm (không bắt buộc)').fill('Gửi trước cuộc họp giao ban.')
  await planner.getByRole('button', { name: /^Gửi nhắc/ }).click()
  await planner
    .getByRole('status')
    .getByText(/tới 1 người/)
    .waitFor()
  await begin('2026-12-22T09:00')
  await until(
    async () => lettersTo(communeMail).some((text) => text.includes('Gửi trước cuộc họp giao ban.')),
    'the reminder',
  )

  const commune = await workOf(communeMail)
  const late = commune.mine.answers.find(({ standing }) => standing === 'late') as AskedAnswerRow
  await act(pageOf(communeMail), late, 'Gửi kết quả', { 'Kết quả đã thực hiện': 'Đã thực hiện, gửi chậm' })
  await pageOf(communeMail).getByText('Chờ chấp nhận').first().waitFor()
  await act(pageOf(plannerMail), late, 'Chấp nhận', { 'Ý kiến (không bắt buộc)': 'Đã nhận' })
  await expect
    .poll(async () => (await answers('&standing=done-late')).map(({ assignmentId }) => assignmentId))
    .toEqual([late.assignmentId])
})

test('in the new year the next period is asked for, an extension ends like any last day, and nobody was written to twice', async () => {
  await begin('2027-01-18T09:00')
  const late = await answers('&standing=late')
  expect(
    late.some(({ assignmentId, period }) => assignmentId === extended.assignmentId && period === extended.period),
  ).toBe(true)
  await everyRedHasItsReason()
  const next = (await answers('&period=2027')).find(({ assignmentId }) => assignmentId === done.assignmentId)
  expect(next && isWaiting(next.standing)).toBe(true)
  await act(pageOf(agencyMail), next as AskedAnswerRow, 'Gửi kết quả', {
    'Kết quả đã thực hiện': 'Kế hoạch năm 2027 đã ban hành',
  })
  await pageOf(agencyMail).getByText('Chờ chấp nhận').first().waitFor()
  const texts = mail.letters.map(({ to, raw }) => `${to.join()} ${bodyOf(raw)}`)
  expect(new Set(texts).size).toBe(texts.length)
  expect(new Set(mail.letters.flatMap(({ to }) => to))).toEqual(new Set([plannerMail, agencyMail, communeMail]))
})
