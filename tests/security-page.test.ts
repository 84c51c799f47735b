import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

const page = readFileSync('docs/security.md', 'utf8')

/** The numbers of OWASP ASVS 5.0.0 at levels 1 and 2, as they stand in its release: 253. */
const standard = `
  1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2
  4.1.1-3 4.2.1 4.3.1-2 4.4.1-4 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3
  6.8.1-4 7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4 10.1.1-2
  10.2.1-2 10.3.1-4 10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1
  12.1.1-3 12.2.1-2 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3
  15.3.1-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 17.3.1-2
`

const range = (text: string): number[] => {
  const [first = 0, last = first] = text.split('-').map(Number)
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
}
const asked = standard
  .trim()
  .split(/\s+/)
  .flatMap((entry) => {
    const [, section, numbers = ''] = /^(\d+\.\d+)\.(.+)$/.exec(entry) ?? []
    return numbers.split(',').flatMap((part) => range(part).map((number) => `${section}.${number}`))
  })

type Row = { items: string[]; how: string; shownBy: string }
const rows: Row[] = [...page.matchAll(/^\| (\d+\.\d+\.\d+[^|]*) \| ([^|]+) \| ([^|]*)\|$/gm)].map(
  ([, items = '', how = '', shownBy = '']) => ({
    items: items.split(', ').flatMap(itemsOf),
    how,
    shownBy: shownBy.trim(),
  }),
)

/** `3.3.1–3.3.4` is all of the section between. */
function itemsOf(text: string): string[] {
  const [first = '', last = first] = text.trim().split('–')
  const section = first.replace(/\.\d+$/, '')
  const [from, to] = [first, last].map((item) => Number(item.split('.').at(-1)))
  return asked.filter((item) => {
    const number = Number(item.split('.').at(-1))
    return item.replace(/\.\d+$/, '') === section && number >= (from ?? 0) && number <= (to ?? 0)
  })
}

test('every requirement of ASVS 5.0.0 at levels 1 and 2 is answered, once', () => {
  expect(asked).toHaveLength(253)
  const answered = rows.flatMap(({ items }) => items)
  expect(answered.filter((item, index) => answered.indexOf(item) !== index)).toEqual([])
  expect(asked.filter((item) => !answered.includes(item))).toEqual([])
  for (const { items, how } of rows) expect(items, how).not.toEqual([])
})

test('what is met says which test shows it, but for what only whoever runs the system can do', () => {
  const ofOperators = ['3.5.4', '12.2.2']
  const silent = rows.filter(({ how, shownBy }) => shownBy === '' && !/^\*not applicable\*: |^\*\*open\*\*: /.test(how))
  expect(silent.flatMap(({ items }) => items)).toEqual(ofOperators)
})

test('no more than these were only read in the code', () => {
  const read = rows.filter(({ shownBy }) => shownBy === '*read*').flatMap(({ items }) => items)
  expect(read.join(' ')).toBe('1.2.9 3.7.1 6.2.10 6.5.3 6.5.4 7.2.3 10.1.1 11.2.3 13.2.1 13.2.3 15.2.3')
})

const testFiles = ['src', 'tests', 'examples'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /[.](test|spec)[.]tsx?$/.test(name))
    .map((name) => join(folder, name)),
)
/** What stands in quotes on the lines that name tests: after `test(`, or after the table of a `test.each`. */
const titlesOf = (source: string): string[] =>
  source.split('\n').flatMap((line) => /^\s*(?:test\b.*?|.*\)\(|)(['"`])(.+)\1,/.exec(line)?.[2] ?? [])
const titles = new Map(testFiles.map((file) => [file, titlesOf(readFileSync(file, 'utf8'))]))

test('every test that the page names exists', () => {
  const named = rows.flatMap(({ items, shownBy }) =>
    [...shownBy.matchAll(/`([^`›]+) › ([^`]+)`/g)].map(([, file = '', name = '']) => ({ items, file, name })),
  )
  expect(named.length).toBeGreaterThan(100)
  const wrong = named.filter(({ file, name }) => {
    const wanted = file.endsWith('.spec') ? `${file}.ts` : `${file}.test.ts`
    const candidates = testFiles.filter((path) => basename(path) === wanted)
    return candidates.filter((path) => titles.get(path)?.some((title) => title.includes(name))).length !== 1
  })
  expect(wrong).toEqual([])
})
