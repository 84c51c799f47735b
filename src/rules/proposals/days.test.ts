import { expect, test } from 'vitest'
import { workingDays } from '../holidays.ts'
import { proposalDays } from './days.ts'

const working = workingDays([{ day: '2027-01-01', kind: 'holiday' }])

test('days and working days are counted since it was sent and where it lies, without weekends and holidays', () => {
  // 31/12/2026 is a Thursday, 1/1/2027 a holiday, 2 and 3 a weekend.
  expect(proposalDays({ sentOn: '2026-12-30', liesSince: '2026-12-31', endedOn: null }, '2027-01-04', working)).toEqual(
    {
      sinceSent: { days: 5, workingDays: 2 },
      here: { days: 4, workingDays: 1 },
    },
  )
})

test('what was not sent counts nothing, and what has ended counts no further', () => {
  expect(proposalDays({ sentOn: null, liesSince: null, endedOn: null }, '2027-01-04', working)).toEqual({
    sinceSent: null,
    here: null,
  })
  expect(
    proposalDays({ sentOn: '2026-12-28', liesSince: '2026-12-28', endedOn: '2026-12-30' }, '2027-06-01', working),
  ).toEqual({ sinceSent: { days: 2, workingDays: 2 }, here: null })
})
