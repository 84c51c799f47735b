import { expect, test } from 'vitest'
import { isSplitInto } from '../../../rules/figures/splits.ts'
import { FIRST_OWN_ID } from '../../../shared/elements.ts'
import { elementFaults } from './catalogue-checks.ts'
import { readCatalogueFiles } from './catalogue-files.ts'
import { readIndicators } from './indicators-file.ts'

const files = await readCatalogueFiles()
const byId = new Map(files.elements.map((element) => [element.id, element]))
const terms = [
  ...files.indicators.flatMap(({ numerator, denominator }) => [...numerator, ...(denominator ?? [])]),
  ...files.rules.flatMap(({ left, right }) => [...left, ...(right ?? [])]),
]

test('every national target has the indicator of its code', () => {
  const codes = new Set(files.indicators.map(({ code }) => code))
  expect(readIndicators().entries.filter(({ code }) => !codes.has(code))).toEqual([])
})

test.each(['elements', 'indicators'] as const)(
  'ids and codes of %s are given once, and below those of a home',
  (name) => {
    const rows: { id: string; code: string }[] = files[name]
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
    expect(rows.filter(({ id }) => !(Number(id) > 0 && Number(id) < FIRST_OWN_ID))).toEqual([])
  },
)

test('every term names an element and an option by which that is split', () => {
  const options = new Map(files.dimensions.map(({ code, options }) => [code, options.map((each) => each.code)]))
  const wrong = terms.filter(({ elementId, category }) => {
    const element = byId.get(elementId)
    return (
      !element ||
      !isSplitInto(element.dimensions, category) ||
      !category.split(',').every((each) => {
        const [dimension = '', option = ''] = each.split(':')
        return each === '' || options.get(dimension)?.includes(option)
      })
    )
  })
  expect(wrong).toEqual([])
  expect(files.elements.flatMap((each) => elementFaults({ ...each, validFrom: '' }, files.dimensions))).toEqual([])
})

test('every element is used, and what stands over something is of the same measure and level', () => {
  const used = new Set(terms.map(({ elementId }) => elementId))
  expect(files.elements.filter(({ id }) => !used.has(id))).toEqual([])
  const ratios = files.indicators.filter(({ kind }) => kind === 'ratio')
  expect(ratios.length).toBeGreaterThan(40)
  for (const { code, numerator, denominator } of ratios) {
    const of = (each: typeof numerator | null) =>
      (each ?? []).map(({ elementId }) => `${byId.get(elementId)?.measure} ${byId.get(elementId)?.level}`)
    expect([code, of(numerator)]).toEqual([code, of(denominator)])
  }
})

test('a share of units is one of a yes or no, and shares of what people can do want a survey', () => {
  const kinds = files.indicators
    .filter(({ kind }) => kind === 'share-of-units')
    .flatMap(({ numerator }) => numerator.map(({ elementId }) => byId.get(elementId)?.kind))
  expect(new Set(kinds)).toEqual(new Set(['yes-no']))
  const asked = files.elements.filter(({ wantsSurvey }) => wantsSurvey).map(({ code }) => code)
  expect(asked).toEqual(expect.arrayContaining(['information-skills', 'life-skills']))
})
