import { expect, test } from 'vitest'
import { annotatedPlans } from '../../tests/support/annotated-plans.ts'
import { latinBytes, tcvn3Letters } from '../../tests/support/old-encodings.ts'
import { read } from '../reading/index.ts'
import { printReading } from './print-reading.ts'

const printed = async (name: string) => {
  const plan = annotatedPlans().find((each) => each.name === name)
  if (!plan) throw new Error(name)
  return printReading(await read(plan.bytes))
}

test('a person sees the document, its aims by year, who leads what and who reports when', async () => {
  const text = await printed('thai-binh')
  expect(text).toContain('CHỈ TIÊU (27)')
  expect(text).toContain('Đến năm 2025: 13')
  expect(text).toMatch(/7 +\d+ {2}Sở Giáo dục và Đào tạo/)
  expect(text).toContain('hằng năm, trước 01/12')
  expect(text).toContain('Sơ kết 2025')
  expect(text).toContain('Quyết định 1373/QĐ-TTg ngày 30/07/2021')
})

test('what the paper leaves blank is said', async () => {
  expect(await printed('ninh-thuan')).toContain('số văn bản để trống')
})

test('how the letters were coded is said, and where they are older than Unicode it stands among what to look at', async () => {
  const said = async (bytes: Uint8Array) => printReading(await read(bytes))
  const text = 'Kế hoạch xây dựng xã hội học tập'
  const old = await said(latinBytes(tcvn3Letters(text)))
  expect(old).toContain('Tệp: txt, đọc theo mã TCVN3 (ABC)')
  expect(old).toContain('• chữ viết theo mã TCVN3 (ABC), đã đổi sang Unicode')
  const unicode = await said(new TextEncoder().encode(text))
  expect(unicode).toContain('Tệp: txt, Unicode UTF-8\n')
  expect(unicode).not.toContain('đổi sang')
  expect(await said(new TextEncoder().encode(text.normalize('NFD')))).toContain('Unicode UTF-8, dấu viết rời')
})

test('no line is wider than a terminal', async () => {
  for (const { name } of annotatedPlans())
    for (const line of (await printed(name)).split('\n')) expect(line.length).toBeLessThanOrEqual(160)
})
