import fc from 'fast-check'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { writeReportSheet } from '../../src/server/modules/papers/index.ts'
import type { ReportSheet, SheetValue } from '../../src/shared/report-sheet.ts'
import { convertByOffice } from '../support/office.ts'
import { openZip } from '../support/open-zip.ts'
import { entry, rawZip } from '../support/raw-zip.ts'

const figures: ReportSheet['figures'] = [
  { kind: 'counted', id: 'literate', name: 'Người biết chữ', measure: 'người' },
  { kind: 'counted', id: 'people', name: 'Người trong độ tuổi', measure: 'người' },
  { kind: 'counted', id: 'money', name: 'Kinh phí', measure: 'triệu đồng' },
  {
    kind: 'ratio',
    id: 'share',
    name: 'Tỷ lệ biết chữ',
    measure: '%',
    numerator: ['literate'],
    denominator: ['people'],
    times: 100,
  },
  {
    kind: 'ratio',
    id: 'each',
    name: 'Kinh phí một người',
    measure: 'triệu đồng',
    numerator: ['money', 'money'],
    denominator: ['people', 'literate'],
    times: 1,
  },
]

/** A hundred units of which some did not report, some had nothing to count, and one has nobody. */
function someSheet(): ReportSheet {
  const value = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 99_999 }).map((number): SheetValue => String(number)) },
    { weight: 1, arbitrary: fc.constant<SheetValue>(null) },
    { weight: 1, arbitrary: fc.constant<SheetValue>({ nothing: 'không phát sinh' }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 99_999 }).map((number): SheetValue => `${number}.25`) },
  )
  const [units = []] = fc.sample(
    fc.array(fc.record({ literate: value, people: value, money: value }), { minLength: 100, maxLength: 100 }),
    { numRuns: 1, seed: 20261130 },
  )
  return {
    title: 'Số liệu tổng hợp năm 2026 (mẫu)',
    sheet: 'Số liệu',
    units: [
      ...units.map((values, at) => ({ name: `Xã mẫu số ${at + 1}`, values })),
      { name: 'Xã không có ai', values: { literate: '0', people: '0', money: '5' } },
    ],
    figures,
    notes: ['Nguồn: số liệu mẫu'],
  }
}

type Row = (string | number | null)[]
const rowsOf = async (bytes: Buffer): Promise<Row[]> => {
  const [sheet] = await readXlsxFile(bytes)
  return (sheet?.data ?? []) as Row[]
}
const shown = (rows: Row[]) =>
  rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell === '' ? null : cell)),
  )

/** As if nobody had worked it out before. */
async function withoutResults(bytes: Buffer): Promise<Buffer> {
  const parts = [...(await openZip(bytes))].map(([path, part]) => {
    const xml = part.toString('utf8')
    return entry(path, path.startsWith('xl/worksheets/') ? xml.replaceAll(/(<\/f>)<v>[^<]*<\/v>/g, '$1') : xml)
  })
  return rawZip(parts)
}

test('what LibreOffice works out anew is what the workbook says and what a plain sum says', async () => {
  const sheet = someSheet()
  const bytes = await writeReportSheet(sheet)
  const recalculated = await convertByOffice(await withoutResults(bytes), 'xlsx', 'xlsx')
  const [said, worked] = [await rowsOf(bytes), await rowsOf(recalculated)]
  expect(shown(worked)).toEqual(shown(said))

  const numbers = (id: string) =>
    sheet.units.map(({ values }) => {
      const value = values[id]
      return value === null || value === undefined ? null : typeof value === 'string' ? Number(value) : 0
    })
  const total = said.find(([name]) => name === 'Tổng cộng')
  const sum = (list: (number | null)[]) => list.reduce<number>((all, each) => all + (each ?? 0), 0)
  const [literate, people] = [numbers('literate'), numbers('people')]
  const both = literate.map((each, at) => each !== null && people[at] !== null)
  const of = (list: (number | null)[]) => sum(list.filter((_, at) => both[at]))
  expect(total?.[1]).toBeCloseTo(sum(literate), 6)
  expect(total?.[4]).toBeCloseTo((of(literate) * 100) / of(people), 6)
})
