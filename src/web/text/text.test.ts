import { expect, test } from 'vitest'
import { AUDIT_ACTIONS } from '../../shared/audit.ts'
import { ACTIONS } from '../../shared/people.ts'
import en from './en.json'
import vi from './vi.json'

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

type Texts = { [key: string]: string | Texts }

const flat = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )

/** English tells one from many (`_one`, `_other`), Vietnamese does not. */
const base = (key: string) => key.replace(/_(one|other)$/, '')
const placeholders = (text: string) => [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]))].sort()

const vietnamese = new Map(flat(vi))
const english = flat(en)
const groups = Object.keys(vi).join('|')
const keyShaped = new RegExp(`(['"\`])((?:${groups})(?:\\.[A-Za-z0-9_-]+)+)\\1`, 'g')

// Named like keys, and none.
const actions = new Set<string>([...ACTIONS, ...AUDIT_ACTIONS])
const used = new Map<string, string>()
for (const [file, text] of Object.entries(sources)) {
  for (const [, , key = ''] of text.matchAll(keyShaped)) if (!actions.has(key)) used.set(key, file)
}

test('source files are seen', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(20)
  expect(used.size).toBeGreaterThan(50)
})

test('every key that the pages use has Vietnamese words', () => {
  expect([...used].filter(([key]) => !vietnamese.has(key))).toEqual([])
})

test('no words stand unused', () => {
  expect([...vietnamese.keys()].filter((key) => !used.has(key))).toEqual([])
})

test('Vietnamese and English have the same keys', () => {
  const inEnglish = new Set(english.map(([key]) => base(key)))
  expect([...vietnamese.keys()].filter((key) => !inEnglish.has(key))).toEqual([])
  expect([...inEnglish].filter((key) => !vietnamese.has(key))).toEqual([])
})

test('both languages fill in the same values', () => {
  const differing = english.filter(
    ([key, text]) => placeholders(text).join() !== placeholders(vietnamese.get(base(key)) ?? '').join(),
  )
  // "1 file" may leave the number out of its singular.
  expect(differing.filter(([key]) => !key.endsWith('_one'))).toEqual([])
})

test('no words are built from pieces of keys', () => {
  const built = Object.entries(sources).filter(([, text]) => /\bt\(\s*[`][^`]*\$\{/.test(text))
  expect(built.map(([file]) => file)).toEqual([])
})

test('no text is empty or ends with an exclamation mark', () => {
  const odd = [...vietnamese, ...english].filter(([, text]) => text.trim() === '' || text.includes('!'))
  expect(odd).toEqual([])
})
