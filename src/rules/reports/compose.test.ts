import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SECTION_SOURCES } from '../../shared/outlines.ts'
import type { ReportBlock } from '../../shared/report-blocks.ts'
import { draftSection } from './compose.ts'
import type { DutyFact, FactCell, ReportFacts, TargetFact } from './facts.ts'
import { threadOf } from './value-ids.ts'
import { changedValues, textOf, valuesOf } from './values.ts'

const uuid = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`
const programmeId = uuid(999)

const target = (rest: Partial<TargetFact> = {}): TargetFact => ({
  factId: uuid(1),
  section: 'II.1',
  quote: 'Phấn đấu 90% người trong độ tuổi 15-60 biết chữ',
  goal: { milestone: 2030, comparator: 'at-least', value: 90, upper: null, unit: '%' },
  indicator: { name: 'Tỷ lệ người 15–60 tuổi biết chữ', measure: '%' },
  now: { year: 2026, cell: { value: '85.2', reported: 98, expected: 100 } },
  before: { year: 2025, cell: { value: '82', reported: 100, expected: 100 } },
  path: { year: 2026, value: '84' },
  parent: null,
  forecast: { year: 2030, value: '91.5', least: '88', most: '95' },
  missing: null,
  ...rest,
})
const duty = (rest: Partial<DutyFact> = {}): DutyFact => ({
  assignmentId: uuid(2),
  factId: uuid(3),
  section: 'III.2',
  quote: 'Củng cố các trung tâm học tập cộng đồng',
  organisationId: '12',
  organisationName: 'Sở Nội vụ',
  place: '1.3.0.12',
  period: '2026',
  lastOn: '2026-11-01',
  standing: 'late',
  daysLate: 29,
  submittedOn: null,
  products: ['Đề án củng cố trung tâm'],
  words: null,
  files: 0,
  ...rest,
})
const facts = (rest: Partial<ReportFacts> = {}): ReportFacts => ({
  kind: 'yearly',
  today: '2026-11-30',
  period: '2026',
  from: '2026-01-01',
  to: '2026-12-31',
  unitId: '3',
  unitName: 'tỉnh Hưng Yên',
  whole: true,
  documents: [],
  targets: [target()],
  duties: [duty()],
  proposals: [],
  units: null,
  ...rest,
})

const linesOf = (blocks: readonly ReportBlock[]) =>
  blocks.map((block) => ('words' in block ? textOf(block.words) : block.kind))

test('a target, its result, its comparisons are told in sentences of their own', () => {
  expect(linesOf(draftSection('targets', facts(), null))).toEqual([
    'Kế hoạch nêu 1 chỉ tiêu; 1 chỉ tiêu có số liệu.',
    'Tỷ lệ người 15–60 tuổi biết chữ (mục II.1): phấn đấu đạt từ 90% trở lên vào năm 2030.',
    'Kết quả: đã đạt 85,2%, đến ngày 30/11/2026 (98/100 đơn vị đã báo cáo).',
    'So với lộ trình của kế hoạch năm 2026 (84%): cao hơn 1,2 điểm phần trăm.',
    'So với năm 2025 (82%): tăng 3,2 điểm phần trăm.',
  ])
  expect(linesOf(draftSection('forecasts', facts(), null))).toEqual([
    'Tỷ lệ người 15–60 tuổi biết chữ: khả năng đạt 91,5% vào năm 2030 (trong khoảng 88% đến 95%, theo xu thế các năm đã có số liệu).',
  ])
})

test.each([
  [{ comparator: 'above', value: 90 }, 'phấn đấu đạt trên 90% vào năm 2030.'],
  [{ comparator: 'between', value: 80, upper: 85 }, 'phấn đấu đạt từ 80 đến 85% vào năm 2030.'],
  [{ comparator: 'maintain', value: 100 }, 'phấn đấu duy trì ở mức 100% vào năm 2030.'],
  [{ comparator: 'achieve', value: 1234.5 }, 'phấn đấu đạt 1.234,5% vào năm 2030.'],
  [{ comparator: 'achieve', value: null }, 'phấn đấu đạt như kế hoạch nêu vào năm 2030.'],
  [{ comparator: 'at-least', value: 5, milestone: null }, 'phấn đấu đạt từ 5% trở lên.'],
] as const)('a target %o is said so', (goal, words) => {
  const [, said = ''] = linesOf(
    draftSection('targets', facts({ targets: [target({ goal: { ...target().goal, ...goal } })] }), null),
  )
  expect(said).toContain(words)
})

test.each([
  ['no-indicator', 'chỉ tiêu chưa được gắn với chỉ số nào'],
  ['survey', 'chỉ tiêu cần điều tra, khảo sát'],
  ['not-asked', 'chưa có biểu nào thu thập số liệu trong kỳ'],
  ['none-reported', 'chưa đơn vị nào báo cáo'],
] as const)('a target without a figure says why: %s', (missing, words) => {
  const told = linesOf(
    draftSection('targets', facts({ targets: [target({ now: null, before: null, path: null, missing })] }), null),
  )
  expect(told.slice(2)).toEqual([`Chưa có số liệu: ${words}.`])
})

test('a range is told by both ends and compared with nothing', () => {
  const cell: FactCell = { least: '80', most: '86.5', reported: 100, expected: 100 }
  const told = linesOf(draftSection('targets', facts({ targets: [target({ now: { year: 2026, cell } })] }), null))
  expect(told.slice(2)).toEqual(['Kết quả: đã đạt 80 đến 86,5%, đến ngày 30/11/2026 (100/100 đơn vị đã báo cáo).'])
})

test('who is late is told with how many and for how long', () => {
  expect(linesOf(draftSection('late-duties', facts(), null))).toEqual([
    'Đến ngày 30/11/2026, còn 1 lượt trả lời quá hạn:',
    'Sở Nội vụ: 1 lượt, lâu nhất 29 ngày.',
  ])
  expect(linesOf(draftSection('late-duties', facts({ duties: [] }), null))).toEqual([
    'Đến ngày 30/11/2026, không có nhiệm vụ nào quá hạn.',
  ])
})

test("an organisation's part tells its own duties alone", () => {
  const duties = [duty(), duty({ organisationId: '13', organisationName: 'Hội Khuyến học', quote: 'Vận động quỹ' })]
  const told = linesOf(draftSection('answers', facts({ duties }), '13'))
  expect(told).toEqual(['Mục III.2: Vận động quỹ.', 'Quá hạn (hạn 01/11/2026), chưa gửi kết quả.'])
})

const someCell = fc.record({
  value: fc.option(fc.integer({ min: 0, max: 100_000 }).map(String), { nil: undefined }),
  reported: fc.nat(100),
  expected: fc.nat(100),
})
const someTarget = fc.record({
  n: fc.integer({ min: 1, max: 500 }),
  now: fc.option(fc.record({ year: fc.integer({ min: 2020, max: 2026 }), cell: someCell }), { nil: null }),
  before: fc.option(fc.record({ year: fc.integer({ min: 2015, max: 2019 }), cell: someCell }), { nil: null }),
  comparator: fc.constantFrom(
    'at-least' as const,
    'above' as const,
    'between' as const,
    'maintain' as const,
    'increase' as const,
    'achieve' as const,
  ),
  forecast: fc.boolean(),
  bound: fc.boolean(),
})
const someFacts = fc.array(someTarget, { maxLength: 8 }).map((all) =>
  facts({
    targets: all.map(({ n, now, before, comparator, forecast, bound }) =>
      target({
        factId: uuid(n),
        now,
        before,
        goal: { ...target().goal, comparator },
        ...(forecast ? {} : { forecast: null }),
        ...(bound ? {} : { indicator: null }),
        ...(now === null ? { missing: 'none-reported' } : {}),
      }),
    ),
  }),
)

/** By words: which of aims, results and forecasts a sentence speaks of. */
const SPEAKS = [
  { words: /phấn đấu/, ids: /^goal/ },
  { words: /: đã (đạt|tăng) /, ids: /^target:/ },
  { words: /khả năng (đạt|tăng)/, ids: /^forecast:/ },
]

test('no sentence mixes an aim, a result and a forecast', () => {
  fc.assert(
    fc.property(someFacts, (all) => {
      const blocks = [...draftSection('targets', all, null), ...draftSection('forecasts', all, null)]
      for (const block of blocks) {
        if (!('words' in block)) continue
        // The words of the plan itself stand in quotation marks.
        const text = textOf(block.words).replace(/“[^”]*”/g, '')
        const spoken = SPEAKS.filter(({ words }) => words.test(text))
        expect(spoken.length).toBeLessThanOrEqual(1)
        const own = spoken[0]
        const ids = valuesOf([block]).map(({ id }) => id)
        for (const { ids: kind } of SPEAKS)
          if (own && kind !== own.ids) expect(ids.filter((id) => kind.test(id))).toEqual([])
      }
    }),
  )
})

test('every value leads to a page, its id fits a tag of Word, and one id says one thing', () => {
  fc.assert(
    fc.property(someFacts, (all) => {
      const unique = { ...all, targets: [...new Map(all.targets.map((each) => [each.factId, each])).values()] }
      const values = SECTION_SOURCES.flatMap((source) => valuesOf(draftSection(source, unique, null)))
      const said = new Map<string, string>()
      for (const { id, value } of values) {
        expect(id.length).toBeLessThanOrEqual(64)
        expect(threadOf(id, programmeId), id).toBeDefined()
        expect(said.get(id) ?? value, id).toBe(value)
        said.set(id, value)
      }
    }),
  )
})

test('what changed is told by id: another value, a new one, one that is gone', () => {
  const before = draftSection('targets', facts(), null)
  const moved = facts({
    targets: [target({ now: { year: 2026, cell: { value: '86', reported: 98, expected: 100 } }, before: null })],
  })
  const told = changedValues(before, draftSection('targets', moved, null)).map(({ id, was, now }) => [
    id.split(':')[0],
    was,
    now,
  ])
  expect(told).toEqual([
    ['target', '85,2', '86'],
    ['diff-p', '1,2', '2'],
    ['target', '82', null],
    ['diff-y', '3,2', null],
  ])
  expect(changedValues(before, before)).toEqual([])
})
