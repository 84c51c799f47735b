import { expect, test } from 'vitest'
import { pathsIn } from './paths.ts'

const told = (words: string, quoted: string[] = []) =>
  pathsIn(words, quoted).map((path) =>
    path.map(({ unit, label, name, nth }) => `${unit} ${label || name || nth}`).join(' > '),
  )

test.each([
  ['điểm a khoản 1 Mục II', ['section II > clause 1 > point a']],
  ['Mục II, khoản 1, điểm a', ['section II > clause 1 > point a']],
  ['mục II.1.a', ['section II.1.a']],
  ['tiết 1.1.2 điểm 1.1 khoản 1 Phần II', ['part II > clause 1 > point 1.1 > item 1.1.2']],
  ['mục 2.1 khoản 2 phần II', ['part II > clause 2 > section 2.1']],
  ['tiểu mục 2, mục III', ['section III > subsection 2']],
  ['đoạn cuối khoản 3 Phần thứ hai', ['part 2 > clause 3 > paragraph -1']],
  ['dấu gạch ngang (-) thứ 2, điểm b, mục 3, phần III', ['part III > section 3 > point b > bullet 2']],
  ['gạch đầu dòng thứ nhất và thứ ba khoản 2', ['clause 2 > bullet 1', 'clause 2 > bullet 3']],
  ['điểm b, c và d khoản 2 Mục IV', ['b', 'c', 'd'].map((point) => `section IV > clause 2 > point ${point}`)],
  ['điểm a khoản 1 và điểm b khoản 2 Mục II', ['section II > clause 1 > point a', 'section II > clause 2 > point b']],
  [
    'Mục II, khoản 1, điểm a và khoản 2, điểm b',
    ['section II > clause 1 > point a', 'section II > clause 2 > point b'],
  ],
  ['khoản 2 Mục V và khoản 1 Mục VI', ['section V > clause 2', 'section VI > clause 1']],
  ['khoản 4 Mục III; điểm b khoản 2', ['section III > clause 4', 'section III > clause 2 > point b']],
  ['từ khoản 2 đến khoản 4 Mục I', ['2', '3', '4'].map((clause) => `section I > clause ${clause}`)],
  ['khoản 1 khoản 2 Mục I', ['section I > clause 2 > clause 1']],
  ['phần Nhiệm vụ và giải pháp của Kế hoạch', ['part Nhiệm vụ và giải pháp']],
  ['khoản 1 Mục IIIa', ['section IIIa > clause 1']],
  ['điểm b khoản 1, điểm b khoản 2 Mục IV', ['1', '2'].map((clause) => `section IV > clause ${clause} > point b`)],
  ['Mục II, khoản 1, tiết b, khoản 1', ['section II > clause 1 > item b > clause 1']],
  ['khoản 4a Mục III', ['section III > clause 4a']],
])('"%s" names %o', (words, paths) => expect(told(words)).toEqual(paths))

test('a part may be named between marks', () => {
  expect(told('khoản 1 phần ⟦0⟧', ['Nhiệm vụ'])).toEqual(['part Nhiệm vụ > clause 1'])
})

test.each([
  'mục tiêu 5 năm',
  'điểm trường 2 và mục đích a',
  'phần mềm quản lý',
  'ý kiến của khoản chi',
  'điều kiện 1',
  'câu lạc bộ',
  'mục xa',
])('"%s" names no place', (words) => expect(told(words)).toEqual([]))
