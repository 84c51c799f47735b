import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Parties } from '../../src/shared/parties.ts'
import type { Session } from '../../src/shared/people.ts'
import type { UnitChildren } from '../../src/shared/units.ts'
import { expectAccessible, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, httpClient } from '../support/http.ts'
import { appointOfficer } from '../support/officers.ts'
import { publishRealPlan } from '../support/page-load.ts'
import { useServer } from '../support/server.ts'
import { signIn } from '../support/walk.ts'

// An officer of a commune raises something on a duty of theirs, and the planner of the province answers it for all.
const server = useServer()
const browser = useBrowser()
const communeName = 'Ủy ban nhân dân xã Thử Nghiệm'
const officerMail = 'can-bo-xa@mau.example'

let planner: Page
let officer: Page
let programmeId: string

beforeAll(async () => {
  const cookie = await becomeFirstPlanner(server)
  const client = httpClient(server, cookie)
  programmeId = (await publishRealPlan(server, cookie)).programmeId
  const { homes } = (await client.get<Session>('/session')).body
  const province = homes.find(({ id }) => id !== 0)?.unitId
  const [commune] = (await client.get<UnitChildren>(`/units/${province}/children`)).body.children
  const named = { name: communeName, kind: 'people-committee', unitId: commune?.id }
  const body = (await client.post<{ id: string }>('/organisations', named)).body
  const parties = `/programmes/${programmeId}/parties`
  const party = (await client.get<Parties>(parties)).body.parties.find(
    ({ wording }) => wording === 'Ủy ban nhân dân huyện, thành phố',
  )
  const meant = { key: party?.key, organisationIds: [body.id], revision: party?.revision }
  const edits = [{ action: 'confirm', factId: null, leftOut: [], asName: false, ...meant }]
  const said = await client.post(parties, { batchId: crypto.randomUUID(), edits })
  expect(said.status).toBe(200)
  await appointOfficer(server, client, body.id, { name: 'Cán bộ xã', email: officerMail })
  planner = (await browser.open(server.url)).page
  await signIn(planner, 'nguoi-thu@mau.example')
  officer = (await browser.open(server.url)).page
  await signIn(officer, officerMail)
})

test('an officer of a commune raises a difficulty on a duty, and finds it in their list', async () => {
  await officer.waitForURL('**/my-work')
  await officer.locator('main table a[href^="/assignments/"]').first().click()
  await officer.getByRole('link', { name: 'Nêu vướng mắc, kiến nghị' }).click()
  await officer.waitForURL('**/proposals/new**')
  await officer.getByRole('button', { name: 'Gửi', exact: true }).click()
  await officer.getByRole('alert').getByText('Nội dung tóm tắt').waitFor()
  await expectAccessible(officer, 'raise')
  await officer.getByLabel('Nội dung tóm tắt').fill('Thiếu phòng học')
  await officer.getByLabel('Nội dung cụ thể').fill('Xã chưa có nơi mở lớp xóa mù chữ.')
  // Sooner a second press would be taken for a double click.
  await officer.waitForTimeout(600)
  await officer.getByRole('button', { name: 'Gửi', exact: true }).click()
  await officer.getByRole('heading', { name: 'Thiếu phòng học', level: 1 }).waitFor()
  await officer.getByText('Đã gửi').first().waitFor()
  await expectAccessible(officer, 'raised')
  await officer.getByRole('link', { name: 'Kiến nghị', exact: true }).click()
  await officer.getByRole('link', { name: 'Tôi đã nêu 1' }).waitFor()
  await officer.getByRole('row').filter({ hasText: 'Thiếu phòng học' }).waitFor()
  await expectAccessible(officer, 'proposals')
})

test('the planner finds it waiting, answers, and publishes the answer without who asked', async () => {
  await planner.getByRole('link', { name: 'Kiến nghị', exact: true }).click()
  await planner.getByRole('link', { name: 'Chờ tôi trả lời 1' }).waitFor()
  await planner.getByRole('link', { name: 'Thiếu phòng học' }).click()
  await planner.getByRole('button', { name: 'Trả lời', exact: true }).click()
  await planner.getByLabel('Nội dung trả lời').fill('Dùng hội trường xã.')
  await planner.getByRole('button', { name: 'Trả lời', exact: true }).last().click()
  await planner.getByRole('button', { name: 'Công bố thành hướng dẫn' }).click()
  await planner.getByLabel('Câu hỏi').fill('Mở lớp xóa mù chữ ở đâu khi chưa có phòng học?')
  await planner.getByRole('button', { name: 'Công bố thành hướng dẫn' }).last().click()
  await planner.getByRole('heading', { name: 'Hướng dẫn đã công bố' }).waitFor()
  await expectAccessible(planner, 'answered')
})

test('the officer is told, reads the guidance of the programme by words without accents, and closes', async () => {
  await officer.goto('/notices')
  await officer.getByText('Vướng mắc, kiến nghị đã được trả lời').waitFor()
  await officer.getByRole('link', { name: 'Thiếu phòng học' }).click()
  await officer.getByText('Dùng hội trường xã.').first().waitFor()
  await officer.getByRole('button', { name: 'Kết thúc' }).click()
  await officer.getByText('Đã kết thúc').first().waitFor()
  await officer.goto(`/programmes/${programmeId}/guidance?q=hoi+truong`)
  await officer.getByText('Mở lớp xóa mù chữ ở đâu').waitFor()
  expect(await officer.locator('main').innerText()).not.toContain(communeName)
  await expectAccessible(officer, 'guidance')
})

test('a target of the programme leads to a form that speaks of it', async () => {
  await officer.goto(`/programmes/${programmeId}`)
  await officer.locator('main table a').first().click()
  await officer
    .getByRole('link', { name: /^Nêu vướng mắc, kiến nghị về/ })
    .first()
    .click()
  await officer.waitForURL('**/proposals/new?**')
  await officer.locator('main blockquote').waitFor()
})
