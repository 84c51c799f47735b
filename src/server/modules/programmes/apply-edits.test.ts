import { describe, expect, test } from 'vitest'
import { someDuty, someTarget } from '../../../../tests/support/read-document.ts'
import type { Edit, TargetBody } from '../../../shared/facts.ts'
import { Work } from './apply-edits.ts'
import { type FactState, fromReading } from './fact-states.ts'

const text = 'Mở lớp xóa mù chữ; mở lớp tin học.\nBiên soạn tài liệu.'
const source = {
  text,
  clauses: [
    { id: 'c1', section: 'I', start: 0, end: 34 },
    { id: 'c2', section: 'II', start: 35, end: text.length },
  ],
}
const read = (id: string, kind: 'duty' | 'target', start: number, end: number, body = {}): FactState =>
  fromReading({
    id,
    kind,
    clauseId: 'c1',
    section: 'I',
    start,
    end,
    quote: text.slice(start, end),
    rule: 'test',
    body: kind === 'duty' ? someDuty(body) : someTarget(body),
  } as Parameters<typeof fromReading>[0])

const facts = [
  read('d1', 'duty', 0, 17),
  read('d2', 'duty', 19, 33),
  read('t1', 'target', 0, 10),
  read('t2', 'target', 11, 20, { partOf: 't1' }),
  read('t3', 'target', 35, 45, { partOf: 't2' }),
]
function apply(...edits: Edit[]) {
  const states = new Map(facts.map((fact) => [fact.id, fact]))
  const work = new Work({ states, source, hasDocument: true, actorId: 'me', at: '2026-11-20T02:00:00.000Z' })
  work.apply(edits)
  work.checkWholes(
    facts.filter(({ kind }) => kind === 'target').map(({ id, body }) => ({ id, whole: (body as TargetBody).partOf })),
  )
  return work
}
const seen = (factId: string, revision = 1) => ({ factId, revision })
const wholeOf = (work: Work, id: string) => (work.find(id)?.body as TargetBody | undefined)?.partOf

describe('one batch', () => {
  test('does several things to one fact, whether it counts on or names what was seen at first', () => {
    for (const revision of [1, 2]) {
      const work = apply(
        { action: 'change', ...seen('d1'), body: someDuty({ product: 'Sổ tay' }) },
        { action: 'unconfirm', ...seen('d1', revision) },
      )
      expect([work.errors, work.stale.size]).toEqual([[], 0])
      expect(work.touched.get('d1')).toMatchObject({
        actions: ['change', 'unconfirm'],
        before: { body: facts[0]?.body },
        state: { revision: 3, confirmedBy: null, body: { product: 'Sổ tay' } },
      })
    }
  })

  test('does nothing to what it has deleted', () => {
    const work = apply({ action: 'delete', ...seen('d1') }, { action: 'confirm', ...seen('d1') })
    expect(work.errors).toEqual([{ pointer: '#/edits/1/factId', code: 'deleted' }])
  })

  test('sees what has moved on, apart from what is wrong', () => {
    const work = apply({ action: 'confirm', ...seen('d1', 7) }, { action: 'confirm', ...seen('nobody') })
    expect([...work.stale]).toEqual(['d1'])
    expect(work.errors).toEqual([{ pointer: '#/edits/1/factId', code: 'unknown' }])
  })
})

describe('a split', () => {
  test('without the id of the fact hands what hangs on it to the first part', () => {
    const parts = [
      { factId: 'a', place: { start: 0, end: 5 } },
      { factId: 'b', place: { start: 35, end: 40 } },
    ]
    const work = apply({ action: 'split', ...seen('t1'), parts })
    expect(work.errors).toEqual([])
    expect(work.find('t1')?.deletedAt).not.toBeNull()
    expect([wholeOf(work, 't2'), work.find('b')?.clauseId, work.find('b')?.section]).toEqual(['a', 'c2', 'II'])
  })
  test('into one place twice named, or nowhere, is refused', () => {
    const work = apply({
      action: 'split',
      ...seen('d1'),
      parts: [
        { factId: 'a', place: { start: 5, end: 5 } },
        { factId: 'a', place: { start: 17, end: 19 } },
        { factId: 'd2', place: { start: 34, end: 35 } },
      ],
    })
    expect(work.errors).toEqual([
      { pointer: '#/edits/0/parts/0/place', code: 'before-start' },
      { pointer: '#/edits/0/parts/1/factId', code: 'taken' },
      { pointer: '#/edits/0/parts/2/factId', code: 'taken' },
      { pointer: '#/edits/0/parts/2/place', code: 'no-words' },
    ])
    expect(work.touched.size).toBe(0)
  })
})

describe('a merge', () => {
  test('under a new id takes the body of the first in the text', () => {
    const work = apply({ action: 'merge', into: 'new', facts: [seen('d2'), seen('d1')] })
    expect(work.find('new')).toMatchObject({
      body: facts[0]?.body,
      start: 0,
      end: 33,
      readBody: null,
      origin: 'merged',
    })
    expect(['d1', 'd2'].map((id) => work.find(id)?.deletedAt === null)).toEqual([false, false])
  })
  test('of a target with its own part is part of neither, and the parts of both are its own', () => {
    const work = apply({ action: 'merge', into: 't2', facts: [seen('t1'), seen('t2')] })
    expect([work.errors, wholeOf(work, 't2'), wholeOf(work, 't3')]).toEqual([[], null, 't2'])
  })
  test('that would close a circle of parts is refused', () => {
    const work = apply({ action: 'merge', into: 't3', facts: [seen('t1'), seen('t3')] })
    expect(work.errors).toEqual([{ pointer: '#/edits/0', code: 'circle' }])
  })
  test('of a fact with itself, or into one that stands apart, is refused', () => {
    const work = apply({ action: 'merge', into: 't1', facts: [seen('d1'), seen('d1')] })
    expect(work.errors).toEqual([
      { pointer: '#/edits/0/facts/1/factId', code: 'taken' },
      { pointer: '#/edits/0/into', code: 'taken' },
    ])
  })
})

describe('a batch as large as is taken', () => {
  const work = (
    states: FactState[],
    source: { text: string; clauses: { id: string; section: string; start: number; end: number }[] },
  ) =>
    new Work({
      states: new Map(states.map((state) => [state.id, state])),
      source,
      hasDocument: true,
      actorId: 'me',
      at: '2026-11-20T02:00:00.000Z',
    })
  const msOf = (run: () => void) => {
    const startedAt = performance.now()
    run()
    return performance.now() - startedAt
  }

  test('does not look through all targets for each one that goes', () => {
    const targets = Array.from({ length: 5000 }, (_, n) =>
      read(`t${n}`, 'target', 0, 10, { partOf: n === 0 ? null : 't0' }),
    )
    const deleting = work(targets, source)
    expect(msOf(() => deleting.apply(targets.map(({ id }) => ({ action: 'delete', ...seen(id) }))))).toBeLessThan(1500)
    expect([deleting.errors, wholeOf(deleting, 't4999')]).toEqual([[], null])
  })

  test('does not read a book for a quote', () => {
    const book = 'Mục tiêu đến năm 2030 '.repeat(100_000)
    const adding = work([], { text: book, clauses: [{ id: 'c1', section: '', start: 0, end: book.length }] })
    const place = { start: 0, end: book.length }
    const edits = Array.from(
      { length: 1000 },
      (_, n): Edit => ({ action: 'add', factId: `n${n}`, kind: 'duty', place, body: someDuty() }),
    )
    expect(msOf(() => adding.apply(edits))).toBeLessThan(1500)
    expect(adding.errors[0]).toEqual({ pointer: '#/edits/0/place', code: 'too-long' })
  })
})
