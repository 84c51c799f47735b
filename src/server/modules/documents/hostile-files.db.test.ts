import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import * as bad from '../../../../tests/support/bad-files.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'

const context = useApp()
let planner: Client
beforeAll(async () => {
  const { unitId } = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId })
})

const problemOf = async (bytes: Buffer, name: string) => {
  const response = await upload(planner, bytes, { name })
  return [response.statusCode, response.json().type]
}
const textOf = async (id: string): Promise<string> => (await planner.get(`/api/documents/${id}/text`)).json().text

test('a document that asks for a file or an address of the server gets neither', async () => {
  for (const address of ['file:///etc/passwd', 'http://127.0.0.1:9/', 'data:text/plain,root:x']) {
    expect(await problemOf(bad.externalEntityDocx(address), 'ke-hoach.docx')).toEqual([422, '/problems/damaged-file'])
  }
})

test('a part that names a folder outside is no reason to write anything anywhere', async () => {
  const before = (await readdir(tmpdir())).filter((name) => name.startsWith(bad.escapedName))
  const [status, type] = await problemOf(bad.escapingDocx(), 'ke-hoach.docx')
  expect([status, type]).toEqual([422, '/problems/damaged-file'])
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(bad.escapedName))).toEqual(before)
})

test('XML that is nested without end, and numbers without measure, leave the server as it was', async () => {
  for (const bytes of [bad.deepXmlDocx(), bad.hugeNumberingDocx()]) {
    const response = await upload(planner, bytes, { name: 'ke-hoach.docx' })
    expect([201, 422]).toContain(response.statusCode)
    if (response.statusCode === 201) {
      const { id } = response.json().document
      expect((await whenRead(planner, id)).reading?.state).toMatch(/done|failed/)
      await planner.delete(`/api/documents/${id}`)
    }
    expect((await planner.get('/api/session')).statusCode).toBe(200)
  }
})

test('what is a page or a program beside a document is read as a document, and never given out as anything else', async () => {
  const files: [bytes: Buffer, name: string, given: string][] = [
    [bad.docxWithMacro(), 'ke-hoach.docm', 'ke-hoach.docm.docx'],
    [bad.textWithScript(), '<img src=x onerror=alert(1)>.html', 'img'],
  ]
  for (const [bytes, name, given] of files) {
    const uploaded = await upload(planner, bytes, { name })
    expect(uploaded.statusCode, uploaded.body).toBe(201)
    const { id } = uploaded.json().document
    await whenRead(planner, id)
    const { headers, rawPayload } = await planner.get(`/api/documents/${id}/file`)
    expect(rawPayload.equals(bytes)).toBe(true)
    expect(headers['content-type']).toMatch(/^application\/(octet-stream|vnd[.]openxmlformats)/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[^"]*[.](docx|txt)"; filename\*=UTF-8''[\w.%-]+$/,
    )
    if (given.endsWith('.docx')) expect(headers['content-disposition']).toContain(`"${given}"`)
    expect(await textOf(id)).not.toContain('MsgBox')
  }
})

test('a page that also is a zip is refused, whichever comes first', async () => {
  expect(await problemOf(bad.pageThenZip(), 'ke-hoach.docx')).toEqual([415, '/problems/unsupported-format'])
})
