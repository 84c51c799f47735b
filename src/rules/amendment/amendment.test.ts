import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FactKind } from '../../shared/documents.ts'
import { type ComparedFact, carryOver, compareFacts, countSorts } from './index.ts'

let made = 0
const fact = (kind: FactKind, quote: string, body: Record<string, unknown> = {}, section = 'II.1'): ComparedFact => {
  made += 1
  return { id: `f${made}`, kind, section, start: made, quote, body }
}
const target = (quote: string, value: number, milestone = 2030, section = 'II.1') =>
  fact('target', quote, { comparator: 'at-least', value, upper: null, unit: '%', milestone, partOf: null }, section)
const duty = (quote: string, body: Record<string, unknown> = {}, section = 'III.1') =>
  fact(
    'duty',
    quote,
    { responsible: ['Sở Mây mưa'], role: 'lead', with: [], requested: false, due: null, ...body },
    section,
  )

const fieldsOf = (older: ComparedFact, newer: ComparedFact) =>
  compareFacts([older], [newer]).map(({ sort, fields }) => [
    sort,
    ...fields.map(({ field, group }) => `${group}.${field}`),
  ])

test('a figure that was raised is told as a figure and as wording', () => {
  expect(fieldsOf(target('80% hộ có sách', 80), target('90% hộ có sách', 90))).toEqual([
    ['changed', 'wording.quote', 'figures.value'],
  ])
})

test('another office, another day: owners and dates', () => {
  const before = duty('Mở thư viện ở các xã', { due: { kind: 'by', date: '2025' } })
  const after = duty('Mở thư viện ở các xã', { responsible: ['Sở Lúa gạo'], due: { kind: 'by', date: '2027' } })
  expect(fieldsOf(before, after)).toEqual([['changed', 'owners.responsible', 'dates.due']])
})

test.each([
  ['capitals and the place of a tone mark', 'Tổ chức hoà giải ở Thôn', 'Tổ chức hòa giải ở thôn', {}],
  ['the sign at the end', 'Mở lớp học;', 'Mở lớp học.', {}],
  ['the order in which partners stand', 'Mở lớp học', 'Mở lớp học', { with: ['Sở B', 'Sở A'] }],
  ['a field that says nothing and one that is left out', 'Mở lớp học', 'Mở lớp học', { product: null }],
])('%s are no change', (_, before, after, body) => {
  const older = duty(before, 'with' in body ? { with: ['Sở A', 'Sở B'] } : {})
  expect(fieldsOf(older, duty(after, body))).toEqual([['same']])
})

test('another tone is another word', () => {
  expect(fieldsOf(duty('Mở lớp học ở bản làng xa'), duty('Mở lớp học ở bạn làng xa'))[0]?.[0]).toBe('changed')
})

test('clauses that were moved and renumbered are the same', () => {
  const older = [duty('Mở lớp xóa mù chữ', {}, 'III.1'), duty('Xây thư viện xã', {}, 'III.2')]
  const newer = [duty('Xây thư viện xã', {}, 'IV.1'), duty('Mở lớp xóa mù chữ', {}, 'IV.2')]
  expect(countSorts(compareFacts(older, newer))).toEqual({ added: 0, changed: 0, removed: 0, same: 2 })
})

test('of targets with the same words each goes with that of its own year', () => {
  const older = [target('80% người biết chữ', 80, 2025, 'II.1'), target('90% người biết chữ', 90, 2030, 'II.2')]
  const newer = [target('95% người biết chữ', 95, 2030, 'II.1'), target('85% người biết chữ', 85, 2025, 'II.2')]
  const pairs = compareFacts(older, newer).map((each) => [each.older?.body.value, each.newer?.body.value])
  expect(pairs).toEqual([
    [90, 95],
    [80, 85],
  ])
})

test('of a duty that became two, one is changed and the other added', () => {
  const older = [duty('Mở lớp xóa mù chữ cho phụ nữ vùng cao và xây dựng thư viện cho các xã vùng cao')]
  const newer = [duty('Mở lớp xóa mù chữ cho phụ nữ vùng cao'), duty('Xây dựng thư viện cho các xã vùng cao')]
  expect(countSorts(compareFacts(older, newer))).toMatchObject({ changed: 1, added: 1, removed: 0 })
})

test('of a long duty that was cut to a part of it, the part is what it became', () => {
  const long = `Mở các lớp xóa mù chữ cho phụ nữ vùng cao; ${'xây dựng thư viện, mua sách, trang bị máy tính, sửa đường, '.repeat(3)}bố trí phòng học`
  const changes = compareFacts(
    [duty(long, {}, 'III.1')],
    [duty('Mở các lớp xóa mù chữ cho phụ nữ vùng cao', {}, 'III.4')],
  )
  expect(changes.map(({ sort }) => sort)).toEqual(['changed'])
})

test('what has nothing in common is removed and added', () => {
  const changes = compareFacts([duty('Mở lớp xóa mù chữ')], [duty('Sửa đường liên thôn')])
  expect(changes.map(({ sort }) => sort)).toEqual(['removed', 'added'])
})

test('the one clause that was worded anew is one change', () => {
  const changes = compareFacts(
    [duty('Hướng dẫn các trường tổ chức học tập', {}, 'IV.2.a'), duty('Báo cáo Sở', {}, 'IV.2.b')],
    [
      duty('Các trường tự tổ chức việc học tập trực tuyến cho người dân', {}, 'IV.2.a'),
      duty('Báo cáo Sở', {}, 'IV.2.b'),
    ],
  )
  expect(changes.map(({ sort }) => sort)).toEqual(['changed', 'same'])
})

test('a cited document is known by its number, wherever it is cited', () => {
  const cite = (quote: string, date: string | null) =>
    fact('citation', quote, { number: '89/QĐ-TTg', kind: 'Quyết định', date, issuer: null })
  expect(
    fieldsOf(cite('Căn cứ Quyết định số 89/QĐ-TTg', null), cite('theo Quyết định 89/QĐ-TTg', '2013-01-09')),
  ).toEqual([['changed', 'dates.date']])
})

test('a part that belongs to the same whole is not changed', () => {
  const whole = target('80% người có nghề', 80)
  const newWhole = target('85% người có nghề', 85)
  const part = { ...target('trong đó 20% có bằng', 20), body: { value: 20, milestone: 2030, partOf: whole.id } }
  const newPart = { ...target('trong đó 20% có bằng', 20), body: { value: 20, milestone: 2030, partOf: newWhole.id } }
  expect(compareFacts([whole, part], [newWhole, newPart]).map(({ sort }) => sort)).toEqual(['changed', 'same'])
})

const words = ['mở', 'lớp', 'xóa', 'mù', 'chữ', 'thư', 'viện', 'xã', 'thôn', 'học', 'sách', '80%', '90%', 'hộ']
const anyFacts = fc
  .array(
    fc.record({
      kind: fc.constantFrom('target', 'duty', 'report', 'citation', 'document') as fc.Arbitrary<FactKind>,
      section: fc.constantFrom('', 'I', 'II.1', 'II.1.a'),
      quote: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }).map((each) => each.join(' ')),
      value: fc.constantFrom(null, 80, 90),
      number: fc.constantFrom('1/KH', '2/KH'),
    }),
    { maxLength: 14 },
  )
  .map((facts) =>
    facts.map(
      ({ kind, section, quote, value, number }, at): ComparedFact => ({
        id: `n${at}`,
        kind,
        section,
        start: at * 10,
        quote,
        body: { value, number, responsible: value === null ? [] : ['Sở Mây mưa'] },
      }),
    ),
  )

test('compared with itself a plan changed nothing', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      expect(countSorts(compareFacts(facts, facts)).same).toBe(facts.length)
    }),
  )
})

test('every fact of each side stands in exactly one result', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (older, newer) => {
      const changes = compareFacts(older, newer)
      const ids = (facts: (ComparedFact | null)[]) => facts.flatMap((each) => each?.id ?? []).sort()
      expect(ids(changes.map((each) => each.older))).toEqual(ids([...older]))
      expect(ids(changes.map((each) => each.newer))).toEqual(ids([...newer]))
    }),
  )
})

test('with the sides swapped what was added is removed', () => {
  const names = (facts: (ComparedFact | null)[]) => facts.flatMap((each) => each?.id ?? []).sort()
  fc.assert(
    fc.property(anyFacts, anyFacts, (older, newer) => {
      const there = compareFacts(older, newer)
      const back = compareFacts(newer, older)
      const added = names(there.filter(({ sort }) => sort === 'added').map((each) => each.newer))
      const removed = names(back.filter(({ sort }) => sort === 'removed').map((each) => each.older))
      expect(removed).toEqual(added)
      expect(countSorts(back).changed).toBe(countSorts(there).changed)
    }),
  )
})

test('the order in which facts come changes nothing', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (older, newer) => {
      const plain = compareFacts(older, newer)
      expect(compareFacts(older.toReversed(), newer.toReversed())).toEqual(plain)
    }),
  )
})

test('five thousand facts, each a little changed, are paired before the test is out of time', () => {
  const many = (change: string) =>
    Array.from({ length: 5000 }, (_, at) =>
      duty(
        `${words[at % 11]} ${words[(at * 7) % 11]} số ${at} ở thôn ${at % 97} theo ${words[(at * 3) % 11]} ${change}`,
      ),
    )
  const [older, newer] = [many('cũ'), many('mới')]
  expect(compareFacts(older, newer)).toHaveLength(5000)
})

test('what a person corrected stays where the amendment says nothing of it', () => {
  const stored = duty('Mở thư viện', { responsible: ['Sở Nắng'], due: { kind: 'by', date: '2024' } })
  const read = duty('Mở thư viện', { responsible: ['Sở Mưa'], due: { kind: 'by', date: '2024' } })
  const amended = duty('Mở thư viện xã', { responsible: ['Sở Mưa'], due: { kind: 'by', date: '2027' } })
  expect(carryOver(stored, read, amended)).toMatchObject({
    quote: 'Mở thư viện xã',
    body: { responsible: ['Sở Nắng'], due: { kind: 'by', date: '2027' } },
  })
  expect(carryOver(stored, read, duty('Mở thư viện', { responsible: ['Sở Gió'] })).body.responsible).toEqual(['Sở Gió'])
})
