import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/server/platform/database.ts'
import type { AnswersPage } from '../../src/shared/duties.ts'
import type { Overview, UnitTable } from '../../src/shared/overview.ts'
import type { ProgrammeProgress } from '../../src/shared/target-progress.ts'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { becomeFirstPlanner, type HttpClient, httpClient } from '../support/http.ts'
import { makeOverviewWorld, type OverviewWorld } from '../support/overview-world.ts'
import { openOwner } from '../support/owner.ts'
import { useServer } from '../support/server.ts'
import { signIn } from '../support/walk.ts'

// What a leader looks at, on the figures of a province whose plan has run for three years.
const server = useServer()
const browser = useBrowser()

let owner: Db
let client: HttpClient
let world: OverviewWorld
let page: Page

const calls: string[] = []
beforeAll(async () => {
  client = httpClient(server, await becomeFirstPlanner(server))
  owner = await openOwner(server)
  page = (await browser.open(server.url)).page
  await signIn(page, 'nguoi-thu@mau.example')
  page.on('request', (request) => {
    if (request.url().includes('/api/')) calls.push(`${request.method()} ${new URL(request.url()).pathname}`)
  })
}, 120_000)
afterAll(() => owner?.destroy())

const open = async () => {
  await page.goto('/overview')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
const csvOf = async (name: string): Promise<string[][]> => {
  const figure = page.getByRole('figure', { name })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: 'Tải CSV' }).click(),
  ])
  const text = (await readFile((await download.path()) ?? '', 'utf8')).replace(/^\uFEFF/, '').trim()
  return text.split(/\r?\n/).map((line) => line.split(';').map((cell) => cell.replace(/^"(.*)"$/, '$1')))
}

test('with nothing published the page says what will stand there', async () => {
  await open()
  await page.getByText('Chưa có kế hoạch đã công bố').waitFor()
  await expectAccessible(page, 'an overview of nothing')
})

test('all that matters first stands on one screen, and is what the other pages tell', async () => {
  world = await makeOverviewWorld(client, owner)
  calls.length = 0
  await open()
  expect(calls.length, calls.join(', ')).toBeLessThanOrEqual(5)
  const last = page.getByRole('heading', { name: 'Thay đổi' }).locator('..')
  const { y = 0, height = 0 } = (await last.boundingBox()) ?? {}
  expect(y + height).toBeLessThanOrEqual(desktop.height)
  const { targets } = (await client.get<ProgrammeProgress>(`/programmes/${world.programmeId}/target-progress`)).body
  for (const [words, state] of [
    ['Đạt', 'met'],
    ['Đúng tiến độ', 'on-track'],
    ['Có nguy cơ', 'at-risk'],
    ['Chậm', 'off-track'],
    ['Chưa có số liệu', 'no-data'],
  ]) {
    const many = targets.filter((target) => target.state === state).length
    await page.getByRole('link', { name: `${many} ${words}`, exact: true }).waitFor()
  }
  const { answers } = (await client.get<AnswersPage>(`/programmes/${world.programmeId}/answers?standing=late`)).body
  await page.getByText(`5 cơ quan quá hạn ${answers.length} việc.`).waitFor()
  expect(await page.getByRole('list').filter({ hasText: 'Chỉ tiêu chậm' }).getByRole('listitem').count()).toBe(5)
  await expectAccessible(page, 'an overview')
})

test('a count leads to its targets, and one click reminds of all that an organisation is late with', async () => {
  await open()
  await page.getByRole('link', { name: /^\d+ Chậm$/ }).click()
  await page.getByText('Chỉ các chỉ tiêu: Chậm').waitFor()
  const { targets } = (await client.get<Overview>(`/overview?programmeId=${world.programmeId}`)).body
  const off = targets?.filter(({ state }) => state === 'off-track') ?? []
  await expect.poll(() => page.locator('main tbody tr').count()).toBe(off.length)
  await page.goBack()
  await page.getByRole('button', { name: 'Nhắc Sở Tài chính' }).click()
  // Nobody answers for it yet, which is said and not hidden.
  await page.getByText('Chưa có người trả lời trong hệ thống.').waitFor()
  await page.getByRole('link', { name: 'Theo dõi Sở Tài chính' }).click()
  await page.waitForURL(/follow-up\?standing=late/)
  await page.getByText('Tham mưu bố trí kinh phí').first().waitFor()
})

test('a cell of heat leads to the figures of its unit and on to the clause', async () => {
  await open()
  const { rows, targets }: UnitTable = (await client.get<UnitTable>(`/overview/units?programmeId=${world.programmeId}`))
    .body
  const row = page.locator('tbody tr').filter({ has: page.getByRole('rowheader', { name: rows[2]?.unit.name ?? '' }) })
  await row.getByRole('link').nth(1).press('Enter')
  await page.waitForURL(`**/figures/targets/${world.programmeId}/${targets[1]?.factId}?unit=*`)
  await page.getByText('Chỉ số liệu trên địa bàn đơn vị đã chọn.').waitFor()
  await expect
    .poll(() => page.evaluate<string>('document.activeElement.textContent'))
    .toBe('Mọi số liệu của chỉ tiêu này')
  const named = page.locator('section').filter({ hasText: 'Chỉ số liệu trên địa bàn' }).getByRole('rowheader')
  await expect.poll(() => named.count()).toBe(6)
  await page.getByRole('link', { name: 'Đến câu trong văn bản' }).click()
  await page.waitForURL('**/clauses/**')
})

test('each picture has its table one key away, and its file says the same', async () => {
  await open()
  const heat = await csvOf(`Tiến độ chỉ tiêu của từng đơn vị, tỉnh Hưng Yên, số liệu đến năm 2026`)
  const { rows, targets }: UnitTable = (await client.get<UnitTable>(`/overview/units?programmeId=${world.programmeId}`))
    .body
  expect(heat).toHaveLength(rows.length + 1)
  expect(heat[0]).toHaveLength(1 + 2 * targets.length)
  expect(heat.slice(1).map(([name]) => name)).toEqual(rows.map(({ unit }) => unit.name))
  const shown = await page
    .locator('tbody tr')
    .filter({ has: page.getByRole('rowheader', { name: heat[1]?.[0] ?? '', exact: true }) })
    .first()
    .getByRole('cell')
    .allInnerTexts()
  expect(shown).toEqual((heat[1] ?? []).filter((_, at) => at % 2 === 1).slice(0, shown.length))
  await page.keyboard.press('t')
  for (const name of [/qua các năm/, /chậm hoặc có nguy cơ$/]) {
    const figure = page.getByRole('figure', { name })
    const title = await figure.getByRole('heading').innerText()
    const table = await figure
      .getByRole('row')
      .evaluateAll((lines) =>
        lines.map((line) =>
          [...(line as unknown as { cells: { innerText: string }[] }).cells].map(({ innerText }) => innerText),
        ),
      )
    expect(table).toEqual(await csvOf(title))
  }
  await expectAccessible(page, 'an overview with its tables')
  await page.keyboard.press('t')
  expect(await page.locator('figure details[open]').count()).toBe(0)
})

test('pictures are copied whole, with their title and source', async () => {
  await open()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  for (const figure of await page.getByRole('figure').all()) {
    await figure.getByRole('button', { name: 'Chép SVG' }).click()
    await figure.getByText('Đã chép vào bộ nhớ tạm').waitFor()
    const svg = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(svg).toMatch(/^<svg .*Nguồn: biểu số liệu.*<\/svg>$/s)
    await figure.getByRole('button', { name: 'Chép PNG' }).click()
    await figure.getByText('Đã chép vào bộ nhớ tạm').waitFor()
    const types = await page.evaluate<string[]>('navigator.clipboard.read().then(([item]) => [...item.types])')
    expect(types).toEqual(['image/png'])
  }
})

test('a map is drawn once boundaries were loaded, and tiles are one click away', async () => {
  const { rows }: UnitTable = (await client.get<UnitTable>(`/overview/units?programmeId=${world.programmeId}`)).body
  const square = (at: number) => {
    const [x, y] = [106 + (at % 12) / 50, 20 + Math.floor(at / 12) / 50]
    return [
      [x, y],
      [x + 0.02, y],
      [x + 0.02, y + 0.02],
      [x, y + 0.02],
      [x, y],
    ]
  }
  const features = rows.slice(1).map(({ unit }, at) => ({
    ...{ type: 'Feature', properties: { code: unit.code } },
    geometry: { type: 'Polygon', coordinates: [square(at)] },
  }))
  await page.goto('/boundaries')
  const send = (text: string) =>
    page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'ranh-gioi.geojson', mimeType: 'application/json', buffer: Buffer.from(text) })
  await page.locator('input[type="file"]').waitFor()
  await send('{}')
  await page.getByText('Không phải là FeatureCollection').waitFor()
  await expectAccessible(page, 'boundaries that are refused')
  await send(JSON.stringify({ type: 'FeatureCollection', features }))
  await page
    .getByText(`${rows.length - 1}/${rows.length} đơn vị đã có ranh giới. Chưa có: ${rows[0]?.unit.name}.`)
    .waitFor()
  await open()
  const figure = page.getByRole('figure', { name: /chậm hoặc có nguy cơ$/ })
  await figure.getByText(`Chưa có ranh giới: ${rows[0]?.unit.name}.`).waitFor()
  await figure.locator('svg a path').first().waitFor()
  expect(await figure.locator('svg a').count()).toBe(rows.length - 1)
  await expectAccessible(page, 'a map')
  await figure.getByRole('button', { name: 'Xem theo ô' }).click()
  expect(await figure.locator('svg a').count()).toBe(rows.length)
})

test('it prints without what is only for the screen', async () => {
  await open()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(await page.locator('main button').filter({ visible: true }).count()).toBe(0)
  await page.emulateMedia({ media: 'screen' })
})

test('on a phone nothing is wider than the screen', async () => {
  await page.setViewportSize(phone)
  await open()
  await expectAccessible(page, 'an overview on a phone')
  await page.setViewportSize(desktop)
})
