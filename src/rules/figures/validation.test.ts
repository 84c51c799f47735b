import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellName, type Mark } from '../../shared/figures.ts'
import type { FormElement, FormRule } from '../../shared/form-rules.ts'
import { cellsOf, checkForm, type Figures, openFindings } from './validation.ts'

const sex = {
  code: 'sex',
  name: 'Giới tính',
  options: [
    { code: 'female', name: 'Nữ' },
    { code: 'male', name: 'Nam' },
  ],
  whole: true,
}
const age = {
  code: 'age',
  name: 'Nhóm tuổi',
  options: [
    { code: 'young', name: '15–35 tuổi' },
    { code: 'old', name: '36–60 tuổi' },
  ],
  whole: true,
}
const some = { code: 'ethnic', name: 'Dân tộc', options: [{ code: 'thai', name: 'Thái' }], whole: false }
const element = (id: string, rest: Partial<FormElement> = {}): FormElement => ({
  id,
  code: `e${id}`,
  name: `Số ${id}`,
  definition: '',
  kind: 'whole',
  measure: 'người',
  source: null,
  dimensions: [],
  crossings: [],
  facts: [],
  ...rest,
})
/** `{ '1': '10', '1 sex:female': 'none' }` */
const figures = (given: Record<string, string>): Figures =>
  new Map(
    Object.entries(given).map(([key, text]) => {
      const [elementId = '', category = ''] = key.split(' ')
      const isMark = ['none', 'unknown', 'not-applicable'].includes(text)
      return [
        cellName({ elementId, category }),
        isMark ? { value: null, mark: text as Mark } : { value: text, mark: null },
      ]
    }),
  )
const rule = (rest: Partial<FormRule>): FormRule => ({
  kind: 'ratio',
  left: [{ elementId: '1', category: '' }],
  comparator: 'at-most',
  right: [{ elementId: '2', category: '' }],
  percent: null,
  severity: 'hard',
  sentence: null,
  ...rest,
})
const told = (
  now: Record<string, string>,
  { elements = [element('1'), element('2')], rules = [] as FormRule[], last = {} as Record<string, string> } = {},
) =>
  checkForm({ elements, rules, figures: figures(now), last: figures(last) }).map(
    ({ rule, severity }) => `${rule} ${severity}`,
  )

test('a figure, or why there is none, is asked of each element', () => {
  expect(told({})).toEqual(['empty hard', 'empty hard'])
  expect(told({ '1': '0', '2': 'unknown' })).toEqual([])
})

test.each([
  [{ '1': '10', '2': '10' }, []],
  [{ '1': '11', '2': '10' }, ['ratio hard']],
  [{ '1': 'none', '2': '0' }, []],
  [{ '1': '1', '2': 'none' }, ['ratio hard']],
  [{ '1': '11', '2': 'unknown' }, []],
  [{ '1': '11', '2': 'not-applicable' }, []],
] as [Record<string, string>, string[]][])('a numerator is no more than its denominator: %j', (now, findings) => {
  expect(told(now, { rules: [rule({})] })).toEqual(findings)
})

test.each([
  [{ '1': '10', '1 sex:female': '4', '1 sex:male': '6' }, []],
  [{ '1': '10', '1 sex:female': '4', '1 sex:male': '5' }, ['parts-not-whole hard']],
  [{ '1': '10', '1 sex:female': '4', '1 sex:male': '7' }, ['parts-over-whole hard']],
  [{ '1': '10', '1 sex:female': '11' }, ['parts-over-whole hard']],
  [{ '1': '10', '1 sex:female': '4', '1 sex:male': 'unknown' }, []],
  [{ '1': '10' }, ['parts-missing soft']],
  [{ '1': '0' }, []],
  [{ '1 sex:female': '4' }, ['empty hard', 'whole-missing hard']],
] as [Record<string, string>, string[]][])('parts make the whole: %j', (now, findings) => {
  expect(told(now, { elements: [element('1', { dimensions: [sex] })] })).toEqual(findings)
})

test('parts that are not the whole are no more than it', () => {
  const elements = [element('1', { dimensions: [some] })]
  expect(told({ '1': '10', '1 ethnic:thai': '3' }, { elements })).toEqual([])
  expect(told({ '1': '10', '1 ethnic:thai': '12' }, { elements })).toEqual(['parts-over-whole hard'])
})

const crossed = element('1', { dimensions: [age, sex], crossings: ['age,sex'] })
const margins = { '1': '10', '1 age:young': '6', '1 age:old': '4', '1 sex:female': '7', '1 sex:male': '3' }
const inside = (youngWomen: string, youngMen: string, oldWomen: string, oldMen: string) => ({
  '1 age:young,sex:female': youngWomen,
  '1 age:young,sex:male': youngMen,
  '1 age:old,sex:female': oldWomen,
  '1 age:old,sex:male': oldMen,
})

test('an element that is split by two dimensions at once is asked for by each option of one in each of the other', () => {
  expect(cellsOf(crossed).map(({ category }) => category)).toEqual([
    '',
    ...['age:young', 'age:old', 'sex:female', 'sex:male'],
    ...['age:young,sex:female', 'age:young,sex:male', 'age:old,sex:female', 'age:old,sex:male'],
  ])
})

test.each([
  [inside('4', '2', '3', '1'), []],
  [{}, ['parts-missing soft']],
  [inside('4', '2', 'unknown', '1'), []],
  [{ '1 age:young,sex:female': '7' }, ['parts-over-whole hard']],
  // Right by age, wrong by sex.
  [inside('3', '3', '3', '1'), ['parts-not-whole hard', 'parts-over-whole hard']],
  // Right by sex, wrong by age.
  [inside('4', '1', '3', '2'), ['parts-not-whole hard', 'parts-over-whole hard']],
] as [Record<string, string>, string[]][])('a crossing adds up both ways: %j', (now, findings) => {
  expect(told({ ...margins, ...now }, { elements: [crossed] })).toEqual(findings)
})

test('what a crossing adds up to is typed too', () => {
  const { '1 age:young': _, ...rest } = margins
  expect(told({ ...rest, ...inside('4', '2', '3', '1') }, { elements: [crossed] })).toEqual(['whole-missing hard'])
})

test('a crossing stands without findings exactly where every row and every column adds up', () => {
  const count = fc.integer({ min: 0, max: 20 })
  fc.assert(
    fc.property(count, count, count, count, fc.integer({ min: -1, max: 1 }), (a, b, c, d, off) => {
      const [young, old, women, men] = [a + b, c + d + off, a + c, b + d]
      const now = {
        ...inside(...([a, b, c, d].map(String) as [string, string, string, string])),
        ...{ '1': String(a + b + c + d), '1 age:young': String(young), '1 age:old': String(Math.max(old, 0)) },
        ...{ '1 sex:female': String(women), '1 sex:male': String(men) },
      }
      expect(told(now, { elements: [crossed] }).length > 0).toBe(Math.max(old, 0) !== c + d)
    }),
  )
})

test.each([
  ['150', []],
  ['151', ['change soft']],
  ['50', []],
  ['49', ['change soft']],
  ['none', ['change soft']],
])('from 100 to %s', (now, findings) => {
  const elements = [element('1')]
  expect(told({ '1': now }, { elements, last: { '1': '100' } })).toEqual(findings)
  expect(told({ '1': now }, { elements, last: { '1': '0' } })).toEqual([])
  expect(told({ '1': now }, { elements })).toEqual([])
})

test('a rule of its own says another share, and how hard', () => {
  const elements = [element('1')]
  const rules = [rule({ kind: 'change', percent: '10', comparator: null, right: null })]
  expect(told({ '1': '111' }, { elements, rules, last: { '1': '100' } })).toEqual(['change hard'])
  expect(told({ '1': '110' }, { elements, rules, last: { '1': '100' } })).toEqual([])
})

test('rules compare as they say', () => {
  const compare = (comparator: FormRule['comparator']) => ({
    rules: [rule({ kind: 'compare', comparator, severity: 'soft' })],
  })
  expect(told({ '1': '3', '2': '4' }, compare('at-least'))).toEqual(['compare soft'])
  expect(told({ '1': '3', '2': '4' }, compare('equal'))).toEqual(['compare soft'])
  expect(told({ '1': '3', '2': '4' }, compare('at-most'))).toEqual([])
})

test('decimals are added as decimals', () => {
  const elements = [element('1', { kind: 'decimal', dimensions: [sex] })]
  expect(told({ '1': '0.3', '1 sex:female': '0.1', '1 sex:male': '0.2' }, { elements })).toEqual([])
})

test('a soft rule is passed by a reason at one of its cells, a hard one by none', () => {
  const cells = [{ elementId: '1', category: '' }]
  const soft = { rule: 'change' as const, severity: 'soft' as const, cells, params: {} }
  const hard = { ...soft, severity: 'hard' as const }
  expect(openFindings([soft, hard], [])).toEqual([soft, hard])
  expect(openFindings([soft, hard], cells)).toEqual([hard])
})

test('parts that sum to the whole are never told, and one more always is', () => {
  const elements = [element('1', { dimensions: [sex] })]
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (female, male) => {
      const parts = { '1 sex:female': String(female), '1 sex:male': String(male) }
      expect(told({ '1': String(female + male), ...parts }, { elements })).toEqual([])
      expect(told({ '1': String(female + male + 1), ...parts }, { elements })).toEqual(['parts-not-whole hard'])
    }),
  )
})

test('a form asks for each element whole and by its options', () => {
  expect(cellsOf(element('1', { dimensions: [sex] })).map(({ category }) => category)).toEqual([
    '',
    'sex:female',
    'sex:male',
  ])
})
