import { bodyFaults } from '../../../rules/facts.ts'
import type { FactKind } from '../../../shared/documents.ts'
import { FACT_BODIES, type FactBody } from '../../../shared/facts.ts'
import { DueBy, DueEvery, DueWithin } from '../../../shared/plan.ts'
import type { FieldError } from '../../platform/problems.ts'
import { checkAgainst } from '../../platform/validation.ts'

/** A body that came in, or each of its faults. */
export function checkBody(kind: FactKind, body: unknown, pointer: string): { body: FactBody } | FieldError[] {
  const errors = formFaults(kind, body, pointer)
  if (errors.length > 0) return errors
  const faults = bodyFaults(kind, body as FactBody)
  if (faults.length > 0) return faults.map((fault) => ({ ...fault, pointer: `${pointer}${fault.pointer}` }))
  return { body: body as FactBody }
}

const duesByKind: Record<string, typeof DueBy | typeof DueEvery | typeof DueWithin> = {
  within: DueWithin,
  every: DueEvery,
  by: DueBy,
}

function formFaults(kind: FactKind, body: unknown, pointer: string): FieldError[] {
  const errors = checkAgainst(FACT_BODIES[kind], body, pointer)
  const due = kind === 'duty' ? (body as { due?: { kind?: string } | null } | null)?.due : undefined
  const dueSchema = typeof due?.kind === 'string' ? duesByKind[due.kind] : undefined
  if (!dueSchema) return onePerField(errors)
  // Of the three forms of a due only the one that was meant is told of.
  const elsewhere = errors.filter((error) => !error.pointer.startsWith(`${pointer}/due`))
  return onePerField([...elsewhere, ...checkAgainst(dueSchema, due, `${pointer}/due`)])
}

/** "A year or nothing" fails twice at one field; the first says what was meant. */
const onePerField = (errors: FieldError[]): FieldError[] =>
  [...new Map(errors.toReversed().map((error) => [error.pointer, error])).values()].reverse()
