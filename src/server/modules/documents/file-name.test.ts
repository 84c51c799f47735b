import { expect, test } from 'vitest'
import { attachmentNamed, cleanFileName, nameAs } from './file-name.ts'

test('a file keeps its name, and nothing else that came with it', () => {
  expect(cleanFileName('Kế hoạch.docx')).toBe('Kế hoạch.docx')
  expect(cleanFileName('Kế hoạch.docx'.normalize('NFD'))).toBe('Kế hoạch.docx')
  expect(cleanFileName('C:\\Tài liệu\\Kế hoạch.docx')).toBe('Kế hoạch.docx')
  expect(cleanFileName('../../etc/passwd')).toBe('passwd')
  expect(cleanFileName('a\u0000b\n\u202Excod.txt')).toBe('abxcod.txt')
  expect(cleanFileName('  kế   hoạch .txt ')).toBe('kế hoạch.txt')
  for (const nothing of [undefined, '', '/', '..', '\u200b']) expect(cleanFileName(nothing)).toBe('tai-lieu')
})

test('a name that is too long loses its middle, not its ending', () => {
  const name = cleanFileName(`${'ề'.repeat(500)}.docx`)
  expect([...name]).toHaveLength(200)
  expect(name.endsWith('ề.docx')).toBe(true)
})

test('a download is named for every browser, and cannot break out of its header', () => {
  expect(attachmentNamed('Đề án (2).docx')).toBe(
    'attachment; filename="De an (2).docx"; filename*=UTF-8\'\'%C4%90%E1%BB%81%20%C3%A1n%20%282%29.docx',
  )
  expect(attachmentNamed('a"; x="b\\.txt')).toContain('filename="a__ x=_b_.txt"')
})

test('a name ends in what the bytes are, so that nothing runs that was called a page or a program', () => {
  expect(nameAs('docx', 'Kế hoạch.DOCX')).toBe('Kế hoạch.DOCX')
  expect(nameAs('txt', 'Kế hoạch.html')).toBe('Kế hoạch.html.txt')
  expect(nameAs('docx', 'Kế hoạch.txt')).toBe('Kế hoạch.txt.docx')
  expect(nameAs('txt', 'tai-lieu')).toBe('tai-lieu.txt')
})
