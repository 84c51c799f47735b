import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { LATER_TEXT } from '../src/web/text/parts.ts'

const web = 'src/web'
const texts: unknown = JSON.parse(readFileSync(join(web, 'text/vi.json'), 'utf8'))

/** Every file of the client. */
const sources = new Map(
  globSync(`${web}/**/*.{ts,tsx}`)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(file, 'utf8')]),
)

const from = (file: string, imported: string) => join(dirname(file), imported)
const laterKey = new RegExp(`(['"\`])((${LATER_TEXT.join('|')})(?:\\.[A-Za-z0-9_-]+)+)\\1`, 'g')
/** Actions are named alike, and are no words. */
const isText = (key: string) =>
  typeof key.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown>)?.[part], texts) === 'string'
/** With the groups that it brings: `withText(['documents'], import('./routes/documents.tsx'))`. */
const bringing = /withText\(\s*\[([^\]]*)\],\s*import\('([^']+)'\)/g
const importing = /(?<!\btype )(?:\bfrom |\bimport\(|\bimport )'(\.[^']+\.tsx?)'/g
const typesOnly = /import type [^;]*?from '[^']+'/g

/** The files that come with this one: what it imports, and what that imports. */
function closureOf(entry: string): Set<string> {
  const files = new Set([entry])
  for (const file of files) {
    const text = (sources.get(file) ?? '').replace(bringing, '').replace(typesOnly, '')
    for (const [, imported = ''] of text.matchAll(importing)) {
      const next = from(file, imported)
      if (sources.has(next)) files.add(next)
    }
  }
  return files
}

/** Words of later groups that files say: the group, one of its keys, the file. */
const saidIn = (files: Iterable<string>) =>
  [...files].flatMap((file) => {
    const said = [...(sources.get(file) ?? '').matchAll(laterKey)].filter(([, , key = '']) => isText(key))
    return [...new Map(said.map(([, , key = '', group = '']) => [group, key]))].map((one) => [...one, file])
  })

const entries = [...sources].flatMap(([file, text]) =>
  [...text.matchAll(bringing)].map(([, groups = '', imported = '']) => ({
    entry: from(file, imported),
    groups: [...groups.matchAll(/'(\w+)'/g)].map(([, group = '']) => group),
  })),
)

test('what comes with words of its own is seen', () => {
  expect(entries.length).toBeGreaterThan(15)
  expect(closureOf(`${web}/app/main.tsx`).size).toBeGreaterThan(30)
})

test.each(entries)('$entry brings all words that it says, and no others', ({ entry, groups }) => {
  const said = saidIn(closureOf(entry))
  expect(said.filter(([group = '']) => !groups.includes(group))).toEqual([])
  const needed = new Set(said.map(([group]) => group))
  expect(groups.filter((group) => !needed.has(group))).toEqual([])
})

test('what comes without words of its own says none that come later', () => {
  expect(saidIn(closureOf(`${web}/app/main.tsx`))).toEqual([])
})
