import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordChanges } from './word-changes.ts'

const told = (before: string, after: string) =>
  wordChanges(before, after)
    .map(({ sort, before, after }) => (sort === 'same' ? after : sort === 'removed' ? `[-${before}]` : `[+${after}]`))
    .join('')

test.each([
  ['60% hộ có sách', '70% hộ có sách', '[-60% ][+70% ]hộ có sách'],
  ['Mở lớp học', 'Mở lớp học và thư viện', 'Mở lớp học [+và thư viện]'],
  ['Mở lớp học ở xã', 'Mở lớp ở xã', 'Mở lớp [-học ]ở xã'],
  ['Mở lớp', 'Mở lớp', 'Mở lớp'],
  ['của cán bộ và dân', 'của cán bộ, công chức và dân', 'của cán bộ, [+công chức ]và dân'],
  ['Mở lớp', '', '[-Mở lớp]'],
])('"%s" became "%s"', (before, after, parts) => {
  expect(told(before, after)).toBe(parts)
})

const words = fc.array(fc.constantFrom('mở', 'lớp', 'học', 'xã', '90%'), { maxLength: 12 }).map((all) => all.join(' '))

test('what stays, came and went gives both wordings back', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = wordChanges(before, after)
      expect(parts.map((part) => part.before).join('')).toBe(before)
      expect(parts.map((part) => part.after).join('')).toBe(after)
    }),
  )
})
