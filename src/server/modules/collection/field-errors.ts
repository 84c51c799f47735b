import { faultOfValue } from '../../../rules/figures/cells.ts'
import { isSplitInto } from '../../../rules/figures/splits.ts'
import type { ElementKind } from '../../../shared/elements.ts'
import { cellName } from '../../../shared/figures.ts'
import type { NewCell } from '../../../shared/form-acts.ts'
import type { FieldError } from '../../platform/problems.ts'
import type { HeldForm } from './forms.repository.ts'

/** What is wrong with cells by themselves, each named: `#/cells/3/value`. Options of dimensions are checked apart. */
export function fieldErrorsOf(cells: readonly NewCell[], asked: HeldForm['asked']): FieldError[] {
  const seen = new Set<string>()
  return cells.flatMap((cell, index): FieldError[] => {
    const at = `#/cells/${index}`
    const name = cellName(cell)
    if (seen.has(name)) return [{ pointer: at, code: 'duplicate' }]
    seen.add(name)
    const element = asked?.[cell.elementId]
    if (element === undefined) return [{ pointer: `${at}/elementId`, code: 'not-asked' }]
    const [kind, dimensions] = element
    if (!isSplitInto(dimensions, cell.category)) return [{ pointer: `${at}/category`, code: 'unknown-category' }]
    if (cell.value !== null && cell.mark !== null) return [{ pointer: `${at}/mark`, code: 'value-and-mark' }]
    if (cell.note !== null && cell.value === null && cell.mark === null)
      return [{ pointer: `${at}/note`, code: 'note-alone' }]
    const fault = cell.value === null ? null : faultOfValue(cell.value, kind as ElementKind)
    return fault === null ? [] : [{ pointer: `${at}/value`, code: fault }]
  })
}
