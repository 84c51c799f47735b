import { splitsOf } from '../../../rules/figures/splits.ts'
import type { CellKey } from '../../../shared/figures.ts'
import type { Finding, FormElement } from '../../../shared/form-rules.ts'

/** What a cell of a form is called: its element and, of a part, which part. */
export function cellTitle(elements: readonly FormElement[], { elementId, category }: CellKey): string {
  const element = elements.find(({ id }) => id === elementId)
  if (!element) return elementId
  const part = splitsOf(element)
    .flatMap(({ categories }) => categories)
    .find((each) => each.category === category)
  return part ? `${element.name}, ${part.name}` : element.name
}

/** What a rule is broken at: of parts that are all missing the element. */
export function findingTitle(elements: readonly FormElement[], { rule, cells: [cell] }: Finding): string {
  if (!cell) return ''
  return cellTitle(elements, rule === 'parts-missing' ? { ...cell, category: '' } : cell)
}
