import i18next from 'i18next'
import { expect, test } from 'vitest'
import vi from '../../text/vi.json'
import { answerPeriodWords, daysWords, shortQuote } from './duty-words.ts'

const texts = i18next.createInstance()
await texts.init({
  lng: 'vi',
  defaultNS: 'text',
  resources: { vi: { text: vi } },
  interpolation: { escapeValue: false },
})
const { t } = texts

test('a period is called as officials call it', () => {
  const words = ['2026', '2026-H1', '2026-H2', '2026-Q1', '2026-Q4', '2026-01', ''].map((each) =>
    answerPeriodWords(t, each),
  )
  expect(words).toEqual([
    'Năm 2026',
    '6 tháng đầu năm 2026',
    '6 tháng cuối năm 2026',
    'Quý I/2026',
    'Quý IV/2026',
    'Tháng 01/2026',
    '',
  ])
})

test('an answer says how many days are left, or by how many it is late', () => {
  const dueOn = '2026-12-14'
  expect(daysWords(t, { standing: 'soon', days: 5, dueOn })).toBe('còn 5 ngày')
  expect(daysWords(t, { standing: 'soon', days: 0, dueOn })).toBe('hạn là hôm nay')
  expect(daysWords(t, { standing: 'returned', days: 1200, dueOn })).toBe('còn 1.200 ngày')
  expect(daysWords(t, { standing: 'late', days: 3, dueOn })).toBe('quá hạn 3 ngày')
  expect(daysWords(t, { standing: 'done-late', days: 1, dueOn })).toBe('quá hạn 1 ngày')
})

test('where no day counts, none is told', () => {
  expect(daysWords(t, { standing: 'open', days: 0, dueOn: null })).toBe('')
  expect(daysWords(t, { standing: 'done', days: 0, dueOn: '2026-12-14' })).toBe('')
  expect(daysWords(t, { standing: 'passed-before', days: 0, dueOn: '2020-12-14' })).toBe('')
})

test('a duty is known by the whole words with which it begins', () => {
  expect(shortQuote(' Mở lớp\n xóa mù chữ. ')).toBe('Mở lớp xóa mù chữ.')
  expect(shortQuote('Tham mưu, đề xuất, báo cáo', 10)).toBe('Tham mưu…')
  expect(shortQuote('Tham mưu đề xuất', 8)).toBe('Tham mưu…')
  expect(shortQuote('Aaaaaaaaaaaa', 5)).toBe('Aaaaa…')
})
