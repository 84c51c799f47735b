import type { Rows } from './rows.ts'

/** Papers: nothing is kept of one that is checked, so whoever is here may. */
export const paperRows: Rows = {
  'POST /api/layout-checks': { about: 'self', roles: 'anyone', lacking: true },
}
