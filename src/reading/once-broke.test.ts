import { expect, test } from 'vitest'
import { faultOf } from '../../tests/support/well-formed.ts'
import { read } from './index.ts'

/** Texts in which `npm run reading:fuzz` found a fault, as small as they showed it. */
const ONCE_BROKE: [fault: string, text: string][] = [
  ['rows within rows went down for ever', '1. Việc này\na) Việc kia\n'.repeat(3_000)],
  ['a target quoted nothing', 'I.Mục tiêu\n. . . .'],
  ['a duty quoted nothing', 'KẾ HOẠCH\nI. NHIỆM VỤ\n. . . . . . . . .'],
  ['a duty quoted nothing', 'KẾ HOẠCH\nI. NHIỆM VỤ\n1. ................. Sở Nội vụ chủ trì thực hiện.'],
  ['a target of a table began in the next cell', 'I. MỤC TIÊU\nTT\tTên\t2025\n1\t.\t50%\n2\t.\t60%'],
  [
    'a target of a table stood above one of the paragraph before it',
    'I. MỤC TIÊU\nTT\tChỉ tiêu\t2025\n1\tSố lớp\t5\n2\tSố người\t60\n- 90% người dân trong độ tuổi biết chữ.',
  ],
]

test.each(ONCE_BROKE)('%s (%#)', async (_, text) => {
  expect(faultOf(await read(new TextEncoder().encode(text)))).toBeNull()
})

/** Texts whose time once grew with the square of their length: long enough that the run's own limit would end it. */
const ONCE_GREW: [what: string, text: string][] = [
  ['spaces at the end of a line', `KẾ HOẠCH\n1.${' '.repeat(400_000)}\n`],
  ['reviews in one paragraph', `KẾ HOẠCH\nII. TỔ CHỨC THỰC HIỆN\n1. ${'sơ kết, tổng kết kế hoạch; '.repeat(50_000)}\n`],
]

test.each(ONCE_GREW)('%s take time by their length', async (_, text) => {
  expect(faultOf(await read(new TextEncoder().encode(text)))).toBeNull()
})
