import { type BodyFault, bodyFaults } from '../../../rules/facts.ts'
import type { FactKind } from '../../../shared/documents.ts'
import { FACT_BODIES, type FactBody } from '../../../shared/facts.ts'
import { DueBy, DueEvery, DueWithin } from '../../../shared/plan.ts'
import type { FieldError } from '../../platform/problems.ts'
import { checkAgainst } from '../../platform/validation.ts'

/** A body that came in, in Unicode NFC, or each of its faults. */
export function checkBody(kind: FactKind, given: unknown, pointer: string): { body: FactBody } | FieldError[] {
  const body = toNfc(given)
  const errors = formFaults(kind, body, pointer)
  if (errors.length > 0) return errors
  const faults: BodyFault[] = [...badLetters(body), ...bodyFaults(kind, body as FactBody)]
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

function toNfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(toNfc)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toNfc(each)]))
}

/** What PostgreSQL cannot keep: NUL, and half of a letter. */
export const isKeepable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

function badLetters(value: unknown, pointer = ''): BodyFault[] {
  if (typeof value === 'string') return isKeepable(value) ? [] : [{ pointer, code: 'letters' }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => badLetters(each, `${pointer}/${key}`))
}
