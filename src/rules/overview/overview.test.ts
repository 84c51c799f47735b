import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Aim, YearValue } from '../figures/progress.ts'
import {
  changedTargets,
  chooseDecisions,
  dutiesToDecide,
  lackingOf,
  MOST_DECISIONS,
  targetsToDecide,
  unitStateOf,
} from './index.ts'

const path = [
  { year: 2025, value: '70' },
  { year: 2030, value: '90' },
]

test.each([
  ['half of what is asked', path, 2025, '35', '50'],
  ['on the straight line in between', path, 2027, '70.2', '10'],
  ['nothing', path, 2030, '90', '0'],
  ['more than is asked', path, 2030, '99', '0'],
  ['without a path, all of it', [], 2026, '5', '100'],
  ['where the path asks for nothing, all of it', [{ year: 2025, value: '0' }], 2026, '5', '100'],
  ['to one digit', [{ year: 2025, value: '3' }], 2025, '2', '33.3'],
])('a figure lacks of its path: %s', (_, line, year, least, lacking) => {
  expect(lackingOf(line, year, least)).toBe(lacking)
})

test('of targets the nearest milestone comes first, then what lacks most; without a milestone last', () => {
  const target = (name: string, milestone: number | null, lacking: string) => ({ name, milestone, lacking })
  const all = [target('d', null, '100'), target('c', 2030, '50'), target('b', 2026, '9'), target('a', 2026, '10.5')]
  expect(targetsToDecide(all).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd'])
})

test('of duties the longest late comes first, then what most are late with', () => {
  const duties = [
    { name: 'c', days: 3, organisations: 9 },
    { name: 'b', days: 8, organisations: 1 },
    { name: 'a', days: 8, organisations: 4 },
  ]
  expect(dutiesToDecide(duties).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
})

describe('five are chosen', () => {
  test.each([
    ['one of each kind in turn', ['a1', 'a2', 'a3'], ['b1', 'b2'], ['c1', 'c2'], ['a1', 'b1', 'c1', 'a2', 'b2']],
    ['what one kind lacks the others fill', ['a1', 'a2', 'a3', 'a4'], ['b1'], [], ['a1', 'b1', 'a2', 'a3', 'a4']],
    ['nothing waits', [], [], [], []],
  ])('%s', (_, a, b, c, chosen) => {
    expect(chooseDecisions(a, b, c)).toEqual(chosen)
  })

  const list = (kind: string) =>
    fc.nat(8).map((count) => Array.from({ length: count }, (_, index) => `${kind}${index}`))
  test('as many as there are up to five, none twice, each kind in its order and none left out that has something', () => {
    fc.assert(
      fc.property(list('a'), list('b'), list('c'), (a, b, c) => {
        const chosen = chooseDecisions(a, b, c)
        expect(chosen).toHaveLength(Math.min(MOST_DECISIONS, a.length + b.length + c.length))
        expect(new Set(chosen).size).toBe(chosen.length)
        for (const kind of [a, b, c]) {
          const its = chosen.filter((each) => kind.includes(each))
          expect(its).toEqual(kind.slice(0, its.length))
          if (kind.length > 0) expect(its.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})

test('what is new is what stands otherwise than it was seen, and not what is new itself', () => {
  const targets = [
    { factId: 'a', state: 'met' },
    { factId: 'b', state: 'at-risk' },
    { factId: 'c', state: 'no-data' },
  ] as const
  expect(changedTargets(targets, { a: 'on-track', b: 'at-risk' })).toEqual([
    { factId: 'a', state: 'met', from: 'on-track' },
  ])
})

const aim = (rest: Partial<Aim> = {}): Aim => ({
  kind: 'ratio',
  comparator: 'at-least',
  milestones: [{ year: 2030, value: '90', upper: null }],
  baseline: null,
  ...rest,
})
const at = (year: number, least: string): YearValue => ({ year, least, most: least })

describe('a unit is held against the target of the whole', () => {
  const open = [{ year: 2030, value: null, upper: null }]
  test.each<[string, Aim, YearValue | null, YearValue | null, string | null]>([
    ['reached', aim(), at(2027, '90'), null, 'met'],
    ['on the path of the whole, wherever it began itself', aim(), at(2027, '78'), at(2026, '89'), 'on-track'],
    ['a little under it', aim(), at(2027, '70.2'), null, 'at-risk'],
    ['far under it, though it rose', aim(), at(2027, '50'), at(2026, '10'), 'off-track'],
    ['no figure', aim(), null, at(2026, '10'), 'no-data'],
    ['a count is of the whole alone', aim({ kind: 'count' }), at(2027, '5'), null, null],
    ['kept what it had itself', aim({ comparator: 'maintain', milestones: open }), at(2027, '5'), at(2026, '5'), 'met'],
  ])('%s', (_, target, now, before, state) => {
    expect(unitStateOf(target, path, now, before)).toBe(state)
  })
})
