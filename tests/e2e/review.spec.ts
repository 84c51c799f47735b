import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Version } from '../../src/shared/programmes.ts'
import { expectAccessible, useBrowser } from '../support/browser.ts'
import { httpClient, openSession, password } from '../support/http.ts'
import { tokenOf } from '../support/links.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator, openReview, setUpProvince, signIn, uploadPlan } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()

let page: Page
let review: string
/** Looks at the draft as the server has it. */
let draft: () => Promise<Version>

beforeAll(async () => {
  page = (await browser.open(server.url)).page
  await becomeAdministrator(page, server)
  await setUpProvince(page, 'thai binh', 'Tỉnh Thái Bình')
  await uploadPlan(page, 'tests/fixtures/plans/thai-binh.txt')
  await openReview(page)
  review = page.url()
  const cookie = await openSession(server, '/session', { email: 'nguoi-thu@mau.example', password })
  const client = httpClient(server, cookie)
  draft = async () => (await client.get<Version>(`/versions/${review.split('/').at(-1)}`)).body
})

const saved = () =>
  page
    .getByText(/^Đã lưu/)
    .first()
    .waitFor()
const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000 })

/** Finds a fact by its words and chooses its card. */
async function choose(on: Page, words: string) {
  await on.getByLabel('Tìm trong các mục').fill(words)
  const card = on.getByRole('article').filter({ hasText: words }).first()
  await card.click()
  await on.locator('article[aria-current="true"]').filter({ hasText: words }).waitFor()
}

const confirmed = async () => (await draft()).facts.filter(({ confirmedAt }) => confirmedAt !== null).length

test('a plan is walked, confirmed, changed, split, merged and mended by keyboard alone', async () => {
  const facts = (await draft()).facts.length
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await page.keyboard.press('c')
  await saved()
  await eventually(confirmed).toBe(2)
  await page.keyboard.press('Control+z')
  await eventually(confirmed).toBe(1)
  await page.keyboard.press('Control+y')
  await eventually(confirmed).toBe(2)

  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await eventually(async () => (await draft()).facts.length).toBe(facts - 1)
  await page.keyboard.press('Control+z')
  await eventually(async () => (await draft()).facts.length).toBe(facts)

  await choose(page, '100% huyện, thành phố hoàn thành phổ cập')
  await page.keyboard.press('m')
  await eventually(async () => (await draft()).facts.length).toBe(facts - 1)
  await page.keyboard.press('s')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await eventually(async () => (await draft()).facts.length).toBe(facts)
  await expectAccessible(page, 'review after edits')
})

test('what the reader doubts stands first with its reasons, and what is sure in a section is confirmed by one key', async () => {
  const { facts } = await draft()
  const sections: (typeof facts)[] = []
  for (const fact of facts.filter(({ confirmedAt }) => confirmedAt === null)) {
    if (sections.at(-1)?.[0]?.section === fact.section) sections.at(-1)?.push(fact)
    else sections.push([fact])
  }
  const sureOf = (section: typeof facts) => section.filter(({ certainty }) => certainty === 'sure').length
  const mixed = sections.find((section) => sureOf(section) > 0 && sureOf(section) < section.length) ?? []
  const before = await confirmed()
  await page.goto(`${review}?fact=${mixed[0]?.id}`)
  await page
    .getByRole('button', { name: `Xác nhận mục chắc chắn (${sureOf(mixed)})` })
    .first()
    .click()
  await eventually(confirmed).toBe(before + sureOf(mixed))
  await page.keyboard.press('Control+z')
  await eventually(confirmed).toBe(before)
  // Undoing chose a fact of the section; the key takes the section that it stands in.
  await page.locator('article[aria-current="true"]').waitFor()
  await page.keyboard.press('t')
  await eventually(confirmed).toBe(before + sureOf(mixed))

  await page.keyboard.press('d')
  await page.locator('[aria-pressed="true"]', { hasText: 'Xem nghi ngờ trước' }).waitFor()
  const first = page.getByRole('article').first()
  await first.getByText('Nghi ngờ', { exact: true }).waitFor()
  await first.click()
  await first.getByText(/^Nghi ngờ: .+ Ở mức này máy đọc đúng [\d,]+% /).waitFor()
  await expectAccessible(page, 'doubtful first')
  await page.keyboard.press('?')
  await page.getByText('Xác nhận mọi mục chắc chắn trong phần này').waitFor()
  await page.keyboard.press('Escape')
})

test('a change is saved at once, checked, and still there after the page is opened again', async () => {
  await page.goto(review)
  const target = (await draft()).facts.find((fact) => fact.kind === 'target' && fact.body.value === 65)
  await choose(page, '65% dân số từ 15 tuổi trở lên')
  await page.keyboard.press('e')
  const value = page.getByLabel('Giá trị', { exact: true })
  await value.fill('sáu mươi')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByText('chưa phải là số').first().waitFor()
  await value.fill('66,5')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await saved()
  await eventually(async () => (await draft()).facts.find(({ id }) => id === target?.id)?.body).toMatchObject({
    value: 66.5,
  })
  await page.reload()
  await page.getByText('66,5%').first().waitFor()
})

test('what a second person changed meanwhile is shown beside one’s own, and nothing is lost', async () => {
  const client = httpClient(server, await openSession(server, '/session', { email: 'nguoi-thu@mau.example', password }))
  const { unitId } = (
    await client.get<{ appointments: { unitId: string; role: string }[] }>('/session')
  ).body.appointments.find(({ role }) => role === 'planner') as { unitId: string }
  const second = { name: 'Bà Thứ Hai', email: 'thu-hai@mau.example', role: 'planner', unitId }
  const added = (await client.post<{ link: string }>('/people', second)).body
  await openSession(server, '/links/use', { token: tokenOf(added.link), password })
  const { page: other } = await browser.open(server.url)
  await signIn(other, 'thu-hai@mau.example')

  const words = '70% công dân đạt danh hiệu'
  for (const each of [page, other]) {
    await each.goto(review)
    await choose(each, words)
    await each.keyboard.press('e')
    await each.getByLabel('Giá trị', { exact: true }).waitFor()
  }
  await other.getByLabel('Giá trị', { exact: true }).fill('75')
  await other.getByRole('button', { name: 'Lưu', exact: true }).click()
  await other
    .getByText(/^Đã lưu/)
    .first()
    .waitFor()
  await page.getByLabel('Năm đạt', { exact: true }).fill('2026')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByRole('heading', { name: /^Bà Thứ Hai đã sửa mục này lúc/ }).waitFor()
  await expectAccessible(page, 'two versions side by side')
  const body = async () =>
    (await draft()).facts.find((fact) => fact.quote.startsWith(words) && fact.kind === 'target')?.body
  expect(await body()).toMatchObject({ value: 75, milestone: 2025 })
  await page.getByRole('button', { name: 'Lưu theo lựa chọn' }).click()
  await eventually(body).toMatchObject({ value: 75, milestone: 2026 })
  await other.context().close()
})

test('an edit made without a connection is kept and sent when it is back', async () => {
  await page.goto(review)
  const before = await confirmed()
  await choose(page, '80% công dân đạt danh hiệu')
  await page.context().setOffline(true)
  await page.keyboard.press('c')
  await page.getByText(/Chưa gửi được 1 thay đổi/).waitFor()
  expect(await confirmed()).toBe(before)
  await page.context().setOffline(false)
  await eventually(confirmed).toBe(before + 1)
})

test('who publishes sees how far it is, and whoever opens the page meanwhile too', async () => {
  const progress = { state: 'under-way', done: 1200, of: 3000 }
  let held = () => {}
  const waits = new Promise<void>((resolve) => {
    held = resolve
  })
  await page.route('**/publish-progress', (route) => route.fulfill({ json: progress }))
  await page.route('**/changes?*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ json: { ...(await response.json()), publishing: progress.state !== 'unknown' } })
  })
  await page.route('**/publish', async (route) => {
    await waits
    await route.continue()
  })
  await page.goto(review)
  const bar = page.getByRole('progressbar', { name: /1\.200 trên 3\.000/ })
  await bar.waitFor()
  progress.state = 'unknown'
  await bar.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Công bố', exact: true }).click()
  await page.getByRole('heading', { name: 'Công bố kế hoạch' }).waitFor()
  await page.getByRole('button', { name: 'Công bố', exact: true }).last().click()
  await page.getByRole('progressbar', { name: /tính việc của từng cơ quan/ }).waitFor()
  progress.state = 'under-way'
  await bar.waitFor()
  await expectAccessible(page, 'publishing')
  progress.state = 'unknown'
  held()
  await page.waitForURL('**/programmes/*')
})
