import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cruiseSources } from './support/import-picture.ts'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))

test('imports point the right way, in every file of src', { timeout: 120_000 }, async () => {
  const { modules, summary } = await cruiseSources()
  const seen = modules.filter(({ source }) => source.startsWith('src/') && /\.tsx?$/.test(source)).length
  expect(seen).toBe(sources.length)
  expect(seen).toBeGreaterThan(100)
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
})
