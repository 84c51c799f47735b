import { expect, test } from 'vitest'
import { read } from '../index.ts'
import { firstBadUtf8 } from './text.ts'

const TEXT = 'KẾ HOẠCH\nXây dựng xã hội học tập năm 2026\nI. MỤC TIÊU\n- 80% người dân biết chữ.\n'
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

test.each([
  ['utf-8', utf8(TEXT)],
  ['utf-8', utf8(`\ufeff${TEXT}`)],
  ['utf-8', utf8(TEXT.normalize('NFD'))],
  ['utf-16le', utf16(TEXT, false, true)],
  ['utf-16be', utf16(TEXT, true, true)],
  ['utf-16le', utf16(TEXT, false, false)],
  ['utf-16be', utf16(TEXT, true, false)],
])('text is read whatever Unicode encoding it has: %s', async (encoding, bytes) => {
  const reading = await read(bytes)
  expect(reading.encoding).toBe(encoding)
  expect(reading.text).toBe(TEXT.trim())
  expect(reading.targets).toHaveLength(1)
})

test('broken UTF-8 is refused with the offset of the first bad byte', async () => {
  const bytes = new Uint8Array([...utf8('Kế hoạch '), 0xc3, 0x28, ...utf8(' tiếp')])
  expect(firstBadUtf8(bytes)).toBe(utf8('Kế hoạch ').length)
  await expect(read(bytes)).rejects.toMatchObject({
    code: 'unknown-encoding',
    detail: { offset: utf8('Kế hoạch ').length },
  })
})

test.each([
  ['empty-file', {}, ''],
  ['no-text', {}, ' \n\t\n'],
  ['not-supported-format', { found: 'rtf' }, '{\\rtf1 abc}'],
])('what cannot be read is named: %s %o', async (code, detail, text) => {
  await expect(read(utf8(text))).rejects.toMatchObject({ code, detail })
})

test('a picture that is called a text is named by its content', async () => {
  await expect(read(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))).rejects.toMatchObject({
    detail: { found: 'png' },
  })
})

test('a file over the limit is refused before it is read', async () => {
  await expect(read(utf8(TEXT), { limits: { maxBytes: 10 } })).rejects.toMatchObject({ code: 'too-large' })
})

test.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT', 'Độ mật: Tối mật', 'ĐỘ MẬT: MẬT'])(
  'a document marked %s is refused',
  async (mark) => {
    await expect(read(utf8(`ỦY BAN NHÂN DÂN\n${mark}\n${TEXT}`))).rejects.toMatchObject({ code: 'secret-document' })
  },
)

test('words that only sound secret are innocent', async () => {
  const reading = await read(
    utf8(`${TEXT}- Bảo đảm an toàn, bảo mật; giữ bí mật nhà nước; tài liệu MẬT được quản lý riêng.\n`),
  )
  expect(reading.text).toContain('bảo mật')
})
