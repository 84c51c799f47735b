import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LayoutReport } from '../../src/shared/layout-checks.ts'
import { breaks, changed, rightReport } from '../support/broken-papers.ts'
import { spawnProcess } from '../support/spawn.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hieuhoc-layout-'))
  const right = await rightReport()
  await writeFile(join(folder, 'right.docx'), right)
  await writeFile(join(folder, 'advised.docx'), await changed(right, breaks['body-closing'] ?? (() => {})))
  await writeFile(join(folder, 'wrong.docx'), await changed(right, breaks['margin-left'] ?? (() => {})))
  await writeFile(join(folder, 'plan.txt'), 'KẾ HOẠCH')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(name: string, ...options: string[]) {
  const args = ['src/cli/main.ts', 'check-layout', join(folder, name), ...options]
  const { ended, out, err } = spawnProcess(process.execPath, args, {})
  return { code: await ended, out: out(), err: err() }
}

test('of a right paper nothing is said', async () => {
  expect(await run('right.docx')).toEqual({ code: 0, out: '', err: '' })
})

test('what is advised is said and no failure, what blocks is one', async () => {
  const advised = await run('advised.docx')
  expect([advised.code, advised.out]).toEqual([0, expect.stringMatching(/^nên sửa: Kết thúc nội dung/)])
  const wrong = await run('wrong.docx')
  expect(wrong.code).toBe(1)
  expect(wrong.out).toBe(
    [
      'PHẢI SỬA: Lề trái từ 30 mm đến 35 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I.3)',
      '  Trang giấy, phần 1: 25,4 mm',
      '  cách sửa: Bố cục > Lề > Lề tùy chỉnh: đặt lề trái 30 mm',
      '',
      '',
    ].join('\n'),
  )
})

test('as JSON it is what the API answers', async () => {
  const { code, out } = await run('wrong.docx', '--json')
  const report = JSON.parse(out) as LayoutReport
  expect([code, report.findings.map(({ rule }) => rule)]).toEqual([1, ['margin-left']])
})

test('a file that is no .docx, or not there, is told in a line', async () => {
  expect(await run('plan.txt')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^[^\n]+\n$/) })
  expect(await run('nowhere.docx')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^[^\n]+\n$/) })
})
