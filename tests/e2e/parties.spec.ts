import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Parties } from '../../src/shared/parties.ts'
import type { Version } from '../../src/shared/programmes.ts'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { httpClient, openSession, password } from '../support/http.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator, confirmAllAndPublish, openReview, setUpProvince, uploadPlan } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()

let page: Page
let review: string
let parties: string
/** As the server has it. */
let now: () => Promise<Parties>

beforeAll(async () => {
  page = (await browser.open(server.url)).page
  await becomeAdministrator(page, server)
  await setUpProvince(page, 'thai binh', 'Tỉnh Thái Bình')
  await uploadPlan(page, 'tests/fixtures/plans/thai-binh.txt')
  await openReview(page)
  review = page.url()
  const cookie = await openSession(server, '/session', { email: 'nguoi-thu@mau.example', password })
  const client = httpClient(server, cookie)
  const { programmeId } = (await client.get<Version>(`/versions/${review.split('/').at(-1)}`)).body
  parties = `/programmes/${programmeId}/parties`
  now = async () => (await client.get<Parties>(parties)).body
})

const counts = () => expect.poll(async () => (await now()).counts, { timeout: 20_000 })
const title = () => page.getByRole('heading', { level: 2, name: /./ }).first()

test('before publishing one is told in numbers whom the plan gives its duties to', async () => {
  await page.getByRole('button', { name: 'Công bố', exact: true }).first().click()
  const link = page.getByRole('link', { name: 'Xem cơ quan được giao' })
  await page.getByText(/cơ quan tự nhận ra, \d+ nhóm cần xem/).waitFor()
  await link.click()
  await page.waitForURL('**/parties')
  await page.getByRole('heading', { level: 1, name: 'Cơ quan được giao' }).waitFor()
  await expectAccessible(page, 'parties')
})

test('all that are sure are confirmed with one action, and that is taken back', async () => {
  const before = (await now()).counts
  expect(before.sure).toBeGreaterThan(5)
  await page.getByRole('button', { name: /^Xác nhận \d+ bên tự nhận ra$/ }).click()
  await counts().toMatchObject({ sure: 0, confirmed: before.sure })
  await page.keyboard.press('u')
  await counts().toMatchObject({ sure: before.sure, confirmed: 0 })
})

/** How far the middle of a box is from that of the first line of its words, at most, and the legend from its boxes. */
const checklistOff = `(() => {
  const fieldset = document.querySelector('fieldset')
  const words = document.createRange()
  const offs = [...fieldset.querySelectorAll('label:has([type=checkbox])')].map((label) => {
    words.selectNodeContents(label.querySelector('span'))
    const [box, line] = [label.querySelector('input').getBoundingClientRect(), words.getClientRects()[0]]
    return Math.abs(box.y + box.height / 2 - line.y - line.height / 2)
  })
  const rows = [...fieldset.querySelectorAll('label:has([type=checkbox])')]
  const ends = rows.map((row) => row.querySelector('span').getBoundingClientRect().bottom)
  const over = rows.filter((row, at) => at > 0 && ends[at - 1] > row.getBoundingClientRect().top).length
  words.selectNodeContents(fieldset.querySelector('legend'))
  const indent = words.getBoundingClientRect().x - fieldset.querySelector('input').getBoundingClientRect().x
  return { boxes: offs.length, over, off: Math.max(...offs), indent: Math.abs(indent) }
})()`
type ChecklistOff = { boxes: number; over: number; off: number; indent: number }

test('the boxes of a group stand beside their words, on a screen and on a phone', async () => {
  const { parties: all } = await now()
  const group = all.find((party) => party.class === 'group' && party.proposed.length > 12)
  await page.goto(`${parties}?party=${encodeURIComponent(group?.key ?? '')}`)
  await title().waitFor()
  await page.locator('fieldset').getByRole('checkbox').first().waitFor()
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size)
    const { boxes, over, off, indent } = await page.evaluate<ChecklistOff>(checklistOff)
    expect(boxes).toBeGreaterThan(12)
    expect(over).toBe(0)
    expect(off).toBeLessThanOrEqual(2)
    expect(indent).toBeLessThanOrEqual(1)
  }
})

test('a group of offices of districts leads to who took over, and says that their level ended', async () => {
  const { parties: all } = await now()
  const group = all.find(({ class: of, endedUnits }) => of === 'group' && endedUnits?.levelEnded)
  if (!group) throw new Error('no district is named')
  await page.goto(`${parties}?party=${encodeURIComponent(group.key)}`)
  await page.getByText(/^Từ 01\/07\/2025 không còn cấp huyện/).waitFor()
  await expectAccessible(page, 'a group of bodies that ended')
})

test('a group is opened, corrected and confirmed by keyboard', async () => {
  await page.goto(parties)
  const { parties: all } = await now()
  const group = all.find((party) => party.class === 'group' && party.proposed.length > 3)
  if (!group) throw new Error('the plan names no group')
  const moved = async () => {
    await page.keyboard.press('j')
    return page.url()
  }
  await expect.poll(moved, { timeout: 10_000 }).toContain('party=')
  await page.goto(`${parties}?party=${encodeURIComponent(group.key)}`)
  await title().waitFor()
  await page.locator('fieldset').getByRole('checkbox').first().uncheck()
  await page.keyboard.press('c')
  const said = async () => (await now()).parties.find(({ key }) => key === group.key)?.chosen?.organisationIds
  await expect.poll(said, { timeout: 20_000 }).toHaveLength(group.proposed.length - 1)
  const alike = (await now()).parties.filter(({ chosen }) => chosen !== null)
  expect(alike.map(({ chosen }) => chosen?.organisationIds)).toEqual(alike.map(() => alike[0]?.chosen?.organisationIds))
  await expectAccessible(page, 'a party')
})

test('a department that ended is shown with its heirs, each duty with one of its own', async () => {
  const { parties: all } = await now()
  const ended = all.find((party) => party.class === 'ended' && party.duties.length > 1 && !party.settled)
  if (!ended) throw new Error('nothing ended')
  await page.goto(`${parties}?party=${encodeURIComponent(ended.key)}`)
  await page.getByRole('heading', { name: 'Nhiệm vụ đã chuyển cho' }).waitFor()
  await page.getByText('Nghị định 45/2025/NĐ-CP').first().waitFor()
  await page.getByLabel('Giao mọi nhiệm vụ dưới đây cho').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Xác nhận các cơ quan đã chọn' }).click()
  await expect
    .poll(async () => (await now()).parties.find(({ key }) => key === ended.key)?.state, { timeout: 20_000 })
    .toBe('confirmed')
})

test('what is not here yet is created in its place and given the duties', async () => {
  const { parties: all } = await now()
  const missing = all.find(({ wanted, state }) => wanted !== null && state === 'open')
  if (!missing) return
  await page.goto(`${parties}?party=${encodeURIComponent(missing.key)}`)
  await page.getByRole('button', { name: 'Tạo và giao' }).click()
  await expect
    .poll(async () => (await now()).parties.find(({ key }) => key === missing.key)?.state, { timeout: 20_000 })
    .toBe('confirmed')
})

test('the duties of the published plan tell whom they are given to, also on a phone', async () => {
  await page.goto(review)
  await confirmAllAndPublish(page)
  await page.goto(`${parties.replace('/parties', '')}?tab=duties`)
  await page.getByRole('columnheader', { name: 'Giao cho' }).waitFor()
  await page.getByRole('row').filter({ hasText: 'Sở Tư pháp' }).first().waitFor()
  await page.getByRole('link', { name: 'Cơ quan được giao' }).click()
  await page.waitForURL('**/parties')
  await page.setViewportSize(phone)
  await page.getByRole('heading', { level: 1, name: 'Cơ quan được giao' }).waitFor()
  await expectAccessible(page, 'parties on a phone')
  const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(over)).toBeLessThanOrEqual(0)
})
