import { expect, test } from 'vitest'
import { fileRows } from './matrix-file.ts'

const cell = (row: number, column: number, answers: number) => ({
  ...{ row, column, answers, assignmentId: '', assignments: 1, standing: 'late' as const },
})

test('the parts of a matrix stand together in the file, and what is not given stays empty', () => {
  const rows = [
    { id: '1', name: 'Sở A' },
    { id: '2', name: 'Sở B' },
  ]
  const parts = [
    { organisations: rows.slice(0, 1), columns: [{ id: 'x', words: 'I.1' }], cells: [cell(0, 0, 2)] },
    { organisations: rows.slice(0, 1), columns: [{ id: 'y', words: 'I.2' }], cells: [] },
    { organisations: rows.slice(1), columns: [{ id: 'x', words: 'I.1' }], cells: [] },
    { organisations: rows.slice(1), columns: [{ id: 'y', words: 'I.2' }], cells: [cell(0, 0, 1)] },
  ]
  expect(fileRows(parts, 'Cơ quan', ({ answers }) => `quá hạn (${answers})`)).toEqual([
    ['Cơ quan', 'I.1', 'I.2'],
    ['Sở A', 'quá hạn (2)', ''],
    ['Sở B', '', 'quá hạn (1)'],
  ])
})
