import { expect, test } from 'vitest'
import { factsByClause, indexAt, segmentsOf } from './marks.ts'

const fact = (id: string, start: number, end: number) => ({ id, start, end })
const shape = (segments: ReturnType<typeof segmentsOf<ReturnType<typeof fact>>>) =>
  segments.map(({ start, end, facts, begins }) => [
    start,
    end,
    facts.map(({ id }) => id).join(''),
    begins.map(({ id }) => id).join(''),
  ])

test('a text without facts is one piece', () => {
  expect(shape(segmentsOf({ start: 5, end: 9 }, []))).toEqual([[5, 9, '', '']])
})

test('a fact inside another: the inner one comes last', () => {
  expect(shape(segmentsOf({ start: 0, end: 30 }, [fact('a', 2, 20), fact('b', 5, 9)]))).toEqual([
    [0, 2, '', ''],
    [2, 5, 'a', 'a'],
    [5, 9, 'ab', 'b'],
    [9, 20, 'a', ''],
    [20, 30, '', ''],
  ])
})

test('facts that overlap share the middle, facts at one place share all of it', () => {
  expect(shape(segmentsOf({ start: 0, end: 10 }, [fact('a', 0, 6), fact('b', 4, 10)]))).toEqual([
    [0, 4, 'a', 'a'],
    [4, 6, 'ab', 'b'],
    [6, 10, 'b', ''],
  ])
  expect(shape(segmentsOf({ start: 0, end: 4 }, [fact('a', 0, 4), fact('b', 0, 4)]))).toEqual([[0, 4, 'ab', 'ab']])
})

test('a fact that goes on from the clause before is marked from the first letter, without beginning here', () => {
  expect(shape(segmentsOf({ start: 10, end: 20 }, [fact('a', 4, 15)]))).toEqual([
    [10, 15, 'a', ''],
    [15, 20, '', ''],
  ])
})

test('a cut stands between two pieces', () => {
  expect(shape(segmentsOf({ start: 0, end: 10 }, [fact('a', 0, 10)], [4, 12]))).toEqual([
    [0, 4, 'a', 'a'],
    [4, 10, 'a', ''],
  ])
})

test('clauses are found by place', () => {
  const clauses = [
    { id: 'x', start: 0, end: 9 },
    { id: 'y', start: 10, end: 19 },
    { id: 'z', start: 20, end: 29 },
  ]
  expect([0, 9, 10, 25, 99].map((at) => indexAt(clauses, at))).toEqual([0, 0, 1, 2, 2])
  const first = factsByClause(clauses, [fact('a', 2, 5), fact('b', 12, 24), fact('c', 9, 10)])
  expect([...first].map(([id, facts]) => [id, facts.map((each) => each.id).join('')])).toEqual([
    ['x', 'a'],
    ['y', 'b'],
    ['z', 'b'],
  ])
})

test('clauses whose facts did not change keep their list', () => {
  const clauses = [
    { id: 'x', start: 0, end: 9 },
    { id: 'y', start: 10, end: 19 },
  ]
  const [a, b] = [fact('a', 2, 5), fact('b', 12, 14)]
  const before = factsByClause(clauses, [a, b])
  const after = factsByClause(clauses, [a, { ...b }], before)
  expect(after.get('x')).toBe(before.get('x'))
  expect(after.get('y')).not.toBe(before.get('y'))
})
