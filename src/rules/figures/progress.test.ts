import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IndicatorKind } from '../../shared/indicators.ts'
import { measure } from './measure.ts'
import { type Aim, pathAt, pathOf, project, shortfall, stateOf, type YearValue } from './progress.ts'

const at = (year: number, least: string, most = least): YearValue => ({ year, least, most })
const aim = (rest: Partial<Aim> = {}): Aim => ({
  kind: 'ratio',
  comparator: 'at-least',
  milestones: [{ year: 2030, value: '90', upper: null }],
  baseline: { year: 2025, value: '70' },
  ...rest,
})
const goals = (value: string | null, upper: string | null = null, year = 2030) => [{ year, value, upper }]

describe('a state by its rule', () => {
  const standing = { kind: 'standing', comparator: 'achieve', milestones: goals(null), baseline: null } as const
  const parity = { kind: 'parity', comparator: 'achieve', milestones: goals(null), baseline: null } as const
  const rise = { kind: 'rise', comparator: 'increase', milestones: goals('5'), baseline: null } as const
  test.each<[string, Partial<Aim>, YearValue | null, YearValue[], string]>([
    ['nobody reported', {}, null, [], 'no-data'],
    ['reached before its year', {}, at(2027, '90'), [], 'met'],
    ['on the straight line', {}, at(2027, '78'), [], 'on-track'],
    ['a tenth under the line', {}, at(2027, '70.2'), [], 'at-risk'],
    ['further under the line', {}, at(2027, '70.1'), [], 'off-track'],
    ['in the year itself, a little short', {}, at(2030, '81'), [], 'at-risk'],
    ['after the year, however little short', {}, at(2031, '89.99'), [], 'off-track'],
    ['a range whose lower end is short', {}, at(2030, '89', '95'), [], 'at-risk'],
    ['a range from off track to there', {}, at(2030, '0', '100'), [], 'no-data'],
    ['a range that is off track at both ends', {}, at(2030, '0', '50'), [], 'off-track'],
    ['a range that is wholly there', {}, at(2030, '90', '95'), [], 'met'],
    [
      'above is more than the value, and as much is on the line',
      { comparator: 'above' },
      at(2030, '90'),
      [],
      'on-track',
    ],
    ['between, within', { comparator: 'between', milestones: goals('40', '60') }, at(2030, '60'), [], 'met'],
    [
      'between, a range that reaches out of it',
      { comparator: 'between', milestones: goals('40', '60') },
      at(2031, '50', '61'),
      [],
      'off-track',
    ],
    [
      'maintain without a value keeps the start',
      { comparator: 'maintain', milestones: goals(null) },
      at(2027, '70'),
      [],
      'met',
    ],
    ['maintain, lost a little', { comparator: 'maintain', milestones: goals(null) }, at(2027, '69'), [], 'at-risk'],
    [
      'increase without a value is more than the start',
      { comparator: 'increase', milestones: goals(null) },
      at(2027, '70.01'),
      [],
      'met',
    ],
    [
      'no start: the first figure is one',
      { baseline: null },
      at(2028, '82'),
      [at(2026, '70'), at(2028, '82')],
      'on-track',
    ],
    [
      'no start and no earlier figure: the value itself is asked',
      { baseline: null },
      at(2026, '82'),
      [at(2026, '82')],
      'at-risk',
    ],
    ['no start and no earlier figure, far off', { baseline: null }, at(2026, '50'), [at(2026, '50')], 'off-track'],
    ['a standing held', standing, at(2027, '1'), [], 'met'],
    ['a standing not yet held', standing, at(2029, '0'), [], 'on-track'],
    ['a standing not held in its year', standing, at(2030, '0'), [], 'at-risk'],
    ['a standing not held after it', standing, at(2031, '0'), [], 'off-track'],
    ['a rise that is enough', rise, at(2027, '5'), [], 'met'],
    ['a rise nearly enough', rise, at(2027, '4.5'), [], 'on-track'],
    ['a rise too small', rise, at(2027, '4.4'), [], 'at-risk'],
    ['no rise', rise, at(2027, '0'), [], 'off-track'],
    ['parity', parity, at(2027, '0.97'), [], 'met'],
    ['nearer to parity', parity, at(2027, '0.95'), [at(2026, '0.9')], 'on-track'],
    ['as far from parity', parity, at(2027, '1.1'), [at(2026, '0.9')], 'at-risk'],
    ['further from parity', parity, at(2027, '0.85'), [at(2026, '0.9')], 'off-track'],
  ])('%s', (_, rest, now, points, state) => {
    expect(stateOf(aim(rest), now, points)).toBe(state)
  })

  test('more is never worse, whatever the path', () => {
    const order = ['off-track', 'at-risk', 'on-track', 'met']
    const kinds = fc.constantFrom<IndicatorKind>('ratio', 'count', 'share-of-units', 'share-of-criteria', 'rise')
    const value = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(
        kinds,
        value,
        value,
        value,
        value,
        fc.integer({ min: 2024, max: 2032 }),
        (kind, start, goal, one, two, year) => {
          const its = aim({ kind, milestones: goals(String(goal)), baseline: { year: 2024, value: String(start) } })
          const [low, high] = [Math.min(one, two), Math.max(one, two)]
          const rank = (each: number) => order.indexOf(stateOf(its, at(year, String(each)), []))
          expect(rank(high)).toBeGreaterThanOrEqual(rank(low))
        },
      ),
    )
  })
})

test('the path goes straight from the start to each milestone', () => {
  const its = aim({ milestones: [...goals('100', null, 2030), ...goals('80', null, 2027)] })
  const path = pathOf(its, [])
  expect(path.map(({ year, value }) => `${year} ${value}`)).toEqual(['2025 70', '2027 80', '2030 100'])
  expect([2024, 2026, 2027, 2028, 2031].map((year) => Number(pathAt(path, year)?.round(2)))).toEqual([
    70, 75, 80, 86.67, 100,
  ])
  expect(pathAt([], 2026)).toBeNull()
})

describe('the projection', () => {
  test('follows a straight line without spread', () => {
    const points = [1, 2, 3, 4, 5].map((step) => at(2020 + step, String(60 + 2 * step)))
    expect(project(points, 2030)).toEqual({ year: 2030, value: '80', least: '80', most: '80' })
  })
  test('says how far it may be off: of 1, 2, 2, 3 for the fifth', () => {
    // By hand: slope 0.6, mean 2, left over 0.1 a degree of freedom, 1 + 1/4 + 6.25/5 = 2.5, t(2) = 4.303.
    const found = project([at(1, '1'), at(2, '2'), at(3, '2'), at(4, '3')], 5)
    expect(found?.value).toBe('3.5')
    expect(Number(found?.most)).toBeCloseTo(3.5 + 4.303 * Math.sqrt(0.1 * 2.5), 5)
    expect(Number(found?.least)).toBeCloseTo(3.5 - 4.303 * Math.sqrt(0.1 * 2.5), 5)
  })
  test('says nothing with three years', () => {
    expect(project([at(1, '1'), at(2, '2'), at(3, '3')], 5)).toBeNull()
  })
})

describe('an indicator from its sums', () => {
  const one = (value: string) => ({ least: value, most: value })
  const sums = (above: string, below: string | null, reported = 4, expected = 5) => ({
    above: one(above),
    below: below === null ? null : one(below),
    reported,
    expected,
  })
  test.each<[string, Parameters<typeof measure>, string | undefined]>([
    ['a ratio in per cent', ['ratio', '%', 1, sums('1', '3')], '33.333333'],
    ['a ratio of things', ['ratio', 'cuốn/người', 1, sums('7', '2')], '3.5'],
    ['a ratio over nothing', ['ratio', '%', 1, sums('7', '0')], undefined],
    ['nobody reported', ['ratio', '%', 1, sums('0', '0', 0)], undefined],
    ['a count', ['count', 'người', 1, sums('12', null)], '12'],
    ['a share of units is of all that were asked', ['share-of-units', '%', 1, sums('3', null)], '60'],
    ['a share of criteria', ['share-of-criteria', '%', 10, sums('30', null)], '75'],
    ['a rise', ['rise', '%', 1, sums('110', '100')], '10'],
    ['a fall', ['rise', '%', 1, sums('90', '100')], '-10'],
    ['parity', ['parity', 'lần', 1, sums('96', '100')], '0.96'],
  ])('%s', (_, given, least) => {
    expect(measure(...given)?.least).toBe(least)
  })
  test('of split units a range that holds every way to share out', () => {
    const range = { above: { least: '10', most: '20' }, below: { least: '40', most: '80' }, reported: 2, expected: 2 }
    expect(measure('ratio', '%', 1, range)).toMatchObject({ least: '12.5', most: '50' })
  })
})

test('a unit stays behind by what it lacks of what the numerator counts', () => {
  const goal = { year: 2030, value: '90', upper: null }
  const unit = (above: string, below: string | null, before: string | null = null) => ({
    above,
    below,
    reported: 1,
    before,
  })
  const ratio = { kind: 'ratio', isPercent: true } as const
  expect(shortfall(ratio, goal, unit('80', '100'))).toBe('10')
  expect(shortfall(ratio, goal, unit('90', '100'))).toBeNull()
  expect(shortfall({ kind: 'share-of-units', isPercent: true }, goal, unit('0', null))).toBe('1')
  expect(shortfall({ kind: 'count', isPercent: false }, goal, unit('8', null, '10'))).toBe('2')
  expect(shortfall({ kind: 'count', isPercent: false }, goal, unit('8', null))).toBeNull()
})
