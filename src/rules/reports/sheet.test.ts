import { expect, test } from 'vitest'
import type { ReportFacts } from './facts.ts'
import { sheetOf } from './sheet.ts'
import { unitTables } from './tables.ts'

const cell = (value: number) => ({ value: String(value), reported: 1, expected: 1 })
const facts = {
  ...{ kind: 'yearly', today: '2026-11-30', period: '2026', from: '2026-01-01', to: '2026-12-31' },
  ...{ unitId: '3', unitName: 'tỉnh Hưng Yên', whole: true, documents: [], targets: [], duties: [], proposals: [] },
  units: {
    elements: Array.from({ length: 10 }, (_, n) => ({ id: String(n + 1), name: `Số lớp ${n + 1}`, measure: 'lớp' })),
    rows: ['Xã An Bài', 'Xã An Đồng'].map((unitName, index) => ({
      ...{ unitId: String(50 + index), unitName },
      cells: Array.from({ length: 10 }, (_, n) => (n === 9 ? { reported: 0, expected: 1 } : cell(1000 * index + n))),
    })),
    total: Array.from({ length: 10 }, (_, n) => cell(1000 + 2 * n)),
  },
} as ReportFacts

test('the tables of units, however many, are one sheet without their sums; what is not reported is said', () => {
  const tables = unitTables(facts)
  expect(tables).toHaveLength(2)
  const sheet = sheetOf(tables, { title: 'Báo cáo', sheet: 'Số liệu', notes: [] })
  expect(sheet?.figures.map(({ name, measure }) => [name, measure])).toEqual(
    facts.units?.elements.map(({ name }) => [name, 'lớp']),
  )
  expect(sheet?.units.map(({ name }) => name)).toEqual(['Xã An Bài', 'Xã An Đồng'])
  expect([sheet?.units[1]?.values['0-1'], sheet?.units[1]?.values['1-1']]).toEqual(['1001', 'chưa báo cáo'])
})

test('without a table of units there is no sheet', () => {
  const about = { title: 'Báo cáo', sheet: 'Số liệu', notes: [] }
  expect(sheetOf(unitTables({ ...facts, units: null }), about)).toBeNull()
})
