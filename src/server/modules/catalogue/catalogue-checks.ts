import { crossingOf, isSplitInto } from '../../../rules/figures/splits.ts'
import type {
  CatalogueElement,
  DimensionVersion,
  ElementVersion,
  IndicatorVersion,
  RuleVersion,
} from '../../../shared/elements.ts'
import type { Terms } from '../../../shared/figures.ts'
import type { FieldError } from '../../platform/problems.ts'
import type { OptionsOf } from './catalogue.repository.ts'

type Known = {
  elements: ReadonlyMap<string, Pick<CatalogueElement, 'kind' | 'dimensions'>>
  options: readonly OptionsOf[]
}

const DIVIDED = new Set(['ratio', 'share-of-criteria', 'parity'])
const WHOLE = new Set(['count', 'share-of-units', 'standing'])
const OF_YES_NO = new Set(['share-of-units', 'standing'])

export const dimensionsOf = (terms: Terms): string[] =>
  terms.flatMap(({ category }) => (category === '' ? [] : category.split(',').map((each) => each.split(':')[0] ?? '')))

function termFaults(terms: Terms | null, pointer: string, { elements, options }: Known): FieldError[] {
  return (terms ?? []).flatMap(({ elementId, category }, index): FieldError[] => {
    const element = elements.get(elementId)
    if (!element) return [{ pointer: `${pointer}/${index}/elementId`, code: 'unknown' }]
    const isSplit = category.split(',').every((each) => {
      const [dimension = '', option = ''] = each.split(':')
      const its = options.find(({ code }) => code === dimension)?.options ?? []
      return each === '' || its.some(({ code }) => code === option)
    })
    return isSplit && isSplitInto(element.dimensions, category)
      ? []
      : [{ pointer: `${pointer}/${index}/category`, code: 'unknown' }]
  })
}

export function indicatorFaults({ kind, numerator, denominator }: IndicatorVersion, known: Known): FieldError[] {
  const faults = [...termFaults(numerator, '#/numerator', known), ...termFaults(denominator, '#/denominator', known)]
  if (DIVIDED.has(kind) && denominator === null) faults.push({ pointer: '#/denominator', code: 'required' })
  if (WHOLE.has(kind) && denominator !== null) faults.push({ pointer: '#/denominator', code: 'not-divided' })
  for (const [index, { elementId }] of numerator.entries()) {
    const element = known.elements.get(elementId)
    if (element && (element.kind === 'yes-no') !== OF_YES_NO.has(kind))
      faults.push({ pointer: `#/numerator/${index}/elementId`, code: 'wrong-kind' })
  }
  return faults
}

export function ruleFaults(rule: RuleVersion, known: Known): FieldError[] {
  const { kind, leftTerms, rightTerms, comparator, percent } = rule
  const faults = [...termFaults(leftTerms, '#/leftTerms', known), ...termFaults(rightTerms, '#/rightTerms', known)]
  const wants = (is: boolean, given: unknown, pointer: string) => {
    if (is && given === null) faults.push({ pointer, code: 'required' })
    if (!is && given !== null) faults.push({ pointer, code: 'not-of-kind' })
  }
  wants(kind === 'compare', comparator, '#/comparator')
  wants(kind === 'compare', rightTerms, '#/rightTerms')
  wants(kind === 'change', percent, '#/percent')
  return faults
}

export function elementFaults({ kind, dimensions }: ElementVersion, options: readonly OptionsOf[]): FieldError[] {
  if (kind === 'yes-no' && dimensions.length > 0) return [{ pointer: '#/dimensions', code: 'not-of-kind' }]
  return dimensions.flatMap((split, index): FieldError[] => {
    const pointer = `#/dimensions/${index}`
    const crossed = crossingOf(split)
    if (crossed === undefined) return options.some(({ code }) => code === split) ? [] : [{ pointer, code: 'unknown' }]
    if (crossed[0] >= crossed[1]) return [{ pointer, code: 'order' }]
    // Without the parts by each of the two nobody could see where a crossing does not add up.
    return crossed.every((code) => dimensions.includes(code)) ? [] : [{ pointer, code: 'crossed-alone' }]
  })
}

export function dimensionFaults({ options }: Pick<DimensionVersion, 'options'>): FieldError[] {
  const codes = options.map(({ code }) => code)
  return codes.flatMap((code, index) =>
    codes.indexOf(code) < index ? [{ pointer: `#/options/${index}/code`, code: 'twice' }] : [],
  )
}
