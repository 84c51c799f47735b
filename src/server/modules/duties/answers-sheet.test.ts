import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { openZip } from '../../../../tests/support/open-zip.ts'
import type { AskedAnswerRow } from '../../../shared/duties.ts'
import { writeAnswersSheet } from './answers-sheet.ts'

const someAnswer = (rest: Partial<AskedAnswerRow> = {}): AskedAnswerRow => ({
  assignmentId: '00000000-0000-7000-8000-000000000001',
  kind: 'dated',
  programmeId: '00000000-0000-7000-8000-000000000002',
  programmeName: 'Xây dựng xã hội học tập',
  section: 'II.1',
  quote: 'Củng cố các trung tâm học tập cộng đồng',
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
const day = (text: string) => new Date(`${text}T00:00:00Z`)

describe('the sheet of answers, opened by another library', () => {
  test('has days as days, numbers as numbers, nothing where nothing is known, and Vietnamese as it was', async () => {
    const bytes = await writeAnswersSheet(
      [
        someAnswer(),
        someAnswer({ standing: 'done', days: 3, extendedTo: '2026-10-15', submittedOn: '2026-10-12', period: '' }),
      ],
      false,
      'vi',
    )
    const [heads, late, done, ...rest] = await readSheet(bytes)
    expect(heads?.slice(0, 5)).toEqual(['Mục', 'Nhiệm vụ', 'Cơ quan', 'Tình trạng', 'Số ngày quá hạn'])
    expect(late).toEqual([
      ...['II.1', 'Củng cố các trung tâm học tập cộng đồng', 'Sở Giáo dục và Đào tạo', 'Quá hạn', 51, '2026-Q3'],
      ...[day('2026-09-30'), null, null, null],
    ])
    expect(done?.slice(3)).toEqual([
      ...['Hoàn thành', null, null, day('2026-09-30'), day('2026-10-15'), null, day('2026-10-12')],
    ])
    expect(rest).toEqual([])
  })

  test('runs nothing that was written into a plan as a formula', async () => {
    const quotes = ['=HYPERLINK("http://mau.example")', '+1+2', '-3', '@SUM(A1)', '\t=1', '<f>1</f> & "x"', 'a\nb']
    const bytes = await writeAnswersSheet(
      quotes.map((quote) => someAnswer({ quote })),
      false,
      'vi',
    )
    const rows = await readSheet(bytes, { trim: false })
    expect(rows.slice(1).map(([, quote]) => quote)).toEqual(quotes)
    const sheet = (await openZip(bytes)).get('xl/worksheets/sheet1.xml')?.toString()
    expect(sheet).toContain('<sheetData>')
    expect(sheet).not.toMatch(/<f[ >]/)
  })

  test('keeps its heads in sight, can be filtered, and says below the table what it leaves out', async () => {
    const bytes = await writeAnswersSheet([someAnswer()], true, 'en')
    const sheet = (await openZip(bytes)).get('xl/worksheets/sheet1.xml')?.toString()
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(sheet).toContain('<autoFilter ref="A1:J2"')
    expect((await readSheet(bytes)).at(-1)?.[0]).toMatch(/^Only the first 1 rows/)
  })

  test('holds 10,000 answers', async () => {
    const answers = Array.from({ length: 10_000 }, (_, at) => someAnswer({ days: at + 1 }))
    const rows = await readSheet(await writeAnswersSheet(answers, false, 'vi'))
    expect(rows.slice(1).map((row) => row[4])).toEqual(answers.map(({ days }) => days))
  })
})
