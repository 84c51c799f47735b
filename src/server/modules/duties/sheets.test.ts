import readXlsxFile, { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { openZip } from '../../../../tests/support/open-zip.ts'
import type { AskedAnswerRow, MyWork } from '../../../shared/duties.ts'
import type { DutyMatrix, MatrixCell } from '../../../shared/duty-views.ts'
import { writeDutyMatrixSheet, writeReportMatrixSheet } from './matrix-sheet.ts'
import { writeMyWorkSheet } from './my-work-sheet.ts'

const someAnswer = (rest: Partial<AskedAnswerRow> = {}): AskedAnswerRow => ({
  assignmentId: '00000000-0000-7000-8000-000000000001',
  kind: 'dated',
  programmeId: '00000000-0000-7000-8000-000000000002',
  programmeName: 'Xây dựng xã hội học tập',
  section: 'II.1',
  quote: '=HYPERLINK("http://mau.example")',
  organisationId: '1',
  organisationName: 'Sở Giáo dục và Đào tạo',
  period: '2026-Q3',
  opensOn: '2026-07-01',
  dueOn: '2026-09-30',
  extendedTo: null,
  askedUntil: null,
  source: 'clause',
  state: 'in-progress',
  standing: 'late',
  days: 51,
  submittedOn: null,
  revision: 1,
  ...rest,
})
const none = { answers: [], more: false }
const work: MyWork = {
  today: '2026-11-20',
  mine: { answers: [someAnswer()], more: true },
  handedIn: none,
  toAccept: none,
  asking: none,
  receives: false,
  held: {},
}

describe('the workbook of my work, opened by another library', () => {
  test('has a sheet for each list, days and numbers as such, words never as formulas, and the day of the export', async () => {
    const bytes = await writeMyWorkSheet(work, 'vi')
    const sheets = await readXlsxFile(bytes)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Việc phải làm', 'Đã gửi, chờ chấp nhận'])
    const [heads, row, cut, asOf] = sheets[0]?.data ?? []
    expect(heads?.slice(0, 4)).toEqual(['Kế hoạch', 'Mục', 'Nhiệm vụ', 'Cơ quan'])
    expect(row?.slice(0, 8)).toEqual([
      ...['Xây dựng xã hội học tập', 'II.1', '=HYPERLINK("http://mau.example")', 'Sở Giáo dục và Đào tạo'],
      ...['Quá hạn', 51, '2026-Q3', new Date('2026-09-30T00:00:00Z')],
    ])
    expect([cut?.[0], asOf?.[0]]).toEqual(['Chỉ có 1 dòng đầu theo hạn.', 'Ngày xuất: 20/11/2026'])
    const xml = (await openZip(bytes)).get('xl/worksheets/sheet1.xml')?.toString()
    expect(xml).not.toMatch(/<f[ >]/)
    expect(xml).toContain('<autoFilter ref="A1:K2"')
  })

  test('has what waits for a planner where something does', async () => {
    const planning = { ...work, toAccept: { answers: [someAnswer()], more: false }, asking: work.mine }
    const sheets = await readXlsxFile(await writeMyWorkSheet(planning, 'en'))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'To do',
      'Handed in, to be accepted',
      'To accept',
      'Asking for time',
    ])
  })
})

const cell = (row: number, column: number, rest: Partial<MatrixCell> = {}): MatrixCell => ({
  ...{
    row,
    column,
    assignmentId: '00000000-0000-7000-8000-000000000001',
    assignments: 1,
    standing: 'late',
    answers: 2,
  },
  ...rest,
})
const head = {
  today: '2026-11-20',
  organisations: [
    { id: '1', name: 'Sở Giáo dục và Đào tạo' },
    { id: '2', name: 'Sở Nội vụ' },
  ],
  organisationCount: 2,
}
const dutiesOf = (many: number): DutyMatrix => ({
  ...head,
  columnCount: many,
  duties: Array.from({ length: many }, (_, at) => ({
    factId: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    section: 'II',
    quote: `Việc ${at}`,
  })),
  cells: [cell(0, 0), cell(1, many - 1, { standing: null, answers: 0 })],
})

describe('the workbook of a matrix, opened by another library', () => {
  test('has each cell where its organisation and its duty meet, beyond the columns of one letter too', async () => {
    for (const many of [2, 26, 30, 300]) {
      const bytes = await writeDutyMatrixSheet(dutiesOf(many), 'vi')
      const [heads, first, second, asOf] = await readSheet(bytes)
      expect([heads?.length, heads?.[0], heads?.[1], heads?.[many]]).toEqual([
        ...[many + 1, 'Cơ quan', 'II Việc 0', `II Việc ${many - 1}`],
      ])
      expect([first?.[0], first?.[1], first?.[many]]).toEqual(['Sở Giáo dục và Đào tạo', 'Quá hạn (2)', null])
      expect([second?.[1], second?.[many]]).toEqual([null, 'đã giao, chưa đến kỳ'])
      expect(asOf?.[0]).toBe('Ngày xuất: 20/11/2026')
      const last = { 2: 'C', 26: 'AA', 30: 'AE', 300: 'KO' }[many]
      const xml = (await openZip(bytes)).get('xl/worksheets/sheet1.xml')?.toString()
      expect(xml).toContain(`<autoFilter ref="A1:${last}3"`)
      expect(xml).toMatch(/<pane [^>]*xSplit="1"[^>]*ySplit="1"/)
    }
  })

  test('names periods as people do, and says where it is only a part', async () => {
    const matrix = {
      ...head,
      organisationCount: 3,
      columnCount: 2,
      periods: ['2026-Q3', '2026-H1'],
      reports: [],
      cells: [],
    }
    const [heads, , , cut] = await readSheet(await writeReportMatrixSheet(matrix, 'vi'))
    expect(heads).toEqual(['Cơ quan', 'Quý III/2026', '6 tháng đầu năm 2026'])
    expect(cut?.[0]).toMatch(/^Bảng lớn quá, chỉ có một phần/)
  })
})
