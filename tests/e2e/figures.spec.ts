import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/server/platform/database.ts'
import type { Session } from '../../src/shared/people.ts'
import type { UnitChildren } from '../../src/shared/units.ts'
import { expectAccessible, phone, useBrowser } from '../support/browser.ts'
import {
  insertDataSet,
  insertElement,
  insertForm,
  insertIndicator,
  insertProgramme,
  insertValues,
} from '../support/figures.ts'
import { becomeFirstPlanner, httpClient } from '../support/http.ts'
import { appointOfficer } from '../support/officers.ts'
import { openOwner } from '../support/owner.ts'
import { useServer } from '../support/server.ts'
import { signIn } from '../support/walk.ts'

// An officer of a commune fills a form, it is returned and mended, and the province locks it.
const server = useServer()
const browser = useBrowser()

let owner: Db
let planner: Page
let officer: Page
let formId: string
let programmeId: string

beforeAll(async () => {
  const cookie = await becomeFirstPlanner(server)
  const client = httpClient(server, cookie)
  owner = await openOwner(server)
  const { homes } = (await client.get<Session>('/session')).body
  const home = homes.find(({ id }) => id !== 0)
  const [commune] = (await client.get<UnitChildren>(`/units/${home?.unitId}/children`)).body.children
  const named = { name: 'Ủy ban nhân dân xã Thử Nghiệm', kind: 'people-committee', unitId: commune?.id }
  const organisationId = (await client.post<{ id: string }>('/organisations', named)).body.id
  await appointOfficer(server, client, organisationId, { name: 'Cán bộ xã', email: 'can-bo-xa@mau.example' })
  const { path } = await owner
    .selectFrom('units')
    .select('path')
    .where('id', '=', home?.unitId ?? '')
    .executeTakeFirstOrThrow()
  const keeper = { homeId: home?.id ?? 0, path }
  const names = [
    'Số người biết chữ trong độ tuổi 15 đến 60',
    'Số người trong độ tuổi 15 đến 60',
    'Số lớp xóa mù chữ',
    'Tỷ lệ dùng mạng',
  ]
  const elementIds: string[] = []
  for (const [index, name] of names.entries())
    elementIds.push(
      await insertElement(owner, keeper, { name, ...(index === 3 ? { kind: 'decimal', measure: '%' } : {}) }),
    )
  const [literate = '', all = '', classes = ''] = elementIds
  await insertIndicator(owner, keeper, {
    numerator: [{ elementId: literate, category: '' }],
    denominator: [{ elementId: all, category: '' }],
  })
  programmeId = await insertProgramme(owner, keeper, 'Xây dựng xã hội học tập giai đoạn 2026-2030')
  const dataSetId = await insertDataSet(owner, keeper, { programmeId, elementIds })
  const form = { dataSetId, programmeId, organisationId }
  // The day of the machine is the server's: what is due then is shown as late, and no more than that.
  const before = await insertForm(owner, keeper, { ...form, period: '2025', state: 'locked' })
  await insertValues(owner, keeper, before, [{ elementId: classes, value: '2' }])
  formId = await insertForm(owner, keeper, { ...form, period: '2026' })
  planner = (await browser.open(server.url)).page
  await signIn(planner, 'nguoi-thu@mau.example')
  officer = (await browser.open(server.url)).page
  await signIn(officer, 'can-bo-xa@mau.example')
}, 240_000)
afterAll(() => owner?.destroy())

const cell = (page: Page, row: number, column = 0) =>
  page.locator('[role="grid"] tbody tr').nth(row).locator('[role="gridcell"]').nth(column)
const saved = (page: Page) => page.getByText(/^Đã lưu \d\d:\d\d$/).waitFor()

test('a form is found, filled by keys, pasted into, and saved as one types', async () => {
  await officer.getByRole('link', { name: 'Số liệu' }).first().click()
  await officer.getByRole('heading', { name: 'Biểu số liệu của tôi' }).waitFor()
  await expectAccessible(officer, 'my forms')
  await officer.getByRole('link', { name: /^Năm 2026/ }).click()
  await officer.getByRole('grid').waitFor()
  await expectAccessible(officer, 'an empty form')
  await cell(officer, 0).click()
  await officer.keyboard.type('1.200')
  await officer.keyboard.press('Enter')
  await officer.keyboard.type('1.000')
  await officer.keyboard.press('Enter')
  await saved(officer)
  expect(await cell(officer, 0).innerText()).toBe('1.200')
  // The same rule as on the server, at once.
  expect(await cell(officer, 0).getAttribute('aria-invalid')).toBe('true')
  await officer.keyboard.press('Control+z')
  expect(await cell(officer, 1).innerText()).toBe('')
  await officer.keyboard.press('Control+y')
  expect(await cell(officer, 1).innerText()).toBe('1.000')
  await cell(officer, 0).click()
  await officer.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', '950\\n1.000\\n9\\n12,5')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }`)
  await saved(officer)
  expect(await cell(officer, 3).innerText()).toBe('12,5')
  expect(await cell(officer, 0).getAttribute('aria-invalid')).toBeNull()
  await officer.reload()
  await officer.getByRole('grid').waitFor()
  expect(await cell(officer, 2).innerText()).toBe('9')
})

/** What the clipboard would hold. */
const copied = (page: Page) =>
  page.evaluate<string>(`(() => {
    const data = new DataTransfer()
    document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true }))
    return data.getData('text/plain')
  })()`)

test('several cells are chosen by keys, copied as text for Excel, emptied in one step and given back in one', async () => {
  await cell(officer, 0).click()
  for (let row = 0; row < 3; row += 1) await officer.keyboard.press('Shift+ArrowDown')
  expect(await copied(officer)).toBe('950\n1000\n9\n12,5')
  await officer.keyboard.press('Delete')
  expect([await cell(officer, 0).innerText(), await cell(officer, 3).innerText()]).toEqual(['', ''])
  await officer.keyboard.press('Control+z')
  expect([await cell(officer, 0).innerText(), await cell(officer, 3).innerText()]).toEqual(['950', '12,5'])
  await officer.keyboard.press('Escape')
  expect(await copied(officer)).toBe('950')
  await saved(officer)
})

test('the clause that asks for a figure is one key away, and the cell another', async () => {
  await cell(officer, 2).click()
  await officer.keyboard.press('k')
  const focused = () => officer.evaluate<string>('document.activeElement.textContent')
  expect(await focused()).toBe('Điều khoản yêu cầu')
  await officer.keyboard.press('Escape')
  expect(await focused()).toBe('9')
})

test('what is split by two at once is typed in each crossing, which adds up both ways', async () => {
  const { homeId, organisationId } = await owner
    .selectFrom('forms')
    .select(['homeId', 'organisationId'])
    .where('id', '=', formId)
    .executeTakeFirstOrThrow()
  const { unitPath: path } = await owner
    .selectFrom('programmes')
    .select('unitPath')
    .where('id', '=', programmeId)
    .executeTakeFirstOrThrow()
  const keeper = { homeId, path }
  const own = await insertProgramme(owner, keeper, 'Xóa mù chữ')
  const name = 'Số người mới biết chữ'
  const elementIds = [await insertElement(owner, keeper, { name, dimensions: ['age', 'sex', 'age,sex'] })]
  const dataSetId = await insertDataSet(owner, keeper, { programmeId: own, elementIds })
  const form = { dataSetId, programmeId: own, organisationId: String(organisationId), period: '2023' }
  await officer.goto(`/figures/forms/${await insertForm(owner, keeper, form)}`)
  await officer.getByRole('columnheader', { name: 'Nhóm tuổi xóa mù chữ × giới tính' }).waitFor()
  await cell(officer, 0).click()
  await officer.evaluate(`{
    const data = new DataTransfer()
    data.setData('text/plain', '21\\t6\\t7\\t8\\t10\\t11\\t3\\t3\\t3\\t4\\t3\\t5')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }`)
  await officer.getByText('Đã dán 12 ô.').waitFor()
  await saved(officer)
  // Right by age, wrong by sex: 9 of 10 women, 12 of 11 men.
  expect(await cell(officer, 0, 4).getAttribute('aria-invalid')).toBe('true')
  await cell(officer, 0, 10).click()
  await officer.keyboard.type('4')
  await officer.keyboard.press('Enter')
  await cell(officer, 0, 11).click()
  await officer.keyboard.type('4')
  await officer.keyboard.press('Enter')
  expect(await cell(officer, 0, 4).getAttribute('aria-invalid')).toBeNull()
  await saved(officer)
  await expectAccessible(officer, 'a form with crossings')
  await officer.goto(`/figures/forms/${formId}`)
  await officer.getByRole('grid').waitFor()
})

test('what is no figure stays as it was typed and says why; a reason why there is none is one key', async () => {
  await cell(officer, 3).click()
  await officer.keyboard.type('12,5,')
  await officer.keyboard.press('Tab')
  await cell(officer, 3).click()
  await officer.getByText('Đây không phải là số').first().waitFor()
  await officer.keyboard.press('F2')
  await officer.keyboard.press('Control+a')
  await officer.keyboard.type('-')
  await officer.keyboard.press('Enter')
  expect(await cell(officer, 3).innerText()).toBe('không phát sinh')
  await cell(officer, 3).click()
  await officer.getByRole('button', { name: 'không rõ' }).click()
  expect(await cell(officer, 3).innerText()).toBe('không rõ')
  await officer.getByLabel('Ghi chú').fill('Chưa điều tra')
  await officer.getByLabel('Ghi chú').blur()
  await saved(officer)
  await expectAccessible(officer, 'a form with a note')
})

test('a broken rule stops it, a reason lets it go, and it is returned, mended, verified and locked', async () => {
  await officer.getByRole('button', { name: 'Gửi biểu', exact: true }).click()
  const send = officer.getByRole('button', { name: 'Gửi biểu ngay' })
  await send.waitFor()
  expect(await send.isDisabled()).toBe(true)
  await expectAccessible(officer, 'what wants a reason')
  await officer.getByLabel('Lý do của Số lớp xóa mù chữ').fill('Mở thêm lớp ở ba thôn')
  await send.click()
  await officer.getByText('Đã gửi', { exact: true }).waitFor()

  await planner.goto('/notices')
  await planner.getByText(/Có biểu số liệu chờ anh\/chị xác nhận/).waitFor()
  await planner.getByRole('link', { name: 'Mở danh sách biểu chờ xác nhận' }).click()
  await planner.getByRole('link', { name: /Ủy ban nhân dân xã Thử Nghiệm/ }).click()
  await planner.getByText('Lý do: Mở thêm lớp ở ba thôn').waitFor()
  await expectAccessible(planner, 'a form to verify')
  await cell(planner, 2).click()
  await planner.getByLabel('Lý do trả lại ô này').fill('Chỉ có 8 lớp được duyệt')
  await planner.getByRole('button', { name: 'Trả lại', exact: true }).click()
  await planner.getByRole('button', { name: 'Trả lại biểu' }).click()
  await planner.getByText('Bị trả lại', { exact: true }).waitFor()

  await officer.goto('/notices')
  await officer.getByText(/^MớiBiểu số liệu bị trả lại · năm 2026 · Xây dựng xã hội học tập/).waitFor()
  await expectAccessible(officer, 'that a form was returned')
  await officer.getByRole('link', { name: 'Mở biểu số liệu' }).first().click()
  await officer.getByText('Chỉ có 8 lớp được duyệt').waitFor()
  await cell(officer, 2).click()
  await officer.keyboard.type('3')
  await officer.keyboard.press('Enter')
  await saved(officer)
  await officer.getByRole('button', { name: 'Gửi biểu', exact: true }).click()
  await officer.getByRole('button', { name: 'Gửi biểu ngay' }).click()
  await officer.getByText('Đã gửi', { exact: true }).waitFor()

  await planner.goto(`/figures/review?programme=${programmeId}`)
  await planner.getByLabel('Chọn biểu của Ủy ban nhân dân xã Thử Nghiệm').check()
  await expectAccessible(planner, 'forms to verify')
  await planner.getByRole('button', { name: 'Xác nhận 1 biểu' }).click()
  await planner.getByText('Đã xác nhận 1 biểu.').waitFor()
  await planner.getByRole('button', { name: 'Hoàn tác' }).click()
  await planner.getByText('Đã bỏ xác nhận 1 biểu.').waitFor()
  await planner.getByRole('link', { name: /Ủy ban nhân dân xã Thử Nghiệm/ }).click()
  await planner.getByText('từ 9 thành 3').first().waitFor()
  await planner.getByRole('button', { name: 'Xác nhận', exact: true }).click()
  await planner.getByText('Đã khóa', { exact: true }).waitFor()
})

test('what two type at once is shown to the second', async () => {
  const keeper = await owner.selectFrom('forms').selectAll().where('id', '=', formId).executeTakeFirstOrThrow()
  const form = await insertForm(
    owner,
    { homeId: keeper.homeId, path: '' },
    {
      dataSetId: keeper.dataSetId,
      programmeId,
      organisationId: String(keeper.organisationId),
      period: '2024',
    },
  )
  await officer.goto(`/figures/forms/${form}`)
  await officer.getByRole('grid').waitFor()
  await planner.goto(`/figures/forms/${form}`)
  await planner.getByRole('grid').waitFor()
  for (const [page, value] of [
    [planner, '5'],
    [officer, '6'],
  ] as const) {
    await cell(page, 0).click()
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
    if (page === planner) await saved(page)
  }
  await officer.getByText(/anh\/chị nhập 6, người kia nhập 5/).waitFor()
  await expectAccessible(officer, 'a clash')
  await officer.getByRole('button', { name: 'Giữ số của tôi' }).click()
  await saved(officer)
  expect(await cell(officer, 0).innerText()).toBe('6')
})

test('typed figures outlive a server that is away, and are saved when it is back', async () => {
  await officer.context().setOffline(true)
  await cell(officer, 1).click()
  await officer.keyboard.type('70')
  await officer.keyboard.press('Enter')
  await officer.getByText('Chưa lưu được, đang thử lại').waitFor()
  expect(await cell(officer, 1).innerText()).toBe('70')
  await officer.context().setOffline(false)
  await saved(officer)
})

test('on a phone each element is a block, and nothing is wider than the screen', async () => {
  await officer.setViewportSize(phone)
  await expectAccessible(officer, 'a form on a phone')
  await officer.goto('/figures')
  await officer.getByRole('heading', { name: 'Biểu số liệu của tôi' }).waitFor()
  await officer.getByRole('table').first().waitFor()
  await expectAccessible(officer, 'my forms on a phone')
})
