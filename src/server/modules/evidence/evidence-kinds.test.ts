import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pngNamedDocx } from '../../../../tests/support/bad-files.ts'
import { compoundFile } from '../../../../tests/support/raw-compound-file.ts'
import { entry, rawZip } from '../../../../tests/support/raw-zip.ts'
import { EVIDENCE_KINDS } from '../../../shared/evidence.ts'
import { evidenceKindOf, nameAsKind } from './evidence-kinds.ts'

const packed = (...names: string[]) => rawZip(['[Content_Types].xml', ...names].map((name) => entry(name, '<x/>')))

test.each([
  ['pdf', Buffer.from('%PDF-1.7\n%…')],
  ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ['png', pngNamedDocx()],
  ['docx', packed('word/document.xml')],
  ['xlsx', packed('xl/workbook.xml')],
  ['pptx', packed('ppt/presentation.xml')],
  ['doc', compoundFile(['WordDocument'])],
  ['xls', compoundFile(['Workbook'])],
])('%s is known by its bytes', (kind, bytes) => {
  expect(evidenceKindOf(bytes)).toEqual({ kind })
})

test.each([
  ['a Word file with macros', packed('word/document.xml', 'word/vbaProject.bin'), 'active'],
  ['an Excel file with controls', packed('xl/workbook.xml', 'xl/activeX/activeX1.xml'), 'active'],
  ['an Excel file with macros of old', packed('xl/workbook.xml', 'xl/macrosheets/sheet1.xml'), 'active'],
  [
    'an archive with more in it than any document',
    packed('word/document.xml', ...Array.from({ length: 20_001 }, (_, n) => `x/${n}`)),
    'unknown',
  ],
  ['an old Word file with macros', compoundFile(['_VBA_PROJECT', 'WordDocument']), 'active'],
  ['a file with a password', compoundFile(['EncryptedPackage']), 'encrypted'],
  ['an archive of files', rawZip([entry('word/document.xml', '<x/>')]), 'unknown'],
  ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'unknown'],
  ['a drawing that may hold scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown'],
  ['a program', Buffer.from('MZ\u0090\u0000'), 'unknown'],
  ['half of a packed file', packed('word/document.xml').subarray(0, 100), 'unknown'],
])('%s is not taken', (_, bytes, notTaken) => {
  expect(evidenceKindOf(bytes)).toEqual({ notTaken })
})

test('whatever comes is told a kind or why it is not taken', () => {
  const anything = fc
    .tuple(
      fc.constantFrom('', '%PDF-', 'PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'),
      fc.uint8Array(),
    )
    .map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]))
  fc.assert(
    fc.property(anything, (bytes) => {
      const found = evidenceKindOf(bytes)
      return 'kind' in found ? EVIDENCE_KINDS.includes(found.kind) : found.notTaken.length > 0
    }),
  )
})

test('a name ends as what the bytes are', () => {
  expect(nameAsKind('pdf', 'Báo cáo.pdf')).toBe('Báo cáo.pdf')
  expect(nameAsKind('png', 'ảnh.docx')).toBe('ảnh.docx.png')
  expect(nameAsKind('jpg', 'ảnh.JPEG')).toBe('ảnh.JPEG')
  expect(nameAsKind('xlsx', 'so-lieu')).toBe('so-lieu.xlsx')
})
