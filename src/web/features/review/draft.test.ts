import { expect, test } from 'vitest'
import type { Edit, Fact } from '../../../shared/facts.ts'
import { effectOf, inverseOf, mergeChanges, overlay } from './draft.ts'
import { confirmed, someDuty } from './some-facts.ts'

const text = 'Mở lớp xóa mù chữ; mở thư viện xã.\nBáo cáo kết quả'
const clause = (id: string, start: number, end: number, section: string) => ({
  id,
  start,
  end,
  section,
  parentId: null,
  kind: 'bullet',
  depth: 1,
  marker: '-',
})
const source = { text, clauses: [clause('c1', 0, 34, 'II.1'), clause('c2', 35, text.length, 'II.2')] }
const whole = someDuty('a', { start: 0, end: 33, quote: text.slice(0, 33), section: 'II.1' })
const last = someDuty('b', { start: 35, end: 50, quote: text.slice(35), section: 'II.2', clauseId: 'c2' })
const facts: readonly Fact[] = [whole, last]
const find = (id: string) => facts.find((fact) => fact.id === id)
const context = { find, source, me: 'Nguyễn Văn B', now: '2026-11-20T07:00:00Z' }
const at = (fact: Fact) => ({ factId: fact.id, revision: fact.revision })

test('confirming is shown at once, with who did it', () => {
  const [shown] = overlay(facts, [effectOf([{ action: 'confirm', ...at(whole) }], context)])
  expect(shown).toMatchObject({ confirmedBy: 'Nguyễn Văn B', revision: 2 })
})

test('a fact cut in two gives two facts with the words on each side', () => {
  const edit: Edit = {
    action: 'split',
    ...at(whole),
    parts: [
      { factId: 'a', place: { start: 0, end: 17 } },
      { factId: 'p2', place: { start: 19, end: 33 } },
    ],
  }
  const effect = effectOf([edit], context)
  expect(overlay(facts, [effect]).map(({ id, quote }) => [id, quote])).toEqual([
    ['a', 'Mở lớp xóa mù chữ'],
    ['p2', 'mở thư viện xã'],
    ['b', 'Báo cáo kết quả'],
  ])
  expect(overlay(overlay(facts, [effect]), [inverseOf(effect, find)]).map(({ id }) => id)).toEqual(['a', 'b'])
})

test('facts joined stand on all that they stood on', () => {
  const edit: Edit = { action: 'merge', into: 'b', facts: [at(last), at(whole)] }
  const shown = overlay(facts, [effectOf([edit], context)])
  expect(shown.map(({ id, start, end, clauseId }) => [id, start, end, clauseId])).toEqual([['b', 0, 50, 'c1']])
})

test('a fact added from a piece of text stands on the clause and section of its first word', () => {
  const edit: Edit = { action: 'add', factId: 'n', kind: 'duty', place: { start: 35, end: 42 }, body: last.body }
  const added = overlay(facts, [effectOf([edit], context)]).find(({ id }) => id === 'n')
  expect(added).toMatchObject({ clauseId: 'c2', section: 'II.2', quote: 'Báo cáo', origin: 'added' })
})

test('two edits of one fact in a batch build on each other', () => {
  const edits: Edit[] = [
    { action: 'change', ...at(whole), body: { ...whole.body, responsible: [] } },
    { action: 'confirm', factId: 'a', revision: 2 },
  ]
  const [shown] = overlay(facts, [effectOf(edits, context)])
  expect(shown).toMatchObject({ revision: 3, lacks: ['owner', 'product', 'date'], confirmedBy: 'Nguyễn Văn B' })
})

test('an answer that comes late and is older changes nothing', () => {
  const now = [confirmed(whole), last]
  expect(mergeChanges(now, { facts: [whole], deleted: [] })).toBe(now)
  expect(mergeChanges(now, { facts: [], deleted: ['b'] }).map(({ id }) => id)).toEqual(['a'])
})
