import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotatedPlans } from '../../../tests/support/annotated-plans.ts'
import { readAgainst } from '../index.ts'

const folder = new URL('../../../tests/fixtures/amendments/', import.meta.url)
const paper = (name: string) => readFileSync(new URL(name, folder))

type Expected = {
  form: string
  changes: {
    kind: string
    sort: string
    older?: string
    newer?: string
    fields?: Record<string, [before: unknown, after: unknown] | null>
  }[]
  unresolved: { words: string; reason: string }[]
}
const expected: Record<string, Expected> = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'))
/** What documents say of themselves is not annotated. */
const ANNOTATED = ['target', 'duty', 'report', 'review', 'objective']

const asLine = (kind: string | undefined, sort: string, older = '', newer = '') =>
  `${sort} ${kind}: ${older} → ${newer}`

test.each(Object.entries(expected))('%s changes what people read in it, and nothing else', async (name, wanted) => {
  const { form, changes, instructions } = await readAgainst(paper('ke-hoach-may-mua.txt'), paper(`${name}.txt`))
  expect(form).toBe(wanted.form)
  const told = changes.filter(
    ({ sort, older, newer }) => sort !== 'same' && ANNOTATED.includes((newer ?? older)?.kind ?? ''),
  )
  const lines = told.map(({ sort, older, newer }) => asLine((newer ?? older)?.kind, sort, older?.quote, newer?.quote))
  expect(lines.sort()).toEqual(
    wanted.changes.map((each) => asLine(each.kind, each.sort, each.older, each.newer)).sort(),
  )
  for (const each of wanted.changes.filter(({ fields }) => fields)) {
    const change = told.find(({ older, newer }) => newer?.kind === each.kind && older?.quote === each.older)
    for (const [field, values] of Object.entries(each.fields ?? {})) {
      const found = change?.fields.find((one) => one.field === field)
      expect(found, `${each.older}: ${field}`).toBeDefined()
      if (values) expect([found?.before, found?.after]).toEqual(values)
    }
  }
  const unresolved = instructions.filter(({ state }) => state !== 'applied')
  expect(unresolved.map(({ words, reason }) => ({ words, reason }))).toEqual(wanted.unresolved)
})

test('places lead to the words in the paper that they come from', async () => {
  const { older, newer, changes } = await readAgainst(paper('ke-hoach-may-mua.txt'), paper('quyet-dinh-sua-doi.txt'))
  for (const { newer: fact } of changes) {
    if (!fact?.from || fact.kind === 'document') continue
    const { text } = fact.from.side === 'newer' ? newer : older
    const words = text.slice(fact.from.start, fact.from.end)
    expect(fact.quote.includes(words) || words.includes(fact.quote), `${fact.quote} / ${words}`).toBe(true)
  }
  const raised = changes.find(({ newer }) => newer?.quote.startsWith('70%'))
  expect(raised?.newer?.from).toMatchObject({ side: 'newer' })
  expect(newer.text.slice(raised?.newer?.from?.start, raised?.newer?.from?.end)).toBe(raised?.newer?.quote)
})

test('an order that changes no fact is told with none', async () => {
  const lines = readFileSync(new URL('quyet-dinh-sua-doi.txt', folder), 'utf8').split('\n')
  const at = lines.findIndex((line) => line.startsWith('1. Sửa đổi'))
  lines.splice(at, 0, '0. Sửa đổi tiêu đề khoản 1 Mục II như sau: “1. Tới năm 2025”')
  const { instructions } = await readAgainst(paper('ke-hoach-may-mua.txt'), new TextEncoder().encode(lines.join('\n')))
  expect(instructions[0]).toMatchObject({ state: 'applied', changes: 0 })
})

test.each(annotatedPlans())('$name against itself changed nothing', async ({ bytes }) => {
  const { form, changes } = await readAgainst(bytes, bytes)
  expect(form).toBe('whole')
  expect(changes.filter(({ sort }) => sort !== 'same')).toEqual([])
})

const ORDERS = [
  '1. Sửa đổi điểm b khoản 1 Mục II như sau:',
  '“b) 70% hộ có sách;”',
  '“b) 70% hộ',
  '2. Bãi bỏ khoản 4 Mục III.',
  '3. Thay thế cụm từ “Sở Lúa gạo” bằng cụm từ “Sở Nắng”.',
  'a) Bổ sung khoản 9 vào sau khoản 8 Mục IX như sau: "9. Mới"',
  'Tại Mục II:',
  'b) Bỏ cụm từ “tỉnh” tại Mục I, Mục II và khoản 2 Mục IV;',
  '»”"“«',
  '5. Bãi bỏ Mục III, trừ khoản 3.',
  '6. Thay cụm từ “tỉnh” bằng “xã” tại Mục I; “huyện” bằng “xã” tại khoản 4 Mục IV và bỏ cụm từ “Sở” tại Mục IV.',
  '7. Bổ sung gạch đầu dòng cuối cùng khoản 2 Mục II như sau: “- Mới.”',
  '8. Bổ sung Mục IIIa vào sau Mục III như sau: “IIIa. MỚI”',
  '- Nội dung cũ: “60%”',
  '- Nội dung mới: “70%”',
  'II. NỘI DUNG BÃI BỎ',
  '- Sửa đổi, bổ sung gạch đầu dòng thứ hai như sau:',
  'Điều 2. Bãi bỏ Điều 9.',
  '4. Sửa đổi khoản 1, khoản 2 và khoản 3 Mục III như sau: “1. A',
]

test('whatever stands in an amending paper, it is read and no order is lost', async () => {
  const older = paper('ke-hoach-may-mua.txt')
  const head = [
    'QUYẾT ĐỊNH',
    'Sửa đổi, bổ sung Kế hoạch số 45/KH-UBND',
    '',
    'Điều 1. Sửa đổi một số nội dung của Kế hoạch số 45/KH-UBND như sau:',
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...ORDERS), { maxLength: 9 }), async (orders) => {
      const newer = new TextEncoder().encode([...head, ...orders].join('\n'))
      const { changes, instructions, older: was } = await readAgainst(older, newer)
      const ids = changes.flatMap((each) => each.older?.id ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBeGreaterThanOrEqual(was.targets.length + was.duties.length)
      for (const { state, reason } of instructions) expect(state === 'applied').toBe(reason === null)
    }),
    { numRuns: 60 },
  )
}, 60_000)
