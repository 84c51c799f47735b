import { beforeAll, expect, test } from 'vitest'
import { type ClassCounts, measureClasses, measuredPlans } from '../../tests/support/measure-classes.ts'
import { CERTAINTIES, type Certainty } from '../shared/certainty.ts'
import { READER_PRECISION } from '../shared/reader-precision.ts'

let measured: ClassCounts
beforeAll(async () => {
  measured = await measureClasses(measuredPlans())
})

const precision = (counts: Record<Certainty, { facts: number; right: number }>, certainty: Certainty) =>
  counts[certainty].right / counts[certainty].facts

test('the surer the reader, the oftener it is right, also of papers that taught it nothing', () => {
  expect(precision(measured, 'sure')).toBeGreaterThanOrEqual(0.955)
  expect(precision(measured, 'sure')).toBeGreaterThan(precision(measured, 'look'))
  expect(precision(measured, 'look')).toBeGreaterThan(precision(measured, 'doubtful'))
})

test('most facts are sure, so that a person has few to look at', () => {
  const all = CERTAINTIES.reduce((sum, each) => sum + measured[each].facts, 0)
  expect(measured.sure.facts / all).toBeGreaterThan(0.6)
})

test('the table that the product shows is the measured one: node scripts/score-reader.ts --write', () => {
  expect(READER_PRECISION.documents).toBe(measuredPlans().length)
  for (const each of CERTAINTIES) {
    expect(Math.abs(precision(READER_PRECISION, each) - precision(measured, each)), each).toBeLessThanOrEqual(0.02)
    expect(Math.abs(READER_PRECISION[each].facts / measured[each].facts - 1), each).toBeLessThanOrEqual(0.1)
  }
})
