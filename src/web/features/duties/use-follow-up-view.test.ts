import { expect, test } from 'vitest'
import type { AnswerFilter } from './duties.ts'
import { filterIn, withFilter } from './use-follow-up-view.ts'

test('every filter stands in the address and is read from it again', () => {
  const filter: AnswerFilter = {
    standing: 'late',
    organisationId: '12',
    kind: 'report',
    period: '2026',
    from: '2026-01-01',
    to: '2026-06-30',
    q: 'sở nội vụ',
    asking: 'true',
  }
  const search = withFilter(filter)({ sort: 'due', standing: 'done' })
  expect(search).toEqual({ ...filter, sort: 'due', organisationId: 12, period: 2026, asking: true })
  expect(filterIn(search)).toEqual(filter)
  expect(withFilter({})(search)).toEqual({ sort: 'due' })
})

test('what is written into the address by hand and is no filter is passed over', () => {
  const wrong = { standing: 'x', organisationId: '1a', kind: 'x', period: '2026-H3', from: '2026-02-31', to: '', q: '' }
  expect(filterIn(wrong)).toEqual({})
})
