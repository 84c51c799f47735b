import { expect, test } from 'vitest'
import type { AnswerFilter } from './duties.ts'
import { viewIn, withView } from './duty-view.ts'
import { filterIn, withFilter } from './use-follow-up-view.ts'
import { placeIn } from './view-place.ts'

test('every filter stands in the address and is read from it again', () => {
  const filter: AnswerFilter = {
    standing: 'late',
    organisationId: '12',
    sentTo: '7',
    factId: '01890000-0000-7000-8000-000000000000',
    kind: 'report',
    period: '2026',
    from: '2026-01-01',
    to: '2026-06-30',
    q: 'sở nội vụ',
    asking: 'true',
  }
  const search = withFilter(filter)({ sort: 'due', standing: 'done', row: 40 })
  expect(search).toEqual({ ...filter, sort: 'due', organisationId: 12, sentTo: 7, period: 2026, asking: true })
  expect(filterIn(search)).toEqual(filter)
  expect(withFilter({})(search)).toEqual({ sort: 'due' })
})

test('what is written into the address by hand and is no filter is passed over', () => {
  expect(filterIn({ period: '2026#1' })).toEqual({ period: '2026#1' })
  const wrong = {
    standing: 'x',
    organisationId: '1a',
    sentTo: 'x',
    factId: '1',
    kind: 'x',
    period: '2026-H3',
    from: '2026-02-31',
    to: '',
    q: '',
  }
  expect(filterIn(wrong)).toEqual({})
})

test('another view keeps the filters and begins at its beginning', () => {
  const search = { standing: 'late', view: 'duties', row: 40, column: 40, month: '2026-12' }
  expect(withView('board')(search)).toEqual({ standing: 'late', view: 'board' })
  expect(withView('table')(search)).toEqual({ standing: 'late' })
  expect(viewIn({ view: 'board' })).toBe('board')
  expect(viewIn({ view: 'x' })).toBe('table')
})

test('where in a view one is stands in the address, and nothing else is taken', () => {
  const today = '2026-11-20'
  expect(placeIn({}, today)).toEqual({ row: 0, column: 0, line: 0, month: '2026-11', year: 2026, by: 'organisation' })
  expect(placeIn({ row: 40, column: -1, month: '2027-02', year: 2027, by: 'duty', day: '2027-02-03' }, today)).toEqual({
    ...{ row: 40, column: 0, line: 0, month: '2027-02', year: 2027, by: 'duty', day: '2027-02-03' },
  })
  expect(placeIn({ row: 'x', month: '2027-13', year: 20_260, by: 'x', day: '2027-02-30' }, today)).toEqual(
    placeIn({}, today),
  )
})
