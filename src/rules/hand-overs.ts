import type { AccessRole } from '../shared/people.ts'

/**
 * Whether somebody may hold this role for another who is away. Whoever gives roles is followed by somebody whom an
 * administrator names for that time, so that nobody gets the right to give rights from a colleague.
 */
export const mayBeHandedOver = (role: AccessRole): boolean =>
  role !== 'unit-administrator' && role !== 'system-administrator'
