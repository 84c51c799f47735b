import { beforeAll, expect, test } from 'vitest'
import { type Client, useApp } from '../../../../tests/support/app.ts'
import * as bad from '../../../../tests/support/bad-files.ts'
import { upload, whenRead } from '../../../../tests/support/uploads.ts'
import { MAX_FILE_BYTES } from '../../../shared/documents.ts'

const context = useApp()
let planner: Client
beforeAll(async () => {
  const { unitId } = await context.setUp('33')
  planner = await context.signIn({ role: 'planner', unitId })
})

async function nothingIsLeft() {
  for (const table of ['documents', 'documentFiles', 'documentTexts', 'clauses', 'readings'] as const) {
    expect(await context.owner.selectFrom(table).select('homeId').execute(), table).toEqual([])
  }
}

const refusals: [what: string, bytes: () => Buffer, status: number, type: string, name?: string][] = [
  ['an empty file', bad.emptyFile, 422, 'empty-file'],
  ['a picture named .docx', bad.pngNamedDocx, 415, 'unsupported-format', 'ke-hoach.docx'],
  ['a PDF without text', bad.pdfFile, 422, 'no-text', 'ke-hoach.pdf'],
  ['a PDF that breaks off', bad.brokenPdf, 422, 'damaged-file', 'ke-hoach.pdf'],
  ['a Word file of before 2007', bad.oldDocFile, 415, 'unsupported-format', 'ke-hoach.doc'],
  ['a zip that is no document', bad.plainZip, 415, 'unsupported-format', 'ke-hoach.docx'],
  ['a document with a password', bad.encryptedDocx, 422, 'encrypted-file', 'ke-hoach.docx'],
  ['a zip bomb', bad.zipBombDocx, 422, 'unsafe-archive', 'ke-hoach.docx'],
  ['a zip bomb that denies it', () => bad.zipBombDocx(1000), 422, 'unsafe-archive', 'ke-hoach.docx'],
  ['a zip of sixty thousand parts', () => bad.manyEntriesDocx(), 422, 'unsafe-archive', 'ke-hoach.docx'],
  ['entities that multiply', bad.billionLaughsDocx, 422, 'damaged-file', 'ke-hoach.docx'],
  ['a document without its text', bad.docxWithoutDocumentXml, 422, 'damaged-file', 'ke-hoach.docx'],
  ['XML that breaks off', bad.brokenXmlDocx, 422, 'damaged-file', 'ke-hoach.docx'],
  ['a file cut in half', bad.truncatedDocx, 422, 'damaged-file', 'ke-hoach.docx'],
  ['letters cut in half', bad.brokenUtf8Text, 422, 'unknown-encoding'],
  ['a byte more than 25 MB', () => bad.exactlyOneByteTooMany(MAX_FILE_BYTES), 413, 'file-too-large'],
]
for (const [what, bytes, status, type, name = 'ke-hoach.txt'] of refusals) {
  test(`${what} is refused by name, and nothing is left`, async () => {
    const response = await upload(planner, bytes(), { name })
    expect([response.statusCode, response.json().type]).toEqual([status, `/problems/${type}`])
    expect(response.json().detail).toMatch(/\w/)
    await nothingIsLeft()
  })
}

for (const mark of ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const) {
  test(`a document marked ${mark} is refused, and the trail says only that there was one`, async () => {
    for (const kind of ['txt', 'docx'] as const) {
      const response = await upload(planner, bad.secretDocument(mark, kind), { name: `bí danh.${kind}` })
      expect([response.statusCode, response.json().type]).toEqual([422, '/problems/secret-document'])
    }
    await nothingIsLeft()
    const entries = await context.owner.selectFrom('auditEntries').selectAll().orderBy('id', 'desc').limit(2).execute()
    for (const entry of entries) {
      expect(entry).toMatchObject({ action: 'documents.refuse-secret', actor: planner.personId, detail: {} })
      expect(JSON.stringify(entry)).not.toContain('bí danh')
    }
  })
}

test('a form without the file, broken off or with a wrong unit is refused field by field', async () => {
  const send = (payload: string, type = 'multipart/form-data; boundary=x') =>
    planner.send({ method: 'POST', url: '/api/documents', headers: { 'content-type': type }, payload })
  const field = '--x\r\ncontent-disposition: form-data; name="unitId"\r\n\r\nHưng Yên\r\n'
  const file = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nKẾ HOẠCH\r\n'
  const pointers = async (payload: string, type?: string) =>
    (await send(payload, type)).json().errors?.map(({ pointer }: { pointer: string }) => pointer)
  expect(await pointers(`${field}--x--\r\n`)).toEqual(['#/file'])
  expect(await pointers(`${field}${file}--x--\r\n`)).toEqual(['#/unitId'])
  expect(await pointers(`${file}${field}--x--\r\n`)).toEqual(['#/unitId'])
  expect(await pointers(file)).toEqual(['#'])
  expect(await pointers('', 'multipart/form-data')).toEqual(['#'])
  expect((await send('{}', 'application/json')).statusCode).toBe(415)
  expect((await send(`${file}${file}--x--\r\n`)).statusCode).toBe(413)
  await nothingIsLeft()
})

const odd: [what: string, bytes: () => Buffer, warning: string | undefined][] = [
  [
    '25 MB and not a byte more',
    () => Buffer.concat([bad.goodText(), Buffer.alloc(MAX_FILE_BYTES - bad.goodText().length, ' ')]),
    undefined,
  ],
  ['UTF-16, as an old Notepad saves', bad.utf16Text, undefined],
  ['accents apart from their letters', bad.nfdText, undefined],
  ['TCVN3, as offices typed before Unicode', bad.tcvn3Text, 'old-letters'],
  ['no headings at all', bad.textWithoutHeadings, 'no-headings'],
  ['another language', bad.englishText, 'not-vietnamese'],
  ['ten thousand headings', bad.tenThousandHeadings, 'no-targets'],
  ['words about secrets', bad.notSecretText, undefined],
  ['a zero byte among the letters', () => Buffer.from(`${bad.goodText()}- 90% \0 người dân đi học.\n`), undefined],
]
for (const [what, bytes, warning] of odd) {
  test(`${what}: taken, read and removed again`, async () => {
    const response = await upload(planner, bytes())
    expect(response.statusCode, response.body).toBe(201)
    const { id } = response.json().document
    const { reading } = await whenRead(planner, id)
    expect(reading).toMatchObject({ state: 'done', problem: null })
    if (warning !== undefined) expect(reading?.warnings.map(({ code }) => code)).toContain(warning)
    expect((await planner.get(`/api/documents/${id}/text`)).statusCode).toBe(200)
    expect((await planner.delete(`/api/documents/${id}`)).statusCode).toBe(204)
    await nothingIsLeft()
  })
}
