import { expect, test } from 'vitest'
import { proposalFilterIn, withProposalFilter } from './use-proposals-view.ts'

const programmeId = '01890000-0000-7000-8000-000000000000'

test('what stands in the address is what is listed, and what is no filter is passed over', () => {
  const filter = { view: 'waiting', state: 'sent-up', kind: 'difficulty', programmeId, q: '2026' } as const
  expect(proposalFilterIn({ ...filter, q: 2026, sort: 'title' })).toEqual(filter)
  expect(proposalFilterIn({ view: 'nobody', state: 'gone', kind: 1, programmeId: 'x', q: '' })).toEqual({})
})

test('another list leaves the rest of the address as it was', () => {
  expect(withProposalFilter({ view: 'mine' })({ sort: 'title', view: 'all', q: 'lớp' })).toEqual({
    sort: 'title',
    view: 'mine',
  })
})
