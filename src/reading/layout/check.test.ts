import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { alsoBroken, breaks, changed, rightLetter, rightReport } from '../../../tests/support/broken-papers.ts'
import { checkLayout } from './check.ts'
import type { LayoutRules } from './rules.ts'

const decree = JSON.parse(readFileSync('data/layout/decree-30-2020.json', 'utf8')) as LayoutRules
const today = '2026-11-30'
const faultsOf = async (bytes: Buffer) => (await checkLayout(bytes, [decree], today)).faults
const brokenIn = async (bytes: Buffer) => (await faultsOf(bytes)).map(({ rule }) => rule.id)

let report: Buffer
let letter: Buffer
beforeAll(async () => {
  report = await rightReport()
  letter = await rightLetter()
})

const paperFor = (id: string) => (id.startsWith('letter-subject') ? letter : report)

describe('a right paper', () => {
  test('passes in silence, report and letter', async () => {
    expect(await brokenIn(report)).toEqual([])
    expect(await brokenIn(letter)).toEqual([])
  })
})

describe('a paper with one rule broken', () => {
  test.each(decree.rules.map(({ id }) => id))('%s', async (id) => {
    const way = breaks[id]
    if (!way) throw new Error(`nobody says how ${id} is broken`)
    const broken = await brokenIn(await changed(paperFor(id), way))
    expect(broken.toSorted()).toEqual([id, ...(alsoBroken[id] ?? [])].toSorted())
  })
})

test('several rules broken at once give the findings of each', async () => {
  const ids = Object.keys(breaks).filter(
    (id) =>
      ['-size', '-bold', '-italics'].some((end) => id.endsWith(end)) &&
      decree.rules.some((rule) => rule.id === id) &&
      paperFor(id) === report,
  )
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 5 }), async (chosen) => {
      const bytes = await changed(report, (paper) => {
        for (const id of chosen) breaks[id]?.(paper)
      })
      expect(await brokenIn(bytes)).toEqual(expect.arrayContaining(chosen))
    }),
    { numRuns: 20 },
  )
})
