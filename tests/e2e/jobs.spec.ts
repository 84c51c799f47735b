import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPidFile } from '../../src/server/platform/postgres/pid-file.ts'
import { openSecrets } from '../../src/server/platform/secrets.ts'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator, setUpProvince, signIn, uploadPlan } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()
const plan = join(import.meta.dirname, '../fixtures/more-plans/dong-may.txt')

/** Behind the walls: what dies cannot be made to from a page. */
let owner: pg.Client
beforeAll(async () => {
  const { databaseOwner: password } = await openSecrets(server.dataDir)
  const found = await findPidFile(join(server.dataDir, 'postgres'))
  owner = new pg.Client({ host: '127.0.0.1', port: found?.port, user: 'postgres', password, database: 'postgres' })
  await owner.connect()
})
afterAll(() => owner?.end())

const setReading = (documentId: string, set: string) =>
  owner.query(`update readings set text_id = null, facts = null, ${set} where document_id = $1`, [documentId])

test('the page of running jobs is empty at first, and says what will stand there', async () => {
  const { page, context } = await browser.open(server.url)
  await becomeAdministrator(page, server)
  await page.goto('/administration')
  await page.getByRole('main').getByRole('link', { name: 'Việc đang chạy' }).click()
  await page.getByRole('heading', { name: 'Không có việc nào đang chạy hay đang chờ' }).waitFor()
  await page.getByText('Không có việc nào hỏng.').waitFor()
  await expectAccessible(page, 'nothing runs')
  await context.close()
})

test('what runs is stopped, what died is told and run again, and the page follows by itself', async () => {
  const { page, context } = await browser.open(server.url)
  await signIn(page, 'nguoi-thu@mau.example')
  await setUpProvince(page, 'hung yen', 'Tỉnh Hưng Yên')
  const documentId = (await uploadPlan(page, plan)).split('/').at(-1) ?? ''
  await page.goto('/jobs')
  const item = () => page.getByRole('listitem').filter({ hasText: 'dong-may.txt' })
  await item().getByText(/^Xong/).waitFor()

  // Whoever holds its lock reads it.
  const { rows } = await owner.query<{ id: string }>('select id from readings where document_id = $1', [documentId])
  const lock = `hashtextextended('reading ${rows[0]?.id}', 0)`
  await owner.query(`select pg_advisory_lock(${lock})`)
  await setReading(documentId, `state = 'running', stage = 'facts', share = 0.6, attempts = 1, ended_at = null`)
  await page.reload()
  await item().getByText('Đang tìm chỉ tiêu, nhiệm vụ, báo cáo').waitFor()
  await item().getByText('60 %').waitFor()
  await expectAccessible(page, 'one runs')
  await page.setViewportSize(phone)
  await expectAccessible(page, 'one runs, on a phone')
  await page.setViewportSize(desktop)
  await setReading(documentId, 'share = 0.9')
  await item().getByText('90 %').waitFor()
  await item().getByRole('button', { name: 'Dừng' }).click()
  await item()
    .getByText(/^Đã dừng/)
    .waitFor()

  const why = `'{"code": "reader-died", "params": {"times": 2}}'`
  await setReading(documentId, `state = 'failed', attempts = 2, ended_at = now(), problem = ${why}`)
  await owner.query(`select pg_advisory_unlock(${lock})`)
  await page.reload()
  const failed = page.getByRole('region', { name: /^Không xong/ })
  await failed.getByText('Việc đọc đã hai lần đứt giữa chừng').waitFor()
  await expectAccessible(page, 'one failed')
  await failed.getByRole('button', { name: 'Chạy lại' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Không có việc nào hỏng.').waitFor()
  await page
    .getByRole('region', { name: /^Đã kết thúc/ })
    .getByText(/^Xong/)
    .waitFor()
  await context.close()
})

test('the filters stand in the address, and the system shows beside the readings', async () => {
  const { page, context } = await browser.open(server.url)
  await signIn(page, 'nguoi-thu@mau.example')
  await page.goto('/backups')
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await page.getByText(/Bản tốt gần nhất: 0 phút trước/).waitFor({ timeout: 60_000 })
  await page.goto('/jobs')
  await page.getByRole('link', { name: 'Xem các bản sao lưu' }).waitFor()
  await page.getByLabel('Loại việc').selectOption({ label: 'Đọc văn bản' })
  await page.waitForURL('**/jobs?of=reading')
  await page.getByRole('link', { name: 'Xem các bản sao lưu' }).waitFor({ state: 'detached' })
  await page.getByLabel('Chỉ việc do tôi yêu cầu').check()
  await page.waitForURL(/mine=true/)
  await page.reload()
  expect(await page.getByLabel('Chỉ việc do tôi yêu cầu').isChecked()).toBe(true)
  await page.getByText('dong-may.txt').first().waitFor()
  await context.close()
})
