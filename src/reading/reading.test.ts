import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AnnotatedPlan,
  annotatedExamples,
  annotatedPlans,
  laterPlans,
  morePlans,
  unseenPlans,
} from '../../tests/support/annotated-plans.ts'
import { normalise, scoreReadings } from '../../tests/support/score-reading.ts'
import { faultOf } from '../../tests/support/well-formed.ts'
import { type Reading, ReadingProblem, read, toPlan } from './index.ts'

const plans = annotatedPlans()
const bytesOf = (text: string) => new TextEncoder().encode(text)

const expectWellFormed = (reading: Reading) => expect(faultOf(reading)).toBeNull()

const readAll = (all: AnnotatedPlan[]) =>
  Promise.all(all.map(async ({ bytes, text, gold }) => ({ text, gold, read: toPlan(await read(bytes)) })))

test.each([
  ['the development plans', plans, 0.99],
  ['the sample papers', annotatedExamples(), 0.94],
  ['the further papers', morePlans(), 0.985],
  ['the papers that taught later', laterPlans(), 0.99],
  ['the papers that taught nothing', unseenPlans(), 0.96],
])('%s are read at least as well as ever before', async (_, all, floor) => {
  expect(scoreReadings(await readAll(all)).score).toBeGreaterThanOrEqual(floor)
})

test.each([...plans, ...annotatedExamples(), ...morePlans(), ...laterPlans(), ...unseenPlans()])(
  'every quote of $name stands word for word in the paper',
  async ({ bytes, text }) => {
    const reading = await read(bytes)
    expectWellFormed(reading)
    const paper = normalise(text)
    const plan = toPlan(reading)
    for (const fact of [...plan.targets, ...plan.duties, ...plan.reports, ...plan.reviews])
      expect(paper).toContain(normalise(fact.quote))
  },
)

test.each(plans)('the same bytes of $name give the same clauses and facts', async ({ bytes }) => {
  expect(await read(bytes)).toEqual(await read(bytes))
})

const piece = fc.constantFrom(
  'KẾ HOẠCH',
  'I. MỤC TIÊU',
  'II. NHIỆM VỤ',
  'V. TỔ CHỨC THỰC HIỆN',
  '1. Sở Nội vụ',
  'a) Công an tỉnh',
  '- Chủ trì, phối hợp với',
  '+ 80% người dân',
  'các sở, ngành;',
  'và',
  '“',
  '(',
  'trước ngày 15/12 hằng năm',
  'Quyết định số 1/QĐ-TTg ngày 30/7/2021 của',
  'Nơi nhận:',
  '- Lưu: VT.',
  'KT. CHỦ TỊCH',
  'Trong đó, 5%',
  'báo cáo',
  'sơ kết',
  'Đề nghị',
  '2.1.',
  ':',
  '2',
  '\n',
  '\n\n',
  '\t',
)

test('no text makes the reader fail other than by a problem that has a name', async () => {
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' ')),
    fc.string({ unit: 'binary', maxLength: 300 }),
  )
  await fc.assert(
    fc.asyncProperty(text, async (sample) => {
      try {
        expectWellFormed(await read(bytesOf(sample)))
      } catch (error) {
        if (!(error instanceof ReadingProblem)) throw error
      }
    }),
    { numRuns: 200 },
  )
}, 60_000)

test('no bytes make the reader fail other than by a problem that has a name', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('', 'PK\u0003\u0004'), async (tail, head) => {
      const bytes = new Uint8Array([...bytesOf(head), ...tail])
      await read(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(ReadingProblem))
    }),
    { numRuns: 200 },
  )
})

test('ten thousand headings are read in about a second', async () => {
  const text = Array.from({ length: 10_000 }, (_, at) => `${at + 1}. Nội dung công việc`).join('\n')
  const started = performance.now()
  const reading = await read(bytesOf(`KẾ HOẠCH\nThử\nI. NHIỆM VỤ\n${text}`))
  expect(reading.blocks.length).toBeGreaterThan(10_000)
  expect(performance.now() - started).toBeLessThan(15_000)
}, 60_000)

test('a text in another language gives an honest, nearly empty reading', async () => {
  const reading = await read(
    bytesOf(
      'The quick brown fox jumps over the lazy dog.\n\nIt does so twice a day, and nobody is told to do anything.',
    ),
  )
  expect(reading.warnings.map((warning) => warning.code)).toContain('not-vietnamese')
  expect(toPlan(reading)).toMatchObject({
    targets: [],
    duties: [],
    reports: [],
    reviews: [],
    citations: [],
    recipients: [],
  })
})
