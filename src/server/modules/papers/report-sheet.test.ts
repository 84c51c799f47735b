import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { openZip } from '../../../../tests/support/open-zip.ts'
import type { ReportSheet } from '../../../shared/report-sheet.ts'
import { writeReportSheet } from './report-sheet.ts'

const sheet: ReportSheet = {
  title: 'Số liệu tổng hợp',
  sheet: 'Số liệu',
  units: [
    { name: 'Xã một', values: { literate: '90', people: '100' } },
    { name: 'Xã hai', values: { literate: { nothing: 'không phát sinh' }, people: '50.5' } },
    { name: '=1+1', values: { literate: null, people: '300' } },
  ],
  figures: [
    { kind: 'counted', id: 'literate', name: 'Biết chữ', measure: 'người' },
    { kind: 'counted', id: 'people', name: 'Tổng số', measure: 'người' },
    {
      kind: 'ratio',
      id: 'share',
      name: 'Tỷ lệ',
      measure: '%',
      numerator: ['literate'],
      denominator: ['people'],
      times: 100,
    },
  ],
  notes: ['Nguồn: số liệu mẫu'],
}

test('sums and ratios are formulas, with what they are worth', async () => {
  const bytes = await writeReportSheet(sheet)
  expect(await readSheet(bytes)).toEqual([
    ['Số liệu tổng hợp', null, null, null],
    ['Đơn vị', 'Biết chữ (người)', 'Tổng số (người)', 'Tỷ lệ (%)'],
    ['Xã một', 90, 100, 90],
    ['Xã hai', 0, 50.5, 0],
    ['=1+1', null, 300, null],
    // Of the two that reported both.
    ['Tổng cộng', 90, 450.5, expect.closeTo((90 * 100) / 150.5, 10)],
    ['Nguồn: số liệu mẫu', null, null, null],
  ])
  const xml =
    [...(await openZip(bytes))].find(([path]) => path.startsWith('xl/worksheets/'))?.[1].toString('utf8') ?? ''
  const formulas = [...xml.matchAll(/<c r="(\w+)"[^>]*>\s*<f>([^<]*)<\/f>/g)].map(([, cell, formula]) => [
    cell,
    formula,
  ])
  expect(formulas).toHaveLength(6)
  expect(Object.fromEntries(formulas)).toMatchObject({ B6: 'SUM(B3:B5)', C6: 'SUM(C3:C5)' })
  expect(xml).toContain('autoFilter ref="A2:D5"')
})

test('a ratio of what the sheet does not count is refused', async () => {
  const [, , ratio] = sheet.figures
  if (ratio?.kind !== 'ratio') throw new Error('the third figure is a ratio')
  await expect(writeReportSheet({ ...sheet, figures: [{ ...ratio, numerator: ['nobody'] }] })).rejects.toThrow(
    RangeError,
  )
})

test('without units there is nothing to add up', async () => {
  const rows = await readSheet(await writeReportSheet({ ...sheet, units: [] }))
  expect(rows.map(([first]) => first)).toEqual(['Số liệu tổng hợp', 'Đơn vị', 'Nguồn: số liệu mẫu'])
})
