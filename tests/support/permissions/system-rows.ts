import type { AccessRole } from '../../../src/shared/people.ts'
import type { Rows } from './rows.ts'

const system: readonly AccessRole[] = ['system-administrator']

/** The system itself: whoever operates it, and nobody else. */
export const systemRows: Rows = {
  'GET /api/system/backups': { about: 'self', roles: system },
  'POST /api/system/backups': { about: 'self', roles: system },
}
