import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../rules/days.ts'
import { type AnnotationRow, addedIn } from './added.ts'

const NONE = { kind: 'product', product: null, dueOn: null, organisations: null, byPerson: 'planner' } as const
const row = (rest: Partial<AnnotationRow>): AnnotationRow => ({
  ...{ ...NONE, factId: 'duty', number: 1, at: new Date('2026-11-20T02:00:00Z') },
  ...rest,
})

test('the last of each kind holds, and an empty one takes back', () => {
  const added = addedIn([
    row({ product: 'Sổ tay' }),
    row({ kind: 'owners', organisations: ['7'], byPerson: 'first' }),
    row({ product: 'Báo cáo' }),
    row({ kind: 'owners', organisations: ['8', '9'], byPerson: 'second' }),
    row({ factId: 'another', product: 'Tờ rơi' }),
  ])
  expect(added('duty')).toEqual({
    product: 'Báo cáo',
    day: null,
    owners: { organisationIds: ['8', '9'], by: 'second' },
  })
  expect(addedIn([row({ product: 'Sổ tay' }), row({})])('duty').product).toBeNull()
  expect(added('nothing was added to this one')).toEqual({ product: null, day: null, owners: null })
})

test('a day counts in Vietnam, and from when it was first added, however often it is moved', () => {
  const dueOn = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2027-01-01', days))
  fc.assert(
    fc.property(fc.array(fc.option(dueOn), { minLength: 1, maxLength: 8 }), (days) => {
      const rows = days.map((dueOn, index) =>
        row({ kind: 'due', dueOn, at: new Date(Date.UTC(2026, 10, 20 + index, 18)) }),
      )
      const last = days.at(-1) ?? null
      const begun = days.lastIndexOf(null) + 1
      expect(addedIn(rows)('duty').day).toEqual(
        last === null ? null : { dueOn: last, since: addDays('2026-11-21', begun) },
      )
    }),
  )
})
