import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { splitsOf } from '../../src/rules/figures/splits.ts'
import type { NewCell } from '../../src/shared/form-acts.ts'
import type { FormPage, FormsPage, ProgrammeForms } from '../../src/shared/forms.ts'
import type { OrganisationList } from '../../src/shared/organisations.ts'
import type { Parties } from '../../src/shared/parties.ts'
import type { Session } from '../../src/shared/people.ts'
import type { Rollup } from '../../src/shared/rollup.ts'
import type { ProgrammeProgress } from '../../src/shared/target-progress.ts'
import type { MergedUnits } from '../../src/shared/units.ts'
import { expectAccessible, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, type HttpClient, httpClient } from '../support/http.ts'
import { movedClock } from '../support/moved-clock.ts'
import { appointOfficer } from '../support/officers.ts'
import { openOwner } from '../support/owner.ts'
import { publishRealPlan } from '../support/page-load.ts'
import { copyPreparedTo } from '../support/prepared-folder.ts'
import { type RunningServer, startServerWith, stopServerProcess } from '../support/server.ts'
import { signIn } from '../support/walk.ts'

// Communes of Hưng Yên fill the form of the year that the plan of Thái Bình asks for; one figure is returned and mended, the province
// locks, sums move at once at every level, and two communes are merged and given back.
const districts = 'Ủy ban nhân dân huyện, thành phố'
const period = '2026'
const many = 6
const firstMail = 'can-bo-xa-0@mau.example'

const browser = useBrowser()
const folders: string[] = []
let server: RunningServer
let planner: HttpClient
let officers: HttpClient[]
let formIds: string[]
let communeIds: string[]
let programmeId: string
let provinceId: string
let pages: { planner: Page; officer: Page }

const asked = async <T>(answer: Promise<{ status: number; body: T }>): Promise<T> => {
  const { status, body } = await answer
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body
}

async function folder(name: string): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), `hieuhoc-${name}-`))
  folders.push(made)
  return made
}

beforeAll(async () => {
  const clock = movedClock(await folder('clock'))
  clock.moveTo(Date.parse('2026-10-20T09:00:00+07:00') - Date.now())
  server = await startServerWith({ ...clock.env }, await copyPreparedTo(await folder('figures')))
  const cookie = await becomeFirstPlanner(server)
  planner = httpClient(server, cookie)
  programmeId = (await publishRealPlan(server, cookie)).programmeId
  const { homes } = await asked(planner.get<Session>('/session'))
  provinceId = homes.find(({ id }) => id !== 0)?.unitId ?? ''
  await asked(planner.post(`/units/${provinceId}/usual-organisations`, { dryRun: false, communes: true }))
  const committees = await sayWhoTheDistrictsAre()
  communeIds = committees.map(({ unitId }) => unitId)
  officers = []
  for (const [index, { id }] of committees.entries()) {
    const email = `can-bo-xa-${index}@mau.example`
    officers.push(httpClient(server, await appointOfficer(server, planner, id, { name: 'Cán bộ xã', email })))
  }
  formIds = []
  for (const officer of officers) {
    const { forms } = await asked(officer.get<FormsPage>('/forms?which=to-do'))
    expect(forms.filter((form) => form.period === period)).toHaveLength(1)
    formIds.push(forms.find((form) => form.period === period)?.id ?? '')
  }
  pages = { planner: (await browser.open(server.url)).page, officer: (await browser.open(server.url)).page }
  await signIn(pages.planner, 'nguoi-thu@mau.example')
  await signIn(pages.officer, firstMail)
}, 240_000)
afterAll(async () => {
  if (server) await stopServerProcess(server)
  for (const made of folders) await rm(made, { recursive: true, force: true })
})

/** Those of today whose whole ground was of the province that the plan is of; the others have the plan beside them. */
async function communesOfThaiBinh(): Promise<Set<string>> {
  const owner = await openOwner(server)
  try {
    const { rows } = await sql<{ id: string }>`
      select f.into_id::text as id from unit_folds f join latest_units u on u.id = f.into_id and u.kind = 'commune'
      where f.level = 3 and f.unit_id <> f.into_id
      group by 1 having bool_and(exists (
        select from unit_ancestors a join programmes p on p.unit_id = a.ancestor_id where a.unit_id = f.unit_id and p.id = ${programmeId}))`.execute(
      owner,
    )
    return new Set(rows.map(({ id }) => id))
  } finally {
    await owner.destroy()
  }
}

/** The districts of the plan have ended: the planner says which communes have their tasks now. */
async function sayWhoTheDistrictsAre(): Promise<{ id: string; unitId: string }[]> {
  const { parties } = await asked(planner.get<Parties>(`/programmes/${programmeId}/parties`))
  const party = parties.find(({ wording }) => wording === districts)
  const found = await asked(
    planner.get<OrganisationList>('/organisations?kind=people-committee&q=uy%20ban%20nhan%20dan%20xa'),
  )
  const ground = await communesOfThaiBinh()
  const committees = found.organisations.filter(({ unitId }) => ground.has(unitId)).slice(0, many)
  expect(committees).toHaveLength(many)
  const organisationIds = committees.map(({ id }) => id)
  const { key, revision } = party ?? {}
  const edit = { action: 'confirm', key, factId: null, organisationIds, leftOut: [], asName: false, revision }
  await asked(planner.post(`/programmes/${programmeId}/parties`, { batchId: crypto.randomUUID(), edits: [edit] }))
  return committees
}

/** What the commune of that index says of whatever is counted; the same of every element, so that no part is more than its whole. */
const countOf = (commune: number) => 1000 + 10 * commune
/** Less than all it may be a part of. */
const returned = 900

const rollup = (unitId: string, level: string, view: 'was' | 'now' = 'now') =>
  asked(
    planner.get<Rollup>(
      `/rollup?programmeId=${programmeId}&period=${period}&unitId=${unitId}&level=${level}&view=${view}`,
    ),
  )
const formatted = (value: number) => new RegExp(value.toLocaleString('vi-VN').replace('.', '\\.'))
type Line = { value: number | null; reported: number; expected: number; final: number }
/** The sum of the element that is typed by hand, of the row of a unit. */
async function sumOf(unitId: string, level: string, of: string, view: 'was' | 'now' = 'now'): Promise<Line | null> {
  const found = await rollup(unitId, level, view)
  const at = found.elements.findIndex(({ id }) => id === typed)
  const cell = found.rows.find(({ unit }) => unit.id === of)?.sums[at]
  if (!cell) return null
  const { value, reported, expected, final } = cell
  return { value: value === undefined ? null : Number(value), reported, expected, final }
}
let typed: string

async function fill(officer: HttpClient, id: string, commune: number, leaves?: string): Promise<FormPage> {
  const form = await asked(officer.get<FormPage>(`/forms/${id}`))
  const cells = form.elements
    .filter((element) => element.id !== leaves)
    .map(
      ({ id, kind }): NewCell => ({
        elementId: id,
        category: '',
        value: kind === 'yes-no' ? '1' : String(countOf(commune)),
        mark: null,
        note: null,
      }),
    )
  await asked(officer.post(`/forms/${id}/submissions`, { id: crypto.randomUUID(), revision: form.revision, cells }))
  return asked(officer.get<FormPage>(`/forms/${id}`))
}

/** Why the parts of a figure are not told, for all that are asked for. */
const reasonsFor = ({ elements }: FormPage) =>
  elements.flatMap((element) =>
    splitsOf(element).map(({ categories }) => ({
      elementId: element.id,
      category: categories[0]?.category ?? '',
      words: 'Chưa tách được',
    })),
  )

const cellOf = (page: Page, name: string) =>
  page.locator('[role="grid"] tbody tr').filter({ hasText: name }).locator('[role="gridcell"]').first()

test('five communes fill and send, and what they count is summed at once at every level', async () => {
  const form = await asked(officers[0]?.get<FormPage>(`/forms/${formIds[0]}`) ?? Promise.reject())
  // What others are a part of is no less than they are.
  const wholes = new Set(form.rules.flatMap(({ right }) => (right ?? []).map(({ elementId }) => elementId)))
  const element = form.elements.find(
    ({ id, kind, dimensions }) => kind === 'whole' && dimensions.length === 0 && !wholes.has(id),
  )
  typed = element?.id ?? ''
  expect(typed).not.toBe('')
  const nobody = await sumOf(provinceId, 'province', provinceId)
  expect(nobody).toEqual({ value: null, reported: 0, expected: many, final: 0 })
  let sum = 0
  for (let commune = 1; commune < many; commune += 1) {
    const [officer, id] = [officers[commune] as HttpClient, formIds[commune] as string]
    const filled = await fill(officer, id, commune)
    sum += countOf(commune)
    expect(await sumOf(provinceId, 'province', provinceId)).toEqual({
      value: sum,
      reported: commune,
      expected: many,
      final: 0,
    })
    const sent = { act: 'submit', revision: filled.revision, cells: reasonsFor(filled) }
    await asked(officer.post(`/forms/${id}/acts`, sent))
  }
  const line = { reported: many - 1, expected: many, final: 0 }
  expect(await sumOf('1', 'nation', '1')).toEqual({ value: sum, ...line })
  expect(await sumOf(provinceId, 'commune', communeIds[2] ?? '')).toMatchObject({ value: countOf(2), reported: 1 })
})

test('the sixth types a figure by hand, sends it, and the province sends it back with its reason', async () => {
  const filled = await fill(officers[0] as HttpClient, formIds[0] as string, 0, typed)
  const name = filled.elements.find(({ id }) => id === typed)?.name ?? ''
  const { officer, planner: page } = pages
  await officer.goto(`/figures/forms/${formIds[0]}`)
  await officer.getByRole('grid').waitFor()
  await cellOf(officer, name).click()
  await officer.keyboard.type(String(returned))
  await officer.keyboard.press('Enter')
  await officer.getByText(/^Đã lưu \d\d:\d\d$/).waitFor()
  const others = Array.from({ length: many - 1 }, (_, index) => countOf(index + 1)).reduce((a, b) => a + b)
  expect(await sumOf(provinceId, 'province', provinceId)).toMatchObject({ value: others + returned, reported: many })
  await officer.getByRole('button', { name: 'Gửi biểu', exact: true }).click()
  for (const reason of await officer.getByLabel(/^Lý do của /).all()) await reason.fill('Chưa tách được')
  await officer.getByRole('button', { name: 'Gửi biểu ngay' }).click()
  await officer.getByText('Đã gửi', { exact: true }).waitFor()

  await page.goto(`/figures/forms/${formIds[0]}`)
  await page.getByRole('grid').waitFor()
  await cellOf(page, name).click()
  await page.getByLabel('Lý do trả lại ô này').fill('Số này không khớp sổ theo dõi')
  await page.getByRole('button', { name: 'Trả lại', exact: true }).click()
  await page.getByRole('button', { name: 'Trả lại biểu' }).click()
  await page.getByText('Bị trả lại', { exact: true }).waitFor()
  await expectAccessible(page, 'a form that was returned')

  await officer.reload()
  await officer.getByText('Số này không khớp sổ theo dõi').first().waitFor()
  await cellOf(officer, name).click()
  await officer.keyboard.type(String(countOf(0)))
  await officer.keyboard.press('Enter')
  await officer.getByText(/^Đã lưu \d\d:\d\d$/).waitFor()
  expect(await sumOf(provinceId, 'province', provinceId)).toMatchObject({ value: others + countOf(0), reported: many })
  await officer.getByRole('button', { name: 'Gửi biểu', exact: true }).click()
  for (const reason of await officer.getByLabel(/^Lý do của /).all()) await reason.fill('Chưa tách được')
  await officer.getByRole('button', { name: 'Gửi biểu ngay' }).click()
  await officer.getByText('Đã gửi', { exact: true }).waitFor()
})

test('the province locks all six, and its sums are final', async () => {
  const { planner: page } = pages
  await page.goto(`/figures/review?programme=${programmeId}`)
  const boxes = page.getByLabel(/^Chọn biểu của Ủy ban nhân dân xã/)
  await boxes.first().waitFor()
  for (const box of await boxes.all()) await box.check()
  await page.getByRole('button', { name: `Xác nhận ${many} biểu` }).click()
  await page.getByText(`Đã xác nhận ${many} biểu.`).waitFor()
  const { counts } = await asked(planner.get<ProgrammeForms>(`/programmes/${programmeId}/forms?period=${period}`))
  expect(counts).toMatchObject({ locked: many })
  const sum = Array.from({ length: many }, (_, index) => countOf(index)).reduce((a, b) => a + b)
  const line = { value: sum, reported: many, expected: many, final: many }
  expect(await sumOf(provinceId, 'province', provinceId)).toEqual(line)
  expect(await sumOf('1', 'nation', '1')).toEqual(line)
  await page.goto('/figures/rollup')
  await page
    .getByRole('cell', { name: formatted(sum) })
    .first()
    .waitFor()
  await expectAccessible(page, 'the roll-up')
  const progress = await asked(planner.get<ProgrammeProgress>(`/programmes/${programmeId}/target-progress`))
  expect(progress.targets.filter(({ now }) => now !== null && now.reported === many).length).toBeGreaterThan(3)
  await page.goto('/figures/targets')
  await page.getByText('năm 2026').first().waitFor()
  await expectAccessible(page, 'how far the targets are')
  const late = await officers[0]?.post(`/forms/${formIds[0]}/submissions`, {
    id: crypto.randomUUID(),
    revision: (await asked(planner.get<FormPage>(`/forms/${formIds[0]}`))).revision,
    cells: [{ elementId: typed, category: '', value: '1', mark: null, note: null }],
  })
  expect(late?.status).toBe(409)
})

test('two communes are merged: what they counted lies under the new one at once, and back when it is undone', async () => {
  const [a = '', b = ''] = communeIds
  const merge = {
    unitIds: [a, b],
    keepsId: null,
    made: { code: null, kind: 'commune', name: 'Hợp Nhất Thử' },
    on: '2026-10-20',
    legalBasis: 'Nghị quyết mẫu để thử',
    dryRun: false,
  }
  const { actId, unitId } = await asked(planner.post<MergedUnits>('/unit-changes', merge))
  const both = { value: countOf(0) + countOf(1), reported: 2, expected: 2, final: 2 }
  expect(await sumOf(provinceId, 'commune', unitId ?? '')).toEqual(both)
  expect(await sumOf(provinceId, 'commune', a)).toBeNull()
  const sum = Array.from({ length: many }, (_, index) => countOf(index)).reduce((x, y) => x + y)
  const whole = { value: sum, reported: many, expected: many, final: many }
  expect(await sumOf(provinceId, 'province', provinceId)).toEqual(whole)
  expect(await sumOf('1', 'nation', '1')).toEqual(whole)
  // As it was when it was reported it stands where it stood.
  expect(await sumOf(provinceId, 'commune', a, 'was')).toMatchObject({ value: countOf(0), reported: 1 })
  await asked(planner.post(`/unit-changes/${actId}/undo`))
  expect(await sumOf(provinceId, 'commune', a)).toMatchObject({ value: countOf(0), reported: 1 })
  expect(await sumOf(provinceId, 'commune', b)).toMatchObject({ value: countOf(1), reported: 1 })
  expect(await sumOf(provinceId, 'province', provinceId)).toEqual(whole)
})

test('a merger for a day to come is prepared by hand, says what it will do, and is withdrawn', async () => {
  const { planner: page } = pages
  const [a = ''] = communeIds
  await page.goto(`/units/${a}`)
  await page.getByText('Nhập với đơn vị khác').click()
  await page.getByLabel('Nhập cùng').selectOption({ index: 1 })
  await page.getByLabel(/^Tên đơn vị mới/).fill('Hợp Nhất Thử')
  await page.getByLabel('Từ ngày').fill('20/12/2026')
  await page.getByLabel('Căn cứ').fill('Nghị quyết mẫu để thử')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByText(/2 đơn vị kết thúc/).waitFor()
  await expectAccessible(page, 'what a merger will do')
  // Within half a second it would be the second half of a double click.
  await page.waitForTimeout(600)
  await page.getByRole('button', { name: 'Chuẩn bị nhập 2 đơn vị' }).click()
  await page.getByRole('heading', { name: 'Đang chuẩn bị nhập' }).waitFor()
  expect(await sumOf(provinceId, 'commune', a)).toMatchObject({ value: countOf(0), reported: 1 })
  await page.getByRole('button', { name: 'Rút lại' }).click()
  await page.getByText('Nhập với đơn vị khác').waitFor()
})

test('the shares of a split unit are typed in per cent, and say first what they change', async () => {
  const { planner: page } = pages
  const owner = await openOwner(server)
  const { rows } = await sql<{ id: string }>`
    select from_id::text as id from unit_changes where relation = 'part' group by 1 having count(*) = 2 order by 1 limit 1`.execute(
    owner,
  )
  await owner.destroy()
  await page.goto(`/units/${rows[0]?.id}/shares`)
  const fields = page.getByRole('main').getByRole('textbox')
  await fields.nth(0).fill('37,5')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByRole('cell', { name: '62,5%' }).waitFor()
  await expectAccessible(page, 'the shares of a split unit')
  await fields.nth(1).fill('70')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page
    .getByText(/cộng lại phải là 100%/)
    .first()
    .waitFor()
  await fields.nth(1).fill('62,5')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await page.getByRole('button', { name: 'Ghi tỷ lệ' }).click()
  await page.getByText('Đã ghi tỷ lệ.').waitFor()
})

test('a figure is seen over the years, with the break and a table beside', async () => {
  const { planner: page } = pages
  await page.goto('/figures/rollup')
  await page.getByRole('columnheader').getByRole('link').first().click()
  await page.getByRole('img', { name: /theo địa giới nay/ }).waitFor()
  await page.getByRole('row', { name: /^2026/ }).waitFor()
  await page.getByText('Địa giới đổi ngày 01/07/2025').waitFor()
  await expectAccessible(page, 'a figure over the years')
})
