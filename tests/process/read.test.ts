import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listPlanFiles } from '../../src/cli/plan-files.ts'
import { readMany } from '../../src/cli/read-many.ts'
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
  const other = join(folder, 'other/ke-hoach-song-lam.docx')
  await mkdir(join(folder, 'other'))
  await writeFile(other, await readFile(song))
  const twice = await run(song, other, '--out', join(folder, 'twice'))
  expect([twice.code, twice.out, twice.err[0]]).toEqual([1, [''], expect.stringContaining('two files would both')])
  expect((await run(song, '--jobs', '0')).code).toBe(2)
  expect((await run(join(folder, 'nowhere'), song)).err[0]).toContain('nowhere: cannot be opened')
})

test('a folder that cannot be opened is told, and the rest is read', async () => {
  const shut = join(folder, 'plans/2026')
  const found = await listPlanFiles([join(folder, 'plans')], async (path) => {
    if (path === shut) throw Object.assign(new Error('no'), { code: 'EACCES' })
    return readdir(path, { withFileTypes: true })
  })
  expect(found.files.map(({ name }) => name)).toEqual(['a.docx', 'empty.txt'])
  expect(found.refused).toEqual([{ path: shut, why: 'cannot be opened (EACCES)' }])
})

test('a file that is named and lies in a named folder too is read once', async () => {
  const plan = join(folder, 'plans/a.docx')
  const once = await run(plan, join(folder, 'plans/../plans/2026'), plan, '--out', join(folder, 'once'))
  expect([once.code, once.out.length, once.err]).toEqual([0, 2, ['2 files: 2 read, 0 not']])
})

test('a name that would steer the terminal is printed as letters', async () => {
  const name = 'x\u001b[31m\ny.txt'
  await mkdir(join(folder, 'names'))
  await writeFile(join(folder, 'names', name), '')
  for (const path of ['names', `names/${name}`]) {
    const { err } = await run(join(folder, path))
    expect(err[0]).toContain('x\\u{1b}[31m\\u{a}y.txt: the file is empty')
  }
})

test('what is no file is not waited for', async () => {
  const pipe = join(folder, 'pipe.txt')
  execFileSync('mkfifo', [pipe])
  for (const args of [[pipe], [pipe, song], ['/dev/zero']]) {
    const { code, err } = await run(...args)
    expect([code, err[0]]).toEqual([1, `${args[0]}: is not a file`])
  }
})

test('a folder that cannot be made is told once, and nothing is read', async () => {
  const out = join(folder, 'plans/a.docx/out')
  const { code, err } = await run(join(folder, 'plans'), '--out', out)
  expect([code, err]).toEqual([1, [`${out}: cannot be made (ENOTDIR)`]])
})

test('a file that takes too long is given up', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await readMany([song], { out: join(folder, 'late') }, 1)).toBe(1)
  expect(said.mock.calls.flat()).toEqual([`${song}: not read within 0.001 s`, '1 files: 0 read, 1 not'])
  said.mockRestore()
})

test('what a damaged file is refused with is a sentence of ours, and --jobs says that it does nothing for one file', async () => {
  const broken = join(folder, 'broken.docx')
  await writeFile(broken, (await readFile(song)).subarray(0, 2000))
  const { code, err } = await run(broken, '--jobs', '2')
  expect(code).toBe(1)
  expect(err).toEqual([
    '--jobs has no effect on a single file',
    `${broken}: the file is damaged; open it in a word processor and save it anew`,
  ])
})
