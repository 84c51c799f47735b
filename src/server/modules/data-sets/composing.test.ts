import { describe, expect, test } from 'vitest'
import { compose, type KnownRow, levelAsked, type NeededElement } from './composing.ts'

const planner = '00000000-0000-7000-8000-000000000001'
const needed = (id: string, level: 1 | 2 | 3 = 3): NeededElement => ({
  element: { id, kind: 'whole', level, frequency: 'year' },
  facts: ['a'],
})
const row = (elementId: string, rest: Partial<KnownRow> = {}): KnownRow => ({
  ...{ dataSetId: 'communes', elementId, position: 0, frequency: 'year', frequencyBy: null },
  ...{ facts: ['a'], addedBy: null, removedBy: null, ...rest },
})
const set = { id: 'communes', level: 3, organisationId: null }
const now = {
  programmeLevel: 1,
  lines: [{ organisationId: '7', unitId: '70', level: 3, every: ['year' as const] }],
  gatherer: null,
  newId: () => 'new',
}

describe('what a planner said stays', () => {
  test('what was taken out stays out, wherever it would stand now', () => {
    const out = row('2', { removedBy: planner })
    expect(compose([needed('1'), needed('2')], [set], [row('1'), out], now)).toEqual({
      insertSets: [],
      putRows: [],
      removeRows: [],
    })
    expect(compose([needed('2')], [], [{ ...out, dataSetId: 'elsewhere' }], now).putRows).toEqual([])
  })

  test('what was put in stays without a target, and what nobody needs or chose goes', () => {
    const put = row('1', { addedBy: planner })
    expect(compose([], [set], [put, row('2')], now)).toEqual({
      insertSets: [],
      putRows: [{ ...put, facts: [] }],
      removeRows: [row('2')],
    })
  })

  test('how often it is asked stays, as far as anybody reports so', () => {
    const chosen = row('1', { frequency: 'quarter', frequencyBy: planner })
    expect(compose([needed('1')], [set], [chosen], now).putRows).toEqual([])
  })
})

test.each([
  ['its own', 'whole', 3, 1, [1, 3], 3],
  ['the next higher that reports', 'whole', 3, 1, [1], 1],
  ['that of the programme where it is higher', 'whole', 1, 3, [3], 3],
  ['none where nobody reports', 'whole', 3, 1, [], undefined],
  ['no other than its own for a yes or no', 'yes-no', 3, 1, [1], undefined],
] as const)('an element is asked at the level: %s', (_, kind, level, programmeLevel, reported, asked) => {
  expect(levelAsked({ kind, level }, programmeLevel, new Set(reported))).toBe(asked)
})
