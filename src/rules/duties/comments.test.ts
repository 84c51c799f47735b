import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EDIT_WITHIN_MS, mayStillEdit, mentionedIn, piecesOf } from './comments.ts'

const lan = '01890000-0000-7000-8000-000000000001'
const minh = '01890000-0000-7000-8000-000000000002'

test('a comment is edited until 15 minutes are over', () => {
  const at = new Date('2026-11-20T02:00:00Z')
  const after = (ms: number) => mayStillEdit(at, new Date(at.getTime() + ms))
  expect([after(0), after(EDIT_WITHIN_MS), after(EDIT_WITHIN_MS + 1)]).toEqual([true, true, false])
})

test('who is mentioned is found once each, in the order of the words', () => {
  expect(mentionedIn(`@[${minh}] và @[${lan}], nhất là @[${minh}]; gửi về a@b.vn, @[x]`)).toEqual([minh, lan])
})

test('addresses lead somewhere and do nothing else', () => {
  expect(piecesOf(`Xem https://vanban.chinhphu.vn/a?b=1. Hỏi @[${lan}]!`)).toEqual([
    { text: 'Xem ' },
    { link: 'https://vanban.chinhphu.vn/a?b=1' },
    { text: '. Hỏi ' },
    { mention: lan },
    { text: '!' },
  ])
  for (const words of ['javascript:alert(1)', 'data:text/html,x', 'HTTPS://', 'https://...', '<a href="x">'])
    expect(piecesOf(words)).toEqual([{ text: words }])
})

test('the pieces put together are the words', () => {
  const part = fc.constantFrom('@', '[', ']', lan, `@[${lan}]`, 'https://a.vn', '.', ' ', '\n', 'chữ', '"', '<')
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const words = parts.join('')
      const together = piecesOf(words)
        .map((piece) => ('text' in piece ? piece.text : 'link' in piece ? piece.link : `@[${piece.mention}]`))
        .join('')
      return together === words
    }),
  )
})
