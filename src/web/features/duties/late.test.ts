import { expect, test } from 'vitest'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import { lateByOrganisation } from './late.ts'

const late = (organisationId: string | null, organisationName: string, days: number) =>
  ({ organisationId, organisationName, days, quote: `${organisationName} ${days}` }) as AskedAnswerRow

test('whoever is late the longest comes first, with what is late the longest; of alike ones Đ comes after D', () => {
  const found = lateByOrganisation([
    late('1', 'Đoàn Thanh niên', 3),
    late('2', 'Sở Nội vụ', 1),
    late('3', 'Dân vận', 3),
    late('2', 'Sở Nội vụ', 9),
    late(null, '', 20),
  ])
  expect(found.map(({ organisationName, longest, answers }) => [organisationName, longest, answers.length])).toEqual([
    ['Sở Nội vụ', 9, 2],
    ['Dân vận', 3, 1],
    ['Đoàn Thanh niên', 3, 1],
  ])
  expect(found[0]?.answers.map(({ days }) => days)).toEqual([9, 1])
})
