import { expect, test } from 'vitest'
import { matrixOf, plainWords, type Target, themesOf } from './target-matrix.ts'

const target = (id: string, quote: string, milestone: number | null): Target => ({
  id,
  kind: 'target',
  documentId: 'd',
  clauseId: 'c',
  section: 'II.2',
  start: 0,
  end: 1,
  quote,
  rule: null,
  certainty: null,
  doubts: [],
  origin: 'read',
  revision: 1,
  confirmedBy: null,
  confirmedAt: null,
  changed: false,
  lacks: [],
  body: { milestone, comparator: 'at-least', value: 1, upper: null, unit: '%', partOf: null },
})

test('the same thing for two years stands in one row', () => {
  const targets = [
    target('a', '65% dân số từ 15 tuổi trở lên được đào tạo trình độ chuyên môn, kỹ thuật', 2025),
    target('b', '95% các trung tâm học tập cộng đồng ứng dụng công nghệ thông tin', 2025),
    target('c', '70% dân số từ 15 tuổi trở lên được đào tạo trình độ chuyên môn kỹ thuật', 2030),
  ]
  const { milestones, themes } = matrixOf(targets, () => 'Trình độ của người dân')
  expect(milestones).toEqual([2025, 2030])
  expect(
    themes[0]?.rows.map(({ words, cells }) => [words.slice(0, 22), [...cells].map(([year, [one]]) => [year, one?.id])]),
  ).toEqual([
    [
      'Dân số từ 15 tuổi trở ',
      [
        [2025, 'a'],
        [2030, 'c'],
      ],
    ],
    ['Các trung tâm học tập ', [[2025, 'b']]],
  ])
})

test('two targets of one year never share a row', () => {
  const same = '100% huyện đạt chuẩn xóa mù chữ mức độ 2'
  const { themes } = matrixOf([target('a', same, 2025), target('b', same, 2025)], () => '')
  expect(themes[0]?.rows).toHaveLength(2)
})

test('the amount is left out of the words', () => {
  expect(plainWords('Trong đó, 15% dân số có trình độ đại học')).toBe('Dân số có trình độ đại học')
  expect(plainWords('Phấn đấu trên 98,5% người lớn biết chữ')).toBe('Người lớn biết chữ')
  expect(plainWords('Tỉnh được công nhận tỉnh học tập')).toBe('Tỉnh được công nhận tỉnh học tập')
})

test('a theme is the nearest head that does not only say when', () => {
  const lines = [
    'II. MỤC TIÊU',
    'a) Mục tiêu đến năm 2025',
    '- Xóa mù chữ và phổ cập giáo dục:',
    '+ 100% huyện',
    '- 80% số người',
  ]
  const parents = [null, 0, 1, 2, 1]
  let at = 0
  const clauses = lines.map((line, index) => {
    const start = at
    at += line.length + 1
    const parent = parents[index] ?? null
    return {
      id: String(index),
      parentId: parent === null ? null : String(parent),
      kind: 'bullet',
      depth: 0,
      marker: line.split(' ')[0] ?? null,
      section: '',
      start,
      end: start + line.length,
    }
  })
  const themeOf = themesOf({ documentId: 'd', text: lines.join('\n'), clauses })
  expect(themeOf('3')).toBe('Xóa mù chữ và phổ cập giáo dục')
  expect(themeOf('4')).toBe('Mục tiêu đến năm 2025')
})
