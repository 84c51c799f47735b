import { expect, test } from 'vitest'
import { bodyFromForm } from './body-from-form.ts'
import { parseDaysOfYear, parseDecimal, parsePartialDate } from './parse-values.ts'

test('numbers are read as they are written in Vietnam', () => {
  expect(['65', '98,5', '98.5', '1.234', '1.234,5', '80%', 'tám mươi', '1,2,3'].map(parseDecimal)).toEqual([
    65,
    98.5,
    98.5,
    1234,
    1234.5,
    80,
    undefined,
    undefined,
  ])
})

test('what a target is measured by stays as it was, is chosen, typed or taken away', () => {
  const of = (values: Record<string, string>) => {
    const { body, errors } = bodyFromForm('target', { comparator: 'at-least', ...values })
    return errors.length > 0 ? errors : (body as { indicator?: unknown }).indicator
  }
  const was = { entry: null, kind: 'ratio', numerator: 'số a', denominator: 'tổng số a', source: 'grammar' }
  const shown = { indicatorWas: JSON.stringify(was), indicatorEntry: 'own', indicatorKind: 'ratio' }
  expect(of({})).toBeUndefined()
  expect(of({ ...shown, numerator: 'số a', denominator: 'tổng số a' })).toEqual(was)
  expect(of({ ...shown, numerator: 'số b', denominator: ' ' })).toEqual({
    ...was,
    numerator: 'số b',
    denominator: null,
    source: 'person',
  })
  expect(of({ ...shown, indicatorEntry: '89.1', numerator: 'số b' })).toMatchObject({
    entry: '89.1',
    source: 'catalogue',
  })
  expect(of({ ...shown, indicatorEntry: '' })).toBeNull()
  expect(of({ ...shown, numerator: '' })).toEqual([{ pointer: '#/numerator', code: 'required' }])
})

test('days are as precise as they are written', () => {
  expect(['2030', '6/2030', '15/6/2030', '31/2/2030', '13/2030', '30'].map(parsePartialDate)).toEqual([
    '2030',
    '2030-06',
    '2030-06-15',
    undefined,
    undefined,
    undefined,
  ])
  expect(parseDaysOfYear('15/6, 15/12')).toEqual(['06-15', '12-15'])
  expect(parseDaysOfYear('15/6 và 31/11')).toBeUndefined()
})

test('a duty takes its deadline in the way that was chosen', () => {
  const duty = { responsible: 'Sở Nội vụ\nSở Tài chính', role: 'lead', product: ' Đề án ' }
  expect(bodyFromForm('duty', { ...duty, due: 'every', duePeriod: 'year', dueBefore: '15/12' })).toEqual({
    body: {
      responsible: ['Sở Nội vụ', 'Sở Tài chính'],
      role: 'lead',
      with: [],
      requested: false,
      due: { kind: 'every', period: 'year', before: ['12-15'] },
      product: 'Đề án',
    },
    errors: [],
  })
  expect(bodyFromForm('duty', { ...duty, due: 'by', dueBy: '' }).errors).toEqual([
    { pointer: '#/dueBy', code: 'required' },
  ])
})

test('every field that cannot be read is named', () => {
  const { errors } = bodyFromForm('target', { comparator: 'between', value: '80', upper: '75', milestone: '203' })
  expect(errors).toEqual([{ pointer: '#/milestone', code: 'year' }])
  const between = { comparator: 'between', value: '80', upper: '75', milestone: '2030' }
  expect(bodyFromForm('target', between).errors).toEqual([{ pointer: '#/upper', code: 'below-value' }])
  const within = { due: 'within', dueFrom: '2030', dueTo: '6/2029' }
  expect(bodyFromForm('duty', within).errors).toEqual([{ pointer: '#/dueTo', code: 'before-from' }])
})
