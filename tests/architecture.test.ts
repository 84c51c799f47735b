import { readdirSync } from 'node:fs'
import { cruise, type IReporterOutput } from 'dependency-cruiser'
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { expect, test } from 'vitest'
import rules from '../.dependency-cruiser.cjs'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))

test('imports point the right way, in every file of src', { timeout: 120_000 }, async () => {
  const result = (await cruise(
    ['src'],
    { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
    undefined,
    { tsConfig: extractTsConfig('tsconfig.json') },
  )) as IReporterOutput
  if (typeof result.output === 'string') throw new Error(result.output)
  const { modules, summary } = result.output
  const seen = modules.filter(({ source }) => source.startsWith('src/') && /\.tsx?$/.test(source)).length
  expect(seen).toBe(sources.length)
  expect(seen).toBeGreaterThan(100)
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
})
