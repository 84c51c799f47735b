import { expect, test } from 'vitest'
import { breaks, changed, rightReport } from '../support/broken-papers.ts'
import { desktop, expectAccessible, phone, useBrowser } from '../support/browser.ts'
import { useServer } from '../support/server.ts'
import { becomeAdministrator } from '../support/walk.ts'

const server = useServer()
const browser = useBrowser()

const asFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })

test('an officer sees what the layout of a paper lacks, mends it and is told that it is right', async () => {
  const wrong = await changed(await rightReport(), (paper) => {
    for (const id of ['margin-left', 'motto-form', 'font', 'body-closing']) breaks[id]?.(paper)
  })
  const { page } = await browser.open(server.url, desktop)
  await becomeAdministrator(page, server)
  await page.getByRole('button', { name: 'Xem thử với dữ liệu mẫu' }).click()
  await page.waitForURL('**/programmes', { timeout: 60_000 })
  await page.goto('/documents')
  await page.getByRole('link', { name: 'Kiểm tra thể thức' }).click()
  await page.getByRole('heading', { name: 'Kiểm tra thể thức' }).waitFor()
  await page.locator('input[type=file]').setInputFiles(asFile('bao-cao.docx', wrong))
  await page.getByText('3 lỗi phải sửa, 1 điểm nên sửa').waitFor()
  const findings = page.getByRole('listitem').filter({ hasText: 'Cách sửa' })
  expect(await findings.count()).toBe(4)
  const margin = findings.filter({ hasText: 'Lề trái từ 30 mm đến 35 mm' })
  expect(await margin.innerText()).toMatch(/Trang giấy, phần 1\. Đang là: 25,4 mm[\s\S]*phần I\.3/)
  await expectAccessible(page, 'findings')
  await page.setViewportSize(phone)
  await expectAccessible(page, 'findings on a phone')

  await page.getByRole('button', { name: 'Kiểm tra tệp khác' }).click()
  await page.locator('input[type=file]').setInputFiles(asFile('dung.docx', await rightReport()))
  await page.getByRole('heading', { name: 'Không thấy lỗi thể thức: dung.docx' }).waitFor()

  await page.getByRole('button', { name: 'Kiểm tra tệp khác' }).click()
  await page.locator('input[type=file]').setInputFiles(asFile('anh.docx', Buffer.from('%PDF-1.7')))
  await page.getByRole('alert').waitFor()

  await page.goto('/documents')
  await page
    .getByRole('link', { name: /Khe Nứa/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Kiểm tra thể thức' }).click()
  await page.getByText(/lỗi phải sửa/).waitFor()
  await page.getByText('Tiêu ngữ viết “Độc lập - Tự do - Hạnh phúc”').waitFor()
})
