import type { AccessRole } from '../../../src/shared/people.ts'
import type { Rows } from './rows.ts'

const overseers: readonly AccessRole[] = ['inspector', 'system-administrator']

/** Who saw and did what. */
export const trailRows: Rows = {
  'GET /api/audit': {
    about: 'list',
    roles: overseers,
    seen: { draft: 'in charge alone' },
    ask: ({ trail }, place) => ({ url: `/api/audit?action=${trail[place]}` }),
    holds: ({ trail }, place) => `"${trail[place]}"`,
  },
  'POST /api/audit/heads': { about: 'self', roles: overseers },
}
