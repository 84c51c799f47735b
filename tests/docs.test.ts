import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { ProblemKind } from '../src/server/platform/problems.ts'
import { drawImports } from './support/import-picture.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))

async function declaredProblems(): Promise<ProblemKind[]> {
  const sources = [...files('src/server')].filter((path) => /(problems|actor)\.ts$/.test(path))
  const modules = await Promise.all(sources.map((path) => import(join('..', path))))
  return modules.flatMap((module) =>
    Object.values(module as Record<string, unknown>).filter(
      (value): value is ProblemKind =>
        typeof value === 'object' && value !== null && 'type' in value && 'status' in value,
    ),
  )
}

test('docs/problems.md names each kind of problem with its status and title, and no other', async () => {
  const written = [...read('docs/problems.md').matchAll(/^\| `(\/problems\/[a-z-]+)` \| (\d{3}) \| ([^|]+) \|/gm)]
  const kinds = await declaredProblems()
  expect(kinds.length).toBeGreaterThan(10)
  const rows = written.map(([, type, status, title]) => `${type} ${status} ${title?.trim()}`)
  expect(rows.sort()).toEqual(kinds.map(({ type, status, title }) => `${type} ${status} ${title}`).sort())
})

test('no kind of problem is declared twice, and each stands where a problem file is', async () => {
  const types = (await declaredProblems()).map(({ type }) => type)
  expect(new Set(types).size).toBe(types.length)
  const elsewhere = files('src/server').filter(
    (path) =>
      path.endsWith('.ts') && !/(problems|actor|test)\.ts$/.test(path) && read(path).includes("type: '/problems/"),
  )
  expect(elsewhere).toEqual([])
})

test('the import picture in docs/architecture.md is the one of this code', { timeout: 120_000 }, async () => {
  const [, drawn] = /```mermaid\n([\s\S]*?)\n```/.exec(read('docs/architecture.md')) ?? []
  expect(drawn).toBe(await drawImports())
})

test('decision records are numbered in a row and have a status that exists', () => {
  const records = readdirSync('docs/decisions').sort()
  expect(records.length).toBeGreaterThan(5)
  records.forEach((name, index) => {
    expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`))
    expect(read(`docs/decisions/${name}`), name).toMatch(/^Status: (accepted|superseded by \d{4})$/m)
  })
})

const pages = ['README.md', 'README.vi.md', ...files('docs').filter((path) => path.endsWith('.md'))]

test('every link between our pages leads somewhere', () => {
  for (const page of pages) {
    for (const [, target = ''] of read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      expect(existsSync(join(dirname(page), target)), `${page} -> ${target}`).toBe(true)
    }
  }
})

test('every npm script that our pages name exists', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const known = new Set([...Object.keys(scripts), 'ci', 'install', 'pkg'])
  for (const page of pages) {
    for (const [, name = ''] of read(page).matchAll(/(?:^|`)npm (?:run )?(?:-s )?(?:run )?([a-z:]+)/gm)) {
      if (name !== 'run') expect(known.has(name), `${page}: npm ${name}`).toBe(true)
    }
  }
})

test('the glossary has one English word and one name in code for each Vietnamese term', () => {
  const rows = [...read('docs/glossary.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| `([A-Za-z]+)` \|/gm)]
  expect(rows.length).toBeGreaterThan(40)
  for (const column of [1, 3]) {
    const words = rows.map((row) => row[column]?.trim())
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  }
})
