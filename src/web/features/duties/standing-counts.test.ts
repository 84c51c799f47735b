import { expect, test } from 'vitest'
import type { OrganisationCounts } from '../../../shared/duties.ts'
import { byUrgency, concernsOf, severalOrganisations, totalsOf } from './standing-counts.ts'

const counts = (
  organisationName: string,
  standings: OrganisationCounts['standings'],
  duties = 1,
): OrganisationCounts => ({
  organisationId: organisationName,
  organisationName,
  duties,
  standings,
})

test('whoever is late with most comes first, then whoever has most to do soon, then by name', () => {
  const ordered = byUrgency([
    counts('Sở Y tế', {}),
    counts('Ủy ban nhân dân xã Ân Thi', {}),
    counts('Đài Phát thanh', { soon: 2 }),
    counts('Công an tỉnh', {}),
    counts('Sở Nội vụ', { late: 1 }),
  ])
  expect(ordered.map(({ organisationName }) => organisationName)).toEqual([
    'Sở Nội vụ',
    'Đài Phát thanh',
    'Công an tỉnh',
    'Sở Y tế',
    'Ủy ban nhân dân xã Ân Thi',
  ])
})

test('the total of all organisations is the sum of theirs', () => {
  expect(totalsOf([counts('a', { late: 2, done: 1 }, 3), counts('b', { late: 1, open: 4 }, 5)])).toEqual({
    duties: 8,
    standings: { late: 3, done: 1, open: 4 },
  })
  expect(totalsOf([])).toEqual({ duties: 0, standings: {} })
})

test('what was handed in late waits to be accepted as well', () => {
  const concerns = concernsOf({
    organisations: [counts('a', { late: 1, submitted: 2, 'submitted-late': 3 }), counts('b', { soon: 4 })],
    unowned: [],
  })
  expect(concerns).toEqual({ late: 1, soon: 4, submitted: 5, unowned: 0 })
})

test('whose an answer is needs saying only where there are several', () => {
  expect(severalOrganisations([{ organisationId: '1' }, { organisationId: '1' }])).toBe(false)
  expect(severalOrganisations([{ organisationId: '1' }, { organisationId: '2' }])).toBe(true)
})
