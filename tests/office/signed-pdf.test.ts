import { beforeAll, expect, test } from 'vitest'
import { read } from '../../src/reading/index.ts'
import { compareSigned, valuesOf } from '../../src/rules/reports/index.ts'
import { writeReport } from '../../src/server/modules/papers/index.ts'
import type { ReportBlock } from '../../src/shared/report-blocks.ts'
import type { ReportPaper } from '../../src/shared/report-paper.ts'
import { convertByOffice } from '../support/office.ts'
import { bigReport } from '../support/report-papers.ts'

const blocksOf = ({ blocks, appendices }: ReportPaper): ReportBlock[] => [
  ...blocks,
  ...appendices.flatMap((appendix) => appendix.blocks),
]

/** The report as it was signed, with one figure that somebody changed. */
async function signedText(id: string, figure: string) {
  const changed: ReportPaper = JSON.parse(JSON.stringify(bigReport()), (_, each) =>
    each !== null && typeof each === 'object' && each.id === id ? { ...each, value: figure } : each,
  )
  return read(await convertByOffice(await writeReport(changed), 'docx', 'pdf'))
}

const draft = blocksOf(bigReport())
const values = valuesOf(draft)
let signed: Awaited<ReturnType<typeof read>>

beforeAll(async () => {
  signed = await signedText('count:answered:7', '777')
})

test('of a report of many pages one false figure is named, and nothing else: no page, no repeated head, no broken line', () => {
  const { compared, differences } = compareSigned(draft, { text: signed.text, controls: [] })
  expect(compared).toBe(values.length)
  expect(differences.map(({ id, draft, signed }) => [id, draft, signed])).toEqual([['count:answered:7', '21', '777']])
})

test('so it is with a figure of an appendix that lies on its side, and with one of a sentence', async () => {
  for (const id of [values.at(-1)?.id ?? '', 'target:33:2026:33']) {
    const { text } = await signedText(id, '54.321')
    const { differences } = compareSigned(draft, { text, controls: [] })
    expect(differences.map((each) => [each.id, each.signed])).toEqual([[id, '54321']])
  }
})

test('it is read as what it is, without numbers of pages and the heads that they repeat, in whole sentences', async () => {
  const { text, format, document } = signed
  expect([format, document.kind, document.issuedOn]).toEqual(['pdf', 'Báo cáo', '2026-12-05'])
  const lines = text.split('\n')
  const inWord = (await read(await writeReport(bigReport()))).text.split('\n')
  const isCell = (line: string) =>
    /^(?!\().*\((?:người|cơ sở|trung tâm|%)\)$|^(?:TT|Cơ quan|Đã trả lời|Xã, phường|\d{1,3})$/.test(line)
  // Without the one that was changed.
  const cells = (all: string[]) => all.filter((line) => isCell(line) && line !== '21' && line !== '777')
  expect(cells(lines)).toEqual(cells(inWord))
  expect(lines).toContain(
    'Trên đây là báo cáo kết quả thực hiện Kế hoạch năm 2026, kính báo cáo Ủy ban nhân dân tỉnh./.',
  )
})
