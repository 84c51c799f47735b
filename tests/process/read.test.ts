import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read, toPlan } from '../../src/reading/index.ts'
import { spawnProcess } from '../support/spawn.ts'

const song = 'examples/ke-hoach-song-lam.docx'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hieuhoc-read-'))
  await mkdir(join(folder, 'plans/2026'), { recursive: true })
  await writeFile(join(folder, 'plans/a.docx'), await readFile(song))
  await writeFile(join(folder, 'plans/2026/b.txt'), await readFile('examples/ke-hoach-xa-khe-nua.txt'))
  await writeFile(join(folder, 'plans/empty.txt'), '')
  await writeFile(join(folder, 'plans/~$a.docx'), 'a lock')
  await writeFile(join(folder, 'plans/notes.md'), 'no plan')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(...args: string[]) {
  const { ended, out, err } = spawnProcess(process.execPath, ['src/cli/main.ts', 'read', ...args], {})
  return { code: await ended, out: out().trim().split('\n'), err: err().trim().split('\n') }
}

test('of a folder each plan is a line, its reading a file, and what was not read is said', async () => {
  const out = join(folder, 'out')
  const many = await run(join(folder, 'plans'), '--out', out, '--jobs', '2')
  expect(many.code).toBe(1)
  expect(many.out.sort()).toEqual([
    expect.stringMatching(/2026\/b\.txt: Kế hoạch.* chỉ tiêu, \d+ nhiệm vụ, \d+ báo cáo \(\d+ ms\)$/),
    expect.stringMatching(/a\.docx: Kế hoạch .*chỉ tiêu/),
  ])
  expect(many.err).toEqual([expect.stringContaining('empty.txt: the file is empty'), '3 files: 2 read, 1 not'])
  const written = JSON.parse(await readFile(join(out, 'a.docx.json'), 'utf8'))
  expect(written).toEqual(toPlan(await read(await readFile(song))))
  expect(JSON.parse(await readFile(join(out, '2026/b.txt.json'), 'utf8')).document.kind).toBe('Kế hoạch')
})

test('several files are several lines of JSON; what cannot be is refused before anything is read', async () => {
  const lines = await run(song, 'examples/ke-hoach-xa-khe-nua.txt', '--json')
  expect(lines.code).toBe(0)
  expect(lines.out.map((line) => JSON.parse(line).plan.document.kind)).toEqual(['Kế hoạch', 'Kế hoạch'])
  const twice = await run(song, song, '--out', join(folder, 'twice'))
  expect([twice.code, twice.out, twice.err[0]]).toEqual([1, [''], expect.stringContaining('two files would both')])
  expect((await run(song, '--jobs', '0')).code).toBe(2)
  expect((await run(join(folder, 'nowhere'), song)).err[0]).toContain('nowhere: cannot be opened')
})
