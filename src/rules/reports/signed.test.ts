import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReportBlock } from '../../shared/report-blocks.ts'
import { compareSigned } from './signed.ts'
import { diffTokens } from './token-diff.ts'
import { textOf, valuesOf } from './values.ts'

const value = (id: string, text: string) => ({ value: text, id, name: `Số ${id}` })
const report: ReportBlock[] = [
  { kind: 'heading', level: 1, words: ['Kết quả thực hiện các chỉ tiêu'] },
  {
    kind: 'paragraph',
    words: ['Kế hoạch nêu ', value('a', '27'), ' chỉ tiêu; ', value('b', '20'), ' chỉ tiêu có số liệu.'],
  },
  { kind: 'item', level: 1, words: ['Tỷ lệ người biết chữ: đã đạt ', value('c', '98,5'), '%, đến ngày 30/11/2026.'] },
  { kind: 'blank', prompt: 'Nêu nguyên nhân' },
  {
    kind: 'table',
    heads: [['TT', 'Đơn vị', 'Số lớp']],
    widths: [1, 2, 1],
    rows: ['Xã An Bài', 'Xã An Đồng', 'Xã An Hiệp'].map((name, index) => [
      { words: [String(index + 1)] },
      { words: [name] },
      { words: [value(`d${index}`, String(12 + index))] },
    ]),
  },
]
/** As a document with tabs between cells is read. */
const textOfReport = (blocks: readonly ReportBlock[]) =>
  blocks
    .flatMap((block) =>
      block.kind === 'blank'
        ? [block.prompt]
        : block.kind === 'table'
          ? [
              block.heads.flat().join('\t'),
              ...block.rows.map((row) => row.map(({ words }) => textOf(words)).join('\t')),
            ]
          : [textOf(block.words)],
    )
    .join('\n')
const textOfAll = textOfReport(report)
const framed = (text: string) =>
  `UBND TỈNH HƯNG YÊN\nSố: 125/BC-UBND\n${text}\nNơi nhận:\n- Như trên;\n- Lưu: VT, 3 bản.`

test('a signed copy with the same figures is silent, whatever stands around them', () => {
  expect(compareSigned(report, { text: framed(textOfAll), controls: [] })).toEqual({ compared: 6, differences: [] })
})

test('words that people put in the spaces, with numbers of their own, are no difference', () => {
  const text = framed(textOfAll.replace('Nêu nguyên nhân', 'Do 3 xã sáp nhập, thiếu 12 giáo viên và 1,5 tỷ đồng.'))
  expect(compareSigned(report, { text, controls: [] }).differences).toEqual([])
})

test('one false figure is named, and nothing else, with what was drafted and what was signed', () => {
  const text = framed(textOfAll.replace('98,5', '99,5'))
  expect(compareSigned(report, { text, controls: [] }).differences).toEqual([
    {
      ...{ id: 'c', name: 'Số c', draft: '98,5', signed: '99,5' },
      where: 'Tỷ lệ người biết chữ: đã đạt 98,5%, đến ngày 30/11/2026.',
    },
  ])
})

test('a false figure is named also where the right one stands among words that people wrote', () => {
  const text = framed(textOfAll.replace('98,5', '99,5').replace('Nêu nguyên nhân', 'Chỉ tiêu 98,5% là cao.'))
  expect(compareSigned(report, { text, controls: [] }).differences.map(({ id, signed }) => [id, signed])).toEqual([
    ['c', '99,5'],
  ])
})

test('a figure that is gone is told as gone', () => {
  const text = framed(textOfAll.replace('Tỷ lệ người biết chữ: đã đạt 98,5%, đến ngày 30/11/2026.\n', ''))
  expect(compareSigned(report, { text, controls: [] }).differences.map(({ id, signed }) => [id, signed])).toEqual([
    ['c', null],
  ])
})

test('content controls that were kept say it, also where the words were written anew', () => {
  const controls = valuesOf(report).map(({ id, value }) => ({ tag: id, text: id === 'd1' ? '31' : value }))
  expect(
    compareSigned(report, { text: 'Viết lại hoàn toàn', controls }).differences.map(({ id, signed }) => [id, signed]),
  ).toEqual([['d1', '31']])
})

test('1.234,5 and 1234,5 are one figure', () => {
  const blocks: ReportBlock[] = [{ kind: 'paragraph', words: ['Có ', value('a', '1.234,5'), ' triệu đồng.'] }]
  expect(compareSigned(blocks, { text: 'Có 1234,50 triệu đồng.', controls: [] }).differences).toEqual([])
})

const someReport = fc
  .array(
    fc.tuple(
      fc.array(fc.constantFrom('xã', 'lớp', 'người', 'đạt', 'trong', 'năm', 'tỷ', 'lệ'), {
        minLength: 2,
        maxLength: 6,
      }),
      fc.integer({ min: 1, max: 9999 }),
    ),
    { minLength: 3, maxLength: 40 },
  )
  .map((lines) =>
    lines.map(
      ([words, number], index): ReportBlock => ({
        kind: 'item',
        level: 1,
        words: [`${words.join(' ')} thứ${'abcdefgh'[index % 8]} `, value(`v${index}`, String(number)), ' người.'],
      }),
    ),
  )

test('whichever figure is planted false, it is named and nothing else', () => {
  fc.assert(
    fc.property(someReport, fc.nat(), fc.integer({ min: 10_001, max: 99_999 }), (blocks, which, number) => {
      const values = valuesOf(blocks)
      const planted = values[which % values.length]
      const changed = blocks.map(
        (block): ReportBlock =>
          'words' in block
            ? {
                ...block,
                words: block.words.map((span) =>
                  typeof span !== 'string' && span.id === planted?.id ? { ...span, value: String(number) } : span,
                ),
              }
            : block,
      )
      const { differences } = compareSigned(blocks, { text: framed(textOfReport(changed)), controls: [] })
      expect(differences.map(({ id, signed }) => [id, signed])).toEqual([[planted?.id, String(number)]])
    }),
  )
})

test('what is taken out and put in makes the one sequence of the other', () => {
  const tokens = fc.array(fc.constantFrom('a', 'b', 'c', '1', '2'), { maxLength: 30 })
  fc.assert(
    fc.property(tokens, tokens, (one, other) => {
      const rebuilt: string[] = []
      let at = 0
      for (const { from, to, otherFrom, otherTo } of diffTokens(one, other)) {
        rebuilt.push(...one.slice(at, from), ...other.slice(otherFrom, otherTo))
        at = to
      }
      expect([...rebuilt, ...one.slice(at)]).toEqual(other)
    }),
  )
})
