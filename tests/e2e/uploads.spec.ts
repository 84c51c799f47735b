import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { Document } from '../../src/shared/documents.ts'
import * as bad from '../support/bad-files.ts'
import { expectAccessible, useBrowser } from '../support/browser.ts'
import { type HttpClient, httpClient, openSession, password } from '../support/http.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator, setUpProvince } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()

let page: Page
let client: HttpClient
beforeAll(async () => {
  page = (await browser.open(server.url)).page
  await becomeAdministrator(page, server)
  await setUpProvince(page, 'hung yen', 'Tỉnh Hưng Yên')
  client = httpClient(server, await openSession(server, '/session', { email: 'nguoi-thu@mau.example', password }))
})

async function choose(name: string, buffer: Buffer) {
  await page.goto('/documents/new')
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}
const documents = async () => (await client.get<{ documents: Document[] }>('/documents')).body.documents

const refusals: [what: string, name: string, bytes: () => Buffer, words: string][] = [
  ['an empty file', 'ke-hoach.docx', bad.emptyFile, 'Tệp rỗng'],
  ['a picture named .docx', 'ke-hoach.docx', bad.pngNamedDocx, 'Đây là tệp ảnh'],
  ['a PDF without text', 'ke-hoach.pdf', bad.pdfFile, 'Tệp không có chữ'],
  ['a broken PDF', 'ke-hoach.pdf', bad.brokenPdf, 'Tệp bị hỏng, không mở được'],
  ['an old .doc', 'ke-hoach.doc', bad.oldDocFile, 'Đây là tệp Word đời cũ'],
  ['an encrypted .docx', 'ke-hoach.docx', bad.encryptedDocx, 'Tệp có mật khẩu'],
  ['a zip bomb', 'ke-hoach.docx', bad.zipBombDocx, 'lớn bất thường'],
  ['broken UTF-8', 'ke-hoach.txt', bad.brokenUtf8Text, 'bảng mã'],
  ['a secret', 'ke-hoach.txt', () => Buffer.from(bad.secretDocument('MẬT', 'txt')), 'có dấu mật'],
  ['a byte more than 25 MB', 'ke-hoach.docx', () => bad.exactlyOneByteTooMany(25 * 1024 * 1024), 'lớn quá 25 MB'],
]

test('each file that cannot be taken is refused in plain words, and nothing of it stays', {
  timeout: 240_000,
}, async () => {
  for (const [what, name, bytes, words] of refusals) {
    await choose(name, bytes())
    await page.getByText(words).first().waitFor()
    expect(await documents(), what).toEqual([])
  }
  await expectAccessible(page, 'a refused upload')
})

test('a text without headings and one in another language are read for what they are', async () => {
  for (const [name, bytes] of [
    ['thu-tu.txt', bad.textWithoutHeadings()],
    ['letter.txt', bad.englishText()],
  ] as const) {
    await choose(name, bytes)
    await page.getByRole('heading', { name: 'Đã đọc được' }).waitFor()
    await page.getByText('Cần xem kỹ khi soát lại').waitFor()
    await expectAccessible(page, name)
  }
})

test('ten thousand headings are read, and the page of their review can be used', { timeout: 240_000 }, async () => {
  await choose('muoi-nghin-muc.txt', bad.tenThousandHeadings())
  await page.getByRole('heading', { name: 'Đã đọc được' }).waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Soát lại' }).click()
  await page.getByRole('heading', { name: 'Soát lại kế hoạch' }).waitFor({ timeout: 60_000 })
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
})

test('the same file sent again leads to the document that is there', async () => {
  await choose('thu-tu-khac-ten.txt', bad.textWithoutHeadings())
  await page.getByText(/^Tệp này đã có ở đây: Người thử tải lên/).waitFor()
  expect((await documents()).filter(({ fileName }) => fileName.startsWith('thu-tu'))).toHaveLength(1)
})
